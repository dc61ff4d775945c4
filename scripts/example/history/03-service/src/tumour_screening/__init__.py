"""Second-reader support for fine needle aspirates of the breast."""

__version__ = "0.1.0"

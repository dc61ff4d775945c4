"""Second-reader support for fine needle aspirates of the breast."""

__version__ = "1.0.0"

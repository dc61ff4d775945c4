"""Whom to call before they leave."""

"""Rows turned into tables, and tables into files. Pure."""

"""Files that people have, read into lines. Knows no database."""

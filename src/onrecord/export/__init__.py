"""Views of what was read: lines, tables, rows, JSON, pages."""

"""Rows to plain dicts in Plotly's schema; without colours, which the page gives to each role."""

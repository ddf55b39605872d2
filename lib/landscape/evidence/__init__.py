"""Claims, checks, verdicts; exactness."""

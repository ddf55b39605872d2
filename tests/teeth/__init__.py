"""Whether the book's evidence can bite: every sabotage, and broken code under every test."""

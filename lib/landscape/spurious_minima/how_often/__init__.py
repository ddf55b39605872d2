"""SS18 section 3: how often gradient descent ends in a spurious minimum (Tables 1 and 2, Figure 1)."""

"""Safran and Shamir 2018 (SS18)."""

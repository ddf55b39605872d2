"""Safran and Shamir 2016 (SS16)."""

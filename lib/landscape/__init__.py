"""Executable proofs about the loss landscape of two-layer ReLU networks.

`landscape.show.house.LAYERS` lists the folders from the ground up, and each says what lives in it.
"""

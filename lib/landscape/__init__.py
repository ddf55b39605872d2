"""Executable proofs about the loss landscape of two-layer ReLU networks.

The folders, from the ground up; imports only go down:

evidence       claims, checks, verdicts; exact and ball comparison; confidence bounds
geometry       points and caps on the sphere; central hyperplane arrangements; cones
networks       forward pass, losses, Khatri-Rao product, basin minimum
initial_basin  Safran & Shamir 2016
search         untrusted finders
show           figures, `explore`, the ledger
"""

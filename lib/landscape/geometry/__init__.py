"""Spheres, caps, arrangements, cones."""

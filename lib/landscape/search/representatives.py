def representative(W): return {}

"""The environment in which every notebook runs, frozen or tested. Imports nothing: set it before numpy."""

ENVIRONMENT = {
    "OMP_NUM_THREADS": "1",
    "OPENBLAS_NUM_THREADS": "1",
    "MKL_NUM_THREADS": "1",
    "NUMEXPR_NUM_THREADS": "1",
    "VECLIB_MAXIMUM_THREADS": "1",
    "PYTHONHASHSEED": "0",
    "MPLBACKEND": "module://matplotlib_inline.backend_inline",
}
"""One BLAS thread, because the number of threads changes the last bits of a float; one hash seed;
figures appear in the notebook whatever backend the shell has chosen."""

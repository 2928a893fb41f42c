"""Prints the image's manifest: what `GET /runtimes` says of it, and what the runner starts."""

import importlib.metadata
import json
import platform

version = platform.python_version()

manifest = {
    "language": "python",
    "version": version,
    "aliases": ["py", "python3"],
    "image": f"cofferdam/python:{version}",
    "program": "main.py",
    "stages": {
        "run": ["/usr/bin/python3", "{program}"],
        # -I: nothing of the workspace or the environment chooses what the tests' process loads.
        "unit_tests": ["/usr/bin/python3", "-I", "-B", "/cofferdam/unit/tests.py"],
    },
    "environment": {
        "PATH": "/usr/local/bin:/usr/bin:/bin",
        "HOME": "/workspace",
        "LANG": "C.UTF-8",
        "TZ": "UTC",
        # Byte code of the caller's modules would be one more folder among the caller's artifacts.
        "PYTHONDONTWRITEBYTECODE": "1",
        "MPLBACKEND": "Agg",
        "MPLCONFIGDIR": "/tmp/matplotlib",
        # A thread for each core of the host would eat the limits on processes and memory, and answers would differ
        # between hosts in their last digit.
        "OPENBLAS_NUM_THREADS": "1",
        "OMP_NUM_THREADS": "1",
    },
    "default_limits": {},
    "packages": sorted(
        ({"name": each.metadata["Name"], "version": each.version} for each in importlib.metadata.distributions()),
        key=lambda package: package["name"].lower(),
    ),
}
print(json.dumps(manifest, indent=2))

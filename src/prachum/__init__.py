"""prachum: from Thai government press releases to linked open data, with the words that prove each fact."""

import os

__version__ = "0.1.0"

# pythainlp makes a folder in the home of whoever imports it, which a service may not have, unless told not to.
if "PYTHAINLP_READ_MODE" not in os.environ:  # its older name; both together are an error
    os.environ.setdefault("PYTHAINLP_READ_ONLY", "1")

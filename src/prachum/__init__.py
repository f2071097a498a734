"""prachum: from Thai government press releases to linked open data, with the words that prove each fact."""

__version__ = "0.1.0"

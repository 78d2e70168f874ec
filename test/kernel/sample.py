#!/usr/bin/env python3
"""Chooses a part of many things, the same each time.

    sample.py --every N NAME...

Prints the names of one in N.
"""
import argparse
import hashlib

SEED = 280


def chosen(name, every):
    """Whether `name` is the one in `every`."""
    digest = hashlib.sha256(f"{SEED} {name}".encode()).digest()
    return int.from_bytes(digest[:4], "big") % every == 0


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--every", type=int, required=True)
    parser.add_argument("names", nargs="*")
    options = parser.parse_args()
    print("\n".join(name for name in options.names if chosen(name, options.every)))


if __name__ == "__main__":
    main()

"""Consequences for many people in one statement: the set-based twins of the rules of stage 4."""

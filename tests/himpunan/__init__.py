"""The set-based twins against the scalar rules: one law, two ways of computing."""

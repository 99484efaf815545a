"""The rules of the law as pure functions: dated inputs in, value plus cited steps out.

Standard library only. No Django, no clock, no I/O but the TOML files of this folder.
"""

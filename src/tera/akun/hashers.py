"""Argon2id at 19 MiB, t=2, p=1: the strength OWASP advises, at a cost a deadline morning bears."""

from django.contrib.auth.hashers import Argon2PasswordHasher


class Argon2idTera(Argon2PasswordHasher):
    """Django's hasher with our parameters (its own default costs about nine times the CPU)."""

    time_cost = 2
    memory_cost = 19 * 1024
    parallelism = 1

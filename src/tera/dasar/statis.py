"""Static files under hashed names, compressed once with brotli and gzip."""

from whitenoise.storage import CompressedManifestStaticFilesStorage


class StatisBersidik(CompressedManifestStaticFilesStorage):
    """Names carry the content's hash, so a repeat visit asks for nothing."""

    manifest_strict = True

"""Questions about many documents and people at once, across the stages."""

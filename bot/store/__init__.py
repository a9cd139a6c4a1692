"""Remembers: all SQL, the state folder's lock, the shared watchlist files."""

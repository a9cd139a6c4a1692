"""Talks: Telegram commands, rendering and sending."""

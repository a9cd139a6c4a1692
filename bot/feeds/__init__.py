"""Brings news in: fetch behind the address guard, parse in a worker, OPML, text out of markup."""

"""`python -m bot` and `ironwatch`: one call."""

from bot.cli import main

if __name__ == "__main__":
    main()

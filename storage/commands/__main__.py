"""`python -m storage.commands`, where the command itself is not installed."""

from storage.commands import main

main()

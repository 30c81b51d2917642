"""The database's versions, one alembic revision each; shipped with the program and run by `storage.database`."""

"""The joint model of mentions, events and arguments: what it sees, how it is built and how it is read."""

"""What annotation is, and where it is kept, read and written."""

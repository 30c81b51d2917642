"""What is not code: schemas, lexicons, translations, icons and sample articles."""

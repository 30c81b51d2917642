"""Small widgets that know nothing of annotation."""

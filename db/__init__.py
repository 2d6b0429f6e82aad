"""Records in, database and site out: loads what the extractor read and publishes it with Datasette."""

"""Who is responsible and until when: brackets, lines, sentences and tables of duties."""

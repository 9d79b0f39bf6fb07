"""Files for downloading: what each is made of, and making only those that changed."""

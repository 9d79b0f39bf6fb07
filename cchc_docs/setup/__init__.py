"""What is made once at set-up, never in a build."""

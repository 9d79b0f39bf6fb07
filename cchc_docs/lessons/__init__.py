"""Teaching material held to the rules: worked examples."""

"""Many cards at once, column by column, exactly: what cannot be done so goes through the engine."""

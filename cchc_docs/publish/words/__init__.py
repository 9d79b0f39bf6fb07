"""Words that pages, slides, guides, workbooks and tables say alike."""

"""An annex in Word, Excel or PDF, as officials make it, read into the house's YAML."""

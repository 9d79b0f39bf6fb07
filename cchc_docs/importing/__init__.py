"""An annex in Word or Excel, as officials make it, read into the house's YAML."""

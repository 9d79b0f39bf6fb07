"""The results of a season for people: charts, a report as PDF and pages, a decision's annex."""

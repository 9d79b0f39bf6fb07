"""What appraisers work with: the appraisal workbook, letters that ask for explanations."""

import java.io.File;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;
import org.verapdf.pdfa.results.ValidationResult;

/** Prints for each file and standard whether it is kept, and which clauses are broken. */
public class ValidatePdf {
    private static final String[] STANDARDS = {"ua1", "2a"};

    public static void main(String[] files) throws Exception {
        VeraGreenfieldFoundryProvider.initialise();
        boolean kept = true;
        for (String file : files) {
            for (String standard : STANDARDS) {
                kept &= keeps(new File(file), PDFAFlavour.fromString(standard));
            }
        }
        System.exit(kept ? 0 : 1);
    }

    private static boolean keeps(File file, PDFAFlavour flavour) throws Exception {
        try (PDFAParser parser = Foundries.defaultInstance().createParser(file, flavour)) {
            ValidationResult result =
                Foundries.defaultInstance().createValidator(flavour, false).validate(parser);
            String verdict = result.isCompliant() ? "đạt" : "KHÔNG ĐẠT";
            System.out.println(
                flavour.getId() + " " + file.getName() + ": " + verdict
                + " (" + result.getTotalAssertions() + " phép kiểm)");
            for (TestAssertion broken : result.getTestAssertions()) {
                System.out.println("    " + broken.getRuleId().getClause() + " " + broken.getMessage());
            }
            return result.isCompliant();
        }
    }
}

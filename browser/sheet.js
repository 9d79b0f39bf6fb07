// The page of a whole sheet.
import { startSheet } from "./sheet/page.js";
import { followScheme } from "./sheet/scheme.js";

followScheme();
startSheet();

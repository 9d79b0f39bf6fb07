// The page of a whole sheet whose items look at one fact or share figures.
import { startSheet } from "./sheet/page.js";
import { followScheme } from "./sheet/scheme.js";
import { Shared } from "./sheet/shared.js";

followScheme();
startSheet(Shared);

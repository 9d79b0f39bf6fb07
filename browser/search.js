// Vietnamese for the search worker, which loads this file in place of the theme's.
import { teachVietnamese } from "./search/vietnamese.js";

teachVietnamese(globalThis.lunr);

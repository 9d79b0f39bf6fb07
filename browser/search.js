// On every page: the search of the site, when its field is used, and the theme's script, when all
// else is here.
import { bringLate } from "./search/late.js";
import { startSearch } from "./search/page.js";

const place = document.querySelector("[data-search]");
if (place instanceof HTMLElement) startSearch(place);
bringLate();

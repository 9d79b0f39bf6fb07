// On every page: the search of the site, when its field is used, and the script of the theme, when
// somebody is there.
import { bringLate } from "./search/late.js";
import { startSearch } from "./search/page.js";

const place = document.querySelector("[data-search]");
if (place instanceof HTMLElement) startSearch(place);
bringLate();

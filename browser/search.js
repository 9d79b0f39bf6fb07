// The search of the site, on every page with its field.
import { startSearch } from "./search/page.js";

const place = document.querySelector("[data-search]");
if (place instanceof HTMLElement) startSearch(place);

// The lists of a page that filter.
import { List } from "./lists/list.js";

for (const place of document.querySelectorAll("[data-list]")) {
  if (place instanceof HTMLElement) new List(place);
}

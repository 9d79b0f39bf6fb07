// The first page of an edition.
import { offerToGoOn } from "./home/resume.js";

for (const place of document.querySelectorAll("a[data-set]")) {
  if (place instanceof HTMLElement) offerToGoOn(place);
}

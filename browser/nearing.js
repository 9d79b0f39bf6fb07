// The calculators of a page, brought when a reader comes near one: they weigh as much as its text.
import { bringWhenNear } from "./form/nearing.js";

const { later = "" } = /** @type {HTMLScriptElement} */ (document.currentScript).dataset;
bringWhenNear(later.split(" "));

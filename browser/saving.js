// The page about reading without a network: the whole site, for who asks for it.
import { offerToKeep } from "./offline/panel.js";

const place = document.querySelector("[data-keep]");
if (place instanceof HTMLElement) void offerToKeep(place);

// A deck of slides.
import { mendLinks } from "./slides/alone.js";
import { showDeck } from "./slides/deck.js";

showDeck();
mendLinks(document.body.dataset);

// A deck of slides.
import { showDeck } from "./slides/deck.js";

showDeck();

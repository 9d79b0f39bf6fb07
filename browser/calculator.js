// The calculators of a page, or of a deck.
import { startCalculators } from "./form/calculator.js";

startCalculators();

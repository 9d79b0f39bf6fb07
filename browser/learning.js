// What a reader has learned: told on home and set pages, ticked on criteria.
import { startTicks } from "./learning/ticks.js";

startTicks();

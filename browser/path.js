// The learner's path through a set.
import { startPath } from "./learning/path.js";

startPath();

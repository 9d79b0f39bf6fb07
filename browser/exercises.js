// The page of exercises.
import { startExercises } from "./exercises/page/start.js";

startExercises();

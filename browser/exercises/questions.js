// Every kind of question by its name, in the order in which a set asks.
import { question as points } from "./questions/points.js";
import { question as claim } from "./questions/claim.js";
import { question as raise } from "./questions/raise.js";
import { question as evidence } from "./questions/evidence.js";
import { question as unit } from "./questions/unit.js";

export const QUESTIONS = { points, claim, raise, evidence, unit };

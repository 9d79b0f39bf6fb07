// Every kind of question by its name, in the order in which a set asks.
import { question as points } from "./questions/points.js";
import { question as claim } from "./questions/claim.js";
import { question as raise } from "./questions/raise.js";
import { question as evidence } from "./questions/evidence.js";
import { question as unit } from "./questions/unit.js";

/** @import { QuestionKind } from "../shapes.js" */
/** @import { Asking } from "./shapes.d.ts" */

/** @type {Record<QuestionKind, Asking<any>>} each knows its own subjects */
export const QUESTIONS = { points, claim, raise, evidence, unit };

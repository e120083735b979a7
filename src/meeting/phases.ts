import type { Phase } from './feature.ts';

// The phases of a meeting in which a command makes sense, by what the command is about.

/** While people are together. */
export const HELD_PHASES: readonly Phase[] = ['gathering', 'in session'];

/** Until the meeting ends: what there is to talk about, and who leads, can still change. */
export const OPEN_PHASES: readonly Phase[] = ['planned', ...HELD_PHASES];

/** From the end of the meeting until its minutes are approved. */
export const REVIEW_PHASES: readonly Phase[] = ['adjourned', 'in review'];

/** From the roll call until the minutes are approved: there is something to tell of the meeting, and it can change. */
export const MINUTED_PHASES: readonly Phase[] = [...HELD_PHASES, ...REVIEW_PHASES];

/** As long as the minutes are not approved: what is recorded can be amended. After the end that is a further commit. */
export const AMENDABLE_PHASES: readonly Phase[] = ['planned', ...MINUTED_PHASES];

/** Always: for what only asks. */
export const ALL_PHASES: readonly Phase[] = [...AMENDABLE_PHASES, 'approved'];

/**
 * Gavel cannot start, for a reason that whoever runs it can mend. The message is for them: a sentence that says what
 * is wrong and what to do.
 */
export class StartupError extends Error {}

/** The words of a text, to look others up in. */
export const wordSet = (all: string): ReadonlySet<string> => new Set(all.split(/\s+/u));

/** Overrides of the writing direction: they make text read otherwise than it is. Marks such as LRM stay. */
const OVERRIDES = /[\u202A-\u202E\u2066-\u2069]+/gu;

/** Text that is read in the order in which it's written. */
export const withoutOverrides = (text: string): string => text.replaceAll(OVERRIDES, '');

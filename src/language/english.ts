import { pluralsOf } from './plurals.ts';

// What English messages are made with.

const { counted, pluralForm } = pluralsOf('en-GB');
/** `1 vote`, `2 votes`: `countedEn(2, { one: 'vote', other: 'votes' })` */
export const countedEn = counted;
/** `is` or `are`: `pluralEn(2, { one: 'is', other: 'are' })` */
export const pluralEn = pluralForm;

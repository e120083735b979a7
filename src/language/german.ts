import { pluralsOf } from './plurals.ts';

// What German messages are made with.

const { counted, pluralForm } = pluralsOf('de');
/** `1 Stimme`, `2 Stimmen`: `countedDe(2, { one: 'Stimme', other: 'Stimmen' })` */
export const countedDe = counted;
/** `ist` or `sind`: `pluralDe(2, { one: 'ist', other: 'sind' })` */
export const pluralDe = pluralForm;

import type { Entry } from '../../meeting/entry.ts';
import type { Meeting } from '../../meeting/feature.ts';
import type { Person } from '../../meeting/member.ts';
import { mayLead } from '../roles/roles.ts';

/** Whoever recorded an entry, whose words it holds, and those who lead may amend it. */
export const mayAmend = (entry: Entry, by: Person, meeting: Meeting): boolean =>
  [entry.author, entry.credit, entry.said].includes(by.key) || mayLead(by, meeting);

/** Why somebody may not. */
export const notYours = ({ number }: Entry): string =>
  `#${number} is not yours: its author, a chair or the secretary can.`;

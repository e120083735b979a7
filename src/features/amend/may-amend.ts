import type { Entry } from '../../meeting/entry.ts';
import { refuse, type Meeting, type Refusal } from '../../meeting/feature.ts';
import type { Person } from '../../meeting/member.ts';
import { mayLead } from '../roles/roles.ts';
import { amendMessages } from './messages.ts';

/** An entry may be amended by its author, by those whose words it has, and by those who lead. */
export const mayAmend = (entry: Entry, by: Person, meeting: Meeting): boolean =>
  [entry.author, entry.credit, entry.said].includes(by.key) || mayLead(by, meeting);

/** The refusal for anybody else. */
export const notYours = ({ number }: Entry, { group }: Meeting): Refusal =>
  refuse(amendMessages(group).notYours(number));

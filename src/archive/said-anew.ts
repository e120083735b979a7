import { isApprovalLine } from './approval.ts';
import { daysIn } from './dates.ts';
import type { HeadingMeaning } from './meaning.ts';
import { isRoleLine } from './roles.ts';

const LISTS_OF_PEOPLE: readonly HeadingMeaning[] = ['attendance', 'present', 'partly', 'regrets', 'absent'];

/**
 * Whether a line says what the next minutes will say of their own meeting: who is there, who leads, whether the
 * minutes are approved, when the next meeting is, what stands under the topics too. What else people put under such headings is theirs.
 */
export function isSaidAnew(meaning: HeadingMeaning, text: string): boolean {
  if (LISTS_OF_PEOPLE.includes(meaning) || meaning === 'summary') return true;
  if (meaning === 'roles') return isRoleLine(text);
  if (meaning === 'elections') return isRoleLine(text) || text.startsWith('@');
  if (meaning === 'approval') return isApprovalLine(text);
  return meaning === 'next' && daysIn(text, '2000-01-01').length > 0;
}

import { pluralEn } from '../../language/english.ts';
import { inLanguages } from '../../language/language.ts';
import { phrase, type MessagePiece } from '../../meeting/message.ts';
import { issuesGerman } from './messages.de.ts';

type Pieces = readonly MessagePiece[];

export const issuesEnglish = {
  issue: (number: number) => `issue ${number}`,
  done: (entry: number, issue: MessagePiece) => phrase`#${entry} is done: ${issue} was closed.`,
  openAgain: (entry: number, issue: MessagePiece) => phrase`#${entry} is open again: ${issue} was reopened.`,
  onAgenda: (titles: Pieces) => phrase`Added to the next agenda: ${titles}.`,
  ticked: (entries: Pieces, count: number) =>
    phrase`${entries} ${pluralEn(count, { one: 'is', other: 'are' })} ticked in the minutes.`,
  tickedIn: (entries: Pieces, count: number, proposal: string) =>
    phrase`${entries} ${pluralEn(count, { one: 'is', other: 'are' })} ticked in the minutes of ${proposal}.`,
  dropped: (proposal: MessagePiece) =>
    phrase`Open in the proposed minutes, but missing in what was merged in ${proposal}:`,
  issueStays: (issue: MessagePiece) => phrase` (${issue} stays as it is)`,
  more: (count: number) => `and ${count} more.`,
  droppedEnd: "They aren't on the next agenda. Record them again to bring them back.",

  // On the issues themselves.
  owner: (who: string) => `Owner: ${who}`,
  due: (day: string) => `Due: ${day}`,
  action: (number: number, group: string) => `Action #${number} of ${group}, from the minutes in `,
  discussed: (group: string) => `${group} discussed this. From the minutes in `,
  kinds: { agreed: 'Agreed: ', rejected: 'Rejected: ', action: 'Action: ', motion: 'Vote: ' },
};
export type IssuesMessages = typeof issuesEnglish;

export const issuesMessages = inLanguages(issuesEnglish, { de: issuesGerman });

import { countedEn, pluralEn } from '../../language/english.ts';
import { inLanguages } from '../../language/language.ts';
import type { ApprovalRule } from '../../meeting/group.ts';
import { phrase, type MessagePiece } from '../../meeting/message.ts';
import { proposalGerman } from './messages.de.ts';

type Approvers = Pick<ApprovalRule, 'needed' | 'onlyMembers' | 'organisations' | 'silence'>;

export const proposalEnglish = {
  help: 'Gives you the minutes so far as Markdown.',
  minutesSoFar: 'The minutes so far:',
  nameTaken: (taken: MessagePiece, own: MessagePiece) =>
    phrase`${taken} already has minutes, and they stay as they are. These go into ${own}.`,

  others: (count: number) =>
    count === 1
      ? "There are other minutes of this day already. These are in a file of their own and don't change them."
      : `There are ${count} other minutes of this day already. These are in a file of their own and don't change them.`,
  decisions: 'Decisions',
  actions: 'Actions',
  openQuestions: 'Open questions',
  howToApprove: 'How to approve',
  nobodyCame: 'Nobody checked in.',
  present: (people: string) => `Present: ${people}.`,
  regrets: (people: string) => `Regrets: ${people}.`,
  absent: (people: string) => `Absent: ${people}.`,
  volunteers: 'Volunteers wanted',
  approvals: ({ needed, onlyMembers, organisations }: Approvers) =>
    `${countedEn(needed, { one: 'approval', other: 'approvals' })} by ${onlyMembers ? 'members' : 'people'} other than the author${
      organisations > 1 ? `, from at least ${organisations} organisations,` : ''
    } ${pluralEn(needed, { one: 'is', other: 'are' })} needed.`,
  silence: (hours: number) => `After ${countedEn(hours, { one: 'hour', other: 'hours' })}, silence is consent.`,
  corrections: 'Corrections are welcome, as commits on this branch or as comments.',
  afterwards: {
    gavel: 'Then Gavel merges it.',
    chair: 'Then the chair or secretary merges it.',
    people: 'Then you can merge it.',
  },
};
export type ProposalMessages = typeof proposalEnglish;

export const proposalMessages = inLanguages(proposalEnglish, { de: proposalGerman });

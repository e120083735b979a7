import { inLanguages } from '../../language/language.ts';
import { phrase, strong, type MessagePiece } from '../../meeting/message.ts';
import { votesGerman } from './messages.de.ts';

export const votesEnglish = {
  helpVote: 'Opens a vote, casts your ballot or closes the vote. 👍 👎 👀 on the motion work too.',
  helpShow: 'Shows the open vote.',
  noOptions: "Everybody sees a vote's options, so under embargo a vote is for or against: use /vote TEXT.",
  leadersOpen: 'Only the chair or secretary can open a vote.',
  leadersClose: 'Only the chair or secretary can close a vote.',
  aboutWhat: 'What is the vote about?',
  noVote: 'No vote is open. The chair or secretary can open one with /vote TEXT.',
  checkInFirst: 'Check in before you vote: ✋ on the roll call, or /present.',
  yourVote: (number: number, choice: string) => `Your vote on #${number}: ${choice}.`,
  ballots: { for: 'for', against: 'against', abstain: 'abstain' },
  closed: (motion: string, outcome: string) => phrase`Vote closed: ${motion} – ${strong(outcome)}.`,
  isClosed: (number: number) => `The vote on #${number} is closed.`,
  isOpen: (number: number, ways: string) =>
    `The vote on #${number} is open: ${ways}. To open another one, close it first with /vote close.`,
  notAnOption: (typed: string, ways: string) => `"${typed}" isn't an option. Vote with one of these: ${ways}.`,
  titleOpen: (number: number, motion: string) => `Vote #${number}: ${motion}`,
  titleClosed: (number: number, motion: string) => `Vote closed #${number}: ${motion}`,
  howTo: (ballot: MessagePiece) => phrase`React, or type ${ballot}. Your last vote counts.`,
  optionsMissing: 'Add the options after the colon, with commas between them.',
  tooFewOptions: 'Add at least two different options, with commas between them.',
  tooManyOptions: (count: number, most: number) => `That's ${count} options. A vote can have up to ${most}.`,
  keptUnvoted: (number: number) =>
    `The vote on #${number} is closed, so its words can't change. Nobody voted, so /undo ${number} can remove it.`,
  keptVoting: (number: number) =>
    `People have voted on #${number}, so it can't change. Open a new vote with /vote, or add a /note.`,
  keptVoted: (number: number) =>
    `The vote on #${number} is closed, so it can't change. Open a new vote with /vote, or add a /note.`,
  forMembers: {
    vote: (group: string) => `Only members of ${group} can vote here`,
    volunteer: (group: string) => `Only members of ${group} can volunteer`,
  },
  notKnown: (membersOnly: string, link: MessagePiece) =>
    phrase`${membersOnly}, and I don't know you as one. If you are, ask the chair to add you, or use ${link} if I know you on another platform.`,
};
export type VotesMessages = typeof votesEnglish;

export const votesMessages = inLanguages(votesEnglish, { de: votesGerman });

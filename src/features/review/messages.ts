import { countedEn } from '../../language/english.ts';
import { inLanguages } from '../../language/language.ts';
import { phrase, strong, type MessagePiece } from '../../meeting/message.ts';
import { reviewGerman } from './messages.de.ts';

type Pieces = readonly MessagePiece[];

export const reviewEnglish = {
  helpApprove: 'Approves the proposed minutes; so does ✅ on the proposal.',
  helpMerge: 'Merges approved minutes, if the group leaves that to the chair.',
  helpPropose: 'Proposes the minutes again, if their branch was deleted or their pull request was closed.',

  alreadyMerged: 'These minutes are already merged.',
  noneToMerge: 'No minutes are waiting to be merged.',
  approveThere: (where: string) => `Your group approves minutes in the forge: ${where}`,
  mergeThere: (where: string) => `Your group merges minutes in the forge: ${where}`,
  membersOnly: 'Only members of the group can approve its minutes.',
  ownMinutes: 'You wrote these minutes, so others must approve them.',
  alreadyApproved: "You've already approved these minutes.",
  otherWaiting: (label: string) => `${label} is waiting for approval now. Read it, then use /meeting approve.`,
  mergeLeadersOnly: 'Only the chair or secretary can merge.',
  proposeLeadersOnly: 'Only the chair or secretary can propose the minutes again.',
  notApproved: (missing: string) => `Not approved yet (${missing}).`,

  approved: (who: string, where: MessagePiece, given: number, needed: number) =>
    phrase`${who} approved the minutes in ${where} (${given} of ${needed}).`,
  merging: (label: string) => `Merging ${label} now.`,
  approvedMerging: (label: string) => `Approved. Merging ${label} now.`,
  proposing: "I'm proposing the minutes again.",
  approveAgain: 'The minutes need approving again.',
  useMerge: (label: string, merge: MessagePiece) => phrase`The minutes in ${label} can be merged now, with ${merge}.`,
  mergeNowThere: (label: string) => `The minutes in ${label} can be merged there now.`,
  merged: (name: MessagePiece) => phrase`The minutes are merged: ${name}.`,
  mergedBy: (who: string, name: MessagePiece) => phrase`${who} merged the minutes: ${name}.`,
  mergedApproved: (who: string, name: MessagePiece) =>
    phrase`${who} approved the minutes, and they're merged: ${name}.`,
  mergedUnopposed: (name: MessagePiece) => phrase`Nobody objected, so the minutes are merged: ${name}.`,

  failed: {
    propose: (to: Pieces, where: Pieces, why: string) =>
      phrase`${to}I couldn't propose the minutes${where}. ${why} I'll keep trying.`,
    merge: (to: Pieces, where: Pieces, why: string) =>
      phrase`${to}I couldn't merge the minutes${where}. ${why} I'll keep trying.`,
  },
  inProposal: (proposal: MessagePiece) => phrase` in ${proposal}`,

  theProposal: 'the proposal',
  newCommits: (proposal: MessagePiece) => phrase`${proposal} has new commits.`,
  newCommitsAgain: (proposal: MessagePiece, approve: MessagePiece) =>
    phrase`${proposal} has new commits, so earlier approvals don't count. Read it and approve it again with ${approve}.`,
  asksForChanges: (who: string, where: MessagePiece) => phrase`${who} asks for changes in ${where}.`,
  dismissed: (who: string, where: MessagePiece) => phrase`${who}'s review of ${where} was dismissed.`,
  approvedOlder: (who: string, where: MessagePiece) =>
    phrase`${who} approved an older version of ${where}. Please look at it again.`,
  approvedUncounted: (who: string, where: MessagePiece) =>
    phrase`${who} approved the minutes in ${where}, but by the group's rule that doesn't count.`,
  reopened: (proposal: MessagePiece) => phrase`${proposal} is open again.`,
  branchGone: (label: string, propose: MessagePiece) =>
    phrase`The branch ${label} was deleted or reset before its minutes were merged. ${propose} proposes them again.`,
  closed: (proposal: MessagePiece, propose: MessagePiece) =>
    phrase`${proposal} was closed without being merged. Reopen it there or with ${propose}.`,
  moreComments: (count: number, proposal: MessagePiece) =>
    phrase`${countedEn(count, { one: 'more comment', other: 'more comments' })} on ${proposal}.`,

  unopposed: (proposal: MessagePiece) => phrase`Nobody objected to ${proposal} in time, so the minutes are approved.`,
  timeOver: (proposal: MessagePiece, missing: string) =>
    phrase`The time to object to ${proposal} is over, but ${missing}.`,
  remind: (people: Pieces, proposal: MessagePiece, missing: string) =>
    phrase`${people}: please review the minutes in ${proposal}. So far: ${missing}.`,

  approvals: (given: number, needed: number) => `${given} of ${needed} approvals`,
  organisations: (given: number, needed: number) => `approvals from ${given} of ${needed} organisations`,
  wantsChanges: (who: string) => `${who} asks for changes`,

  title: 'Minutes',
  meetingEnded: 'The meeting has ended. Thank you all.',
  steps: { rendered: 'Minutes written', committed: 'Committed', proposed: 'Proposed' },
  proposedAs: (proposal: MessagePiece) => phrase`Proposed as ${proposal}`,
  approve: 'Approve',
  forReview: (people: Pieces) => phrase`For review: ${people}.`,
  trouble: (why: string, minutes: MessagePiece) =>
    phrase`${strong("That didn't work:")} ${why} Nothing is lost, and I'll keep trying. The chair and secretary can get the Markdown with ${minutes}.`,
  mergedShort: 'Merged.',
  approvedAndMerged: (who: string) => `Approved by ${who} and merged.`,
  closedShort: (propose: MessagePiece) =>
    phrase`${strong('Closed without being merged.')} ${propose} proposes it again.`,
  howToApprove: (state: string, approve: MessagePiece) => phrase`${state}. React ✅ or use ${approve}.`,
  approveIn: (state: string, proposal: MessagePiece) => phrase`${state}. Approve in ${proposal}.`,
};
export type ReviewMessages = typeof reviewEnglish;

export const reviewMessages = inLanguages(reviewEnglish, { de: reviewGerman });

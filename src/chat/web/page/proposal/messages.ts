import { countedEn } from '../../../../language/english.ts';
import { inLanguages } from '../../../../language/language.ts';
import { proposalPageGerman } from './messages.de.ts';

export const proposalPageEnglish = {
  skipToMinutes: 'Skip to the minutes',
  backToRoom: 'Room',
  proposedMinutes: 'Proposed minutes',
  approval: 'Approval',
  states: {
    open: 'Waiting for approval',
    approved: 'Approved',
    merged: 'Merged',
    closed: 'Closed',
  },
  // What each state means for everyone.
  explained: {
    open: 'Read the minutes. If they say what happened, approve them.',
    approved: 'Everyone needed has approved. The minutes can be merged now.',
    merged: 'These minutes are final.',
    closed: 'This proposal was closed without being merged. The chair or secretary can propose the minutes again.',
  },
  approvals: 'Approvals',
  given: (given: number, needed: number) => `${given} of ${needed}`,
  moreNeeded: (count: number) => countedEn(count, { one: 'more approval', other: 'more approvals' }),
  stillMissing: 'Still missing',
  nobodyYet: 'Nobody yet',
  // What the reader can do, or why not.
  approve: 'Approve',
  approveAs: (name: string) => `Approve as ${name}`,
  askForChanges: 'Ask for changes',
  merge: 'Merge',
  youApproved: 'You approved these minutes.',
  youWrote: 'You wrote these minutes, so others must approve them.',
  inForge: (label: string) => `This group approves and merges in its forge. Open ${label} there.`,
  mergedInForge: (label: string) => `This group merges in its forge. Open ${label} there.`,
  mergersOnly: 'The chair or secretary can merge them.',
  openProposal: (label: string) => `Open ${label}`,
  whatToChange: 'What should change?',
  changesHint: 'Gavel posts this in the room. To change what you said yourself, type there:',
  post: 'Post in the room',
  cancel: 'Cancel',
  changesAsked: (label: string, words: string) => `Please change ${label}: ${words}`,
  posted: 'Posted in the room.',
  sending: 'Sending…',
  tryAgain: 'Try again',
  download: 'Download Markdown',
  print: 'Print',
  // What changed.
  show: 'Show',
  changes: 'What changed',
  wholeText: 'Whole text',
  changesSince: 'What changed since the last proposal',
  added: 'added',
  removed: 'removed',
  gap: 'Unchanged lines',
};
export type ProposalPageMessages = typeof proposalPageEnglish;

export const proposalPageMessages = inLanguages(proposalPageEnglish, { de: proposalPageGerman });

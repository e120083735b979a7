import { inLanguages } from '../language/language.ts';
import { phrase, type MessagePiece } from '../meeting/message.ts';
import { jobsGerman } from './messages.de.ts';

export const jobsEnglish = {
  cannotEmbargo: "I can't write the minutes with what's under embargo into the private repository",
  embargoWritten:
    "The whole minutes, with what's under embargo, are in the group's private repository. Nobody approves them there.",
  cannotFollow: "I can't see the reviews of the proposed minutes",
  cannotPlan: "I can't read this group's minutes, so its first meeting isn't planned yet",
  cannotSync: "I can't sync this group's actions with its issues",
  trouble: (what: string, why: string) => `${what}: ${why}. Nothing is lost, and I'll keep trying.`,
  unexplained: "Something is wrong with this group's repository. My operator can find the reason in the log.",
  proposalChanged: "The proposal isn't what was approved any more.",
  theirsStay: (path: string) =>
    `People changed the same lines of ${path} as you did here, and theirs stay. If yours are right, add them by hand.`,
  skippedMinutes: (paths: readonly MessagePiece[], from: MessagePiece, add: MessagePiece) =>
    phrase`I can't read ${paths}. The agenda starts from ${from}. Add what's missing with ${add}.`,
  skippedAllMinutes: (paths: readonly MessagePiece[], add: MessagePiece) =>
    phrase`I can't read ${paths}. The agenda starts empty. Add what's missing with ${add}.`,
  notTakenOver: (add: MessagePiece) =>
    phrase`I couldn't read what's open in the last minutes, so the next agenda starts without it. Add what's missing with ${add}. My operator has been told.`,
};
export type JobMessages = typeof jobsEnglish;

export const jobMessages = inLanguages(jobsEnglish, { de: jobsGerman });

import { pluralEn } from '../../language/english.ts';
import { inLanguages } from '../../language/language.ts';
import { phrase, type MessagePiece } from '../../meeting/message.ts';
import { identityGerman } from './messages.de.ts';

export const identityEnglish = {
  helpLink: 'Makes you one person on two platforms, with one ballot and one place in the attendance.',
  helpUnlink: 'Undoes a link, so that your accounts are separate people again. The chair can do it for others.',
  helpWhoami: 'Shows who Gavel thinks you are, and your linked accounts.',

  met: (who: string, platform: string) =>
    `I don't know ${who} on ${platform}, so they're in the minutes as a guest under that name.`,
  metMany: (count: number) => `I don't know ${count} people, so they're in the minutes as guests under these names:`,
  likely: (handle: string) =>
    `They have the same name as @${handle}, which proves nothing. If they are @${handle}, add this to @${handle} in the configuration and restart me:`,
  addToMember: "If they're a member, add this to that member in the configuration and restart me:",
  newMember: "If they're a new member, add the whole entry:",
  linkThemselves: (link: MessagePiece) =>
    phrase`Or they link themselves, if I know them on another platform: ${link} there.`,
  oneOf: (name: string, platform: string, line: MessagePiece) => phrase`${name} on ${platform}: ${line}`,
  oneOfLikely: (name: string, platform: string, handle: string, line: MessagePiece) =>
    phrase`${name} on ${platform}, same name as @${handle}, which proves nothing: ${line}`,
  addLines:
    'For each member among them, add the line to the members in the configuration and restart me. If the member is there already, add only the id.',
  taken: (name: string, platform: string, handle: string) =>
    `${name} on ${platform} counts as @${handle} from now on, because of the name (people: by-name). To confirm that, add this to @${handle} in the configuration and restart me:`,
  elseRightId: "If it's someone else, add the right id there instead.",

  notHere: "That can't be done here.",
  offer: (command: MessagePiece, minutes: number) =>
    phrase`To be one person here and on another platform, type this there: ${command} It works once, within ${minutes} minutes, and I'll ask you to confirm. Don't show it to anyone.`,
  offered: "I've sent you a code in a direct message. Type it on the other platform.",
  unknownCode: "I don't know this code, or it's too old. Use /meeting link on the other platform to get a new one.",
  triesLeft: (count: number) =>
    pluralEn(count, { one: 'You can try one more time.', other: `You can try ${count} more times.` }),
  retryIn: (minutes: number) => `You can try again in ${minutes} minutes.`,
  locked: (minutes: number) =>
    `Too many wrong codes. Try again in ${minutes} ${pluralEn(minutes, { one: 'minute', other: 'minutes' })}.`,
  otherSide: 'Type it on the other platform: this is where the code is from.',
  alreadyOne: (who: string) => `You are already ${who} here and there.`,
  twoMembers: (here: string, there: string) =>
    `You are ${here} here and ${there} there. My operator can make them one member in the configuration.`,
  confirm: (other: string, user: string, as: string, own: string, command: MessagePiece) =>
    phrase`${other} (${user}) wants to be the same person as you, ${as} (${own}). If that's you, type here: ${command}. If it isn't, do nothing: nothing has changed.`,
  asked: (as: string, user: string) =>
    `I've asked ${as} (${user}) to confirm in a direct message that you are the same person.`,
  leadersOnly: 'Only the chair or secretary can do that for someone else.',
  notLinked: (who: string) => `${who} isn't linked to another account.`,
  parted: (who: string, users: string) => `${who} is no longer linked with ${users}. What was recorded stays as it is.`,
  youAre: (who: string, here: string) => `You are ${who}: ${here}.`,
  youAreAlso: (who: string, here: string, others: string) => `You are ${who}: ${here}, and also ${others}.`,
  youAreGuest: (link: MessagePiece) => phrase`You are a guest: ${link} makes you one person on two platforms.`,

  one: (who: string) => `You are now one person here and there: ${who}.`,
  oneArrival: 'You were counted twice, so the earlier arrival counts.',
  oneBallot: (number: number) => `You voted twice on #${number}, so your later ballot counts.`,
  onePlace: 'You were on the speaker queue twice, so you keep the earlier place.',
  oneElected: {
    chair: "You were elected the next meeting's chair twice, so that counts once.",
    secretary: "You were elected the next meeting's secretary twice, so that counts once.",
  },
  oneApproval: 'You approved the minutes twice, so that counts once.',
  oneReview: 'You reviewed the minutes twice, so the later review counts.',
};
export type IdentityMessages = typeof identityEnglish;

export const identityMessages = inLanguages(identityEnglish, { de: identityGerman });

import { inLanguages } from '../../../language/language.ts';
import { signInGerman } from './messages.de.ts';

export const signInEnglish = {
  title: 'Sign in',
  entrance: "This is where your group meets. Sign in with your account, so that Gavel knows who's speaking.",
  signInWith: (issuer: string) => `Sign in with ${issuer}`,
  leavesTo: (issuer: string) => `You'll sign in at ${issuer} and come back here. Gavel never sees your password.`,
  guestWord: 'guest',
  again: 'Try again',
  asSomeoneElse: 'Sign in as someone else',
  endedTitle: "You're signed out",
  ended: 'Gavel has forgotten this sign-in.',
  endAtIssuer: (issuer: string) => `Sign out of ${issuer} too`,
  signInAgain: 'Sign in again',
  strangerTitle: "You aren't in this group",
  stranger:
    "You signed in, but this account isn't a member's, and the group takes no guests. If it should be yours, ask the person who runs Gavel to add it: they find its id in the log.",
  failedTitle: "You aren't signed in",
  troubles: {
    denied: 'The sign-in was cancelled, or your account may not use Gavel.',
    unreachable: "The sign-in server isn't answering. Try again in a minute.",
    clock:
      "The clocks of Gavel and of the sign-in server don't agree. The person who runs Gavel has to set Gavel's clock.",
    secret:
      "The sign-in server doesn't accept Gavel. The person who runs Gavel has to check the client's id and secret.",
    stale: 'That took too long, was done before, or was begun in another browser. Start again.',
    setup: "The sign-in server and Gavel don't fit together. The person who runs Gavel can see why in its log.",
  },
};
export type SignInMessages = typeof signInEnglish;

export const signInMessages = inLanguages(signInEnglish, { de: signInGerman });

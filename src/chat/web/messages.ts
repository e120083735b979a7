import { inLanguages } from '../../language/language.ts';
import { webGerman } from './messages.de.ts';

/** What the server of the web room says; what its pages say is in page/messages.ts. */
export const webEnglish = {
  room: 'Room',
  proposedMinutes: 'Proposed minutes',
  needsJavaScript: 'This page needs JavaScript. Turn it on, then reload.',
  backToRoom: 'Back to the room',
  errorTitles: {
    notFound: "This page doesn't exist",
    noMinutes: "These minutes aren't here",
    forbidden: "You can't open this",
    failed: 'Something went wrong',
  },
  nothingHere: "There's nothing at this address. Check it for typos.",
  noProposal: "They may be merged already, or not proposed yet. Merged minutes are in the group's repository.",
  noRoom: "There's no such room.",
  noPicture: "There's no such picture.",
  unknownPerson: (handle: string) => `Nobody here is called "${handle}". Choose who you are again.`,
  notInRoom: "That message isn't in this room.",
  emptyMessage: 'Write something first.',
  notEmoji: (text: string) => `"${text}" isn't an emoji.`,
  notTaken: "Gavel hasn't saved this yet. It'll keep trying.",
  badPlace: '"before" has to be a whole number: the place of a message.',
  badRequest: (details: string) => `The request isn't right: ${details}`,
  notJson: "The request isn't JSON.",
  sendJson: 'Send JSON (Content-Type: application/json).',
  localOnly: 'This room only answers on localhost, 127.0.0.1 and [::1].',
  otherPage: "Another web page can't post in this room.",
  publicOnly: (address: string) =>
    `This room is at ${address}. If that's where you are, the server in front of it has to pass on the Host header.`,
  notSignedIn: "You aren't signed in any more. Sign in again.",
  signedInAsOther: "You're signed in as someone else now. Reload the page.",
  tooFast: (seconds: number) => `That was too much at once. Try again in ${seconds} s.`,
  tooLong: "That's too long: a message can have up to 256 kB.",
  pictureTooLarge: 'That picture is larger than 20 MB. Attach a smaller one.',
  tooManyUploads: 'Too many pictures are being uploaded right now. Attach this one again in a few seconds.',
  notPicture: "That isn't a picture that can be shown here. Use a PNG, JPEG, GIF or WebP.",
  tooManyPictures: (most: number) => `A message can have up to ${most} pictures.`,
  pictureGone: 'A picture is gone. Attach it again.',
  notWritten: "Gavel couldn't save that, so nothing has changed. Try again in a minute.",
  broken: 'Something went wrong in Gavel. The person who runs it can see why in its log.',
};
export type WebMessages = typeof webEnglish;

export const webMessages = inLanguages(webEnglish, { de: webGerman });

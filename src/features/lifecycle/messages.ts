import { inLanguages } from '../../language/language.ts';
import { phrase, type MessagePiece } from '../../meeting/message.ts';
import { lifecycleGerman } from './messages.de.ts';

export const lifecycleEnglish = {
  helpStart:
    'Opens the meeting. Before the planned time it opens the roll call, and the meeting starts by itself on time.',
  /** @param since a time such as 17:00, in UTC */
  running: (since: string) => `This meeting has been running since ${since} UTC.`,
  rollCallOpen: (start: MessagePiece) => phrase`The roll call is open. The meeting starts ${start}.`,
  started: 'The meeting has started.',
  howTo: (note: MessagePiece, action: MessagePiece, topic: MessagePiece, end: MessagePiece) =>
    phrase`Record with ${note}, ${action} and ${topic}. ${end} makes the minutes.`,
};
export type LifecycleMessages = typeof lifecycleEnglish;

export const lifecycleMessages = inLanguages(lifecycleEnglish, { de: lifecycleGerman });

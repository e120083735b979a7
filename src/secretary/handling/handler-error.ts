import type { InLanguage } from '../../language/language.ts';
import { sayText } from '../../meeting/message.ts';
import type { InboxItem } from '../../ports/store.ts';
import { secretaryMessages } from '../messages.ts';
import { answerItem } from '../people/answer-item.ts';
import type { UnitOfWork } from '../unit-of-work.ts';

/** Deciding about something heard threw: that's a mistake in Gavel, not of the person who spoke. */
export class HandlerError extends Error {
  constructor(cause: unknown) {
    super('what was heard could not be handled', { cause });
  }
}

/** Tells the person who spoke that it didn't work, instead of silence. */
export function apologizeFor({ id, heard }: InboxItem, into: UnitOfWork, of: InLanguage): void {
  into.send(answerItem(sayText(secretaryMessages(of).mistake), heard, `${id}/stumbled`));
  into.handled(id);
}

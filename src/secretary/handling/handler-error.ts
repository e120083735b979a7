import { sayText } from '../../meeting/message.ts';
import type { InboxItem } from '../../ports/store.ts';
import { answerItem } from '../people/answer-item.ts';
import type { UnitOfWork } from '../unit-of-work.ts';

/** Deciding about something heard threw: a mistake of Gavel's, not of whoever spoke. */
export class HandlerError extends Error {
  constructor(cause: unknown) {
    super('stumbled', { cause });
  }
}

/** Tells whoever spoke that it did not work, instead of silence. */
export function apologizeFor({ id, heard }: InboxItem, into: UnitOfWork): void {
  const words = sayText(
    'I stumbled over that and have recorded nothing; whoever runs me has been told. Please try other words.',
  );
  into.send(answerItem(words, heard, `${id}/stumbled`));
  into.handled(id);
}

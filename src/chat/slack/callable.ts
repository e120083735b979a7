import type { WebClient } from '@slack/web-api';

import type { Message } from '../../meeting/message.ts';
import type { SlackIdOf } from './mrkdwn.ts';

/** Finds out who the members are on Slack whom a message is for. */
export interface CallablePeople {
  /** Never rejects: whom Slack cannot tell now is named, and not notified. */
  idsFor(message: Message): Promise<SlackIdOf>;
}

export interface CallableOptions {
  /** The ids that the configuration knows. */
  readonly idOf: SlackIdOf;
  /** The e-mail address of the member of a handle, if the configuration has it. */
  readonly emailOf: (handle: string) => string | undefined;
  /** Milliseconds since 1970. */
  readonly now: () => number;
}

const FRESH_MS = 15 * 60_000;

const membersCalled = ({ lines }: Message): string[] =>
  lines
    .flatMap(({ pieces }) => pieces)
    .flatMap((piece) =>
      typeof piece === 'object' && 'member' in piece && piece.calls === true && piece.account === undefined
        ? [piece.member]
        : [],
    );

export function callablePeople(client: WebClient, { idOf, emailOf, now }: CallableOptions): CallablePeople {
  const known = new Map<string, { readonly id: string | undefined; readonly at: number }>();

  async function ask(email: string): Promise<void> {
    const before = known.get(email);
    if (before && now() - before.at < FRESH_MS) return;
    const id = await client.users.lookupByEmail({ email }).then(
      ({ user }) => user?.id,
      () => before?.id,
    );
    known.set(email, { id, at: now() });
  }

  const idByEmail = (handle: string): string | undefined => known.get(emailOf(handle) ?? '')?.id;

  return {
    async idsFor(message) {
      const emails = membersCalled(message).flatMap((handle) =>
        idOf(handle) === undefined ? (emailOf(handle) ?? []) : [],
      );
      for (const email of new Set(emails)) await ask(email);
      return (handle) => idOf(handle) ?? idByEmail(handle);
    },
  };
}

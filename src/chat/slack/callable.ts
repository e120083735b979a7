import type { WebClient } from '@slack/web-api';

import type { Message } from '../../meeting/message.ts';
import { slackError } from './errors.ts';
import type { SlackIdOf } from './mrkdwn.ts';
import { hasProvedEmail } from './people.ts';

/** Finds out who the members that a message is for are on Slack. */
export interface CallablePeople {
  /** Never rejects: people Slack can't look up now are named, but not notified. */
  idsFor(message: Message): Promise<SlackIdOf>;
  /** Who has an e-mail address; undefined if nobody of the workspace has. Rejects if Slack cannot tell now. */
  byEmail(email: string): Promise<string | undefined>;
}

export interface CallableOptions {
  /** The ids that the configuration knows. */
  readonly idOf: SlackIdOf;
  /** The e-mail address of the member of a handle, if the configuration has it. */
  readonly emailOf: (handle: string) => string | undefined;
  /** The id of the workspace in which the app is installed. */
  readonly team: () => string;
  /** Milliseconds since 1970. */
  readonly now: () => number;
}

const FRESH_MS = 15 * 60_000;
/** An app without the scope for addresses finds nobody, and must not keep a room waiting for that. */
const NOBODY_FOUND: ReadonlySet<string | undefined> = new Set(['users_not_found', 'missing_scope']);

const membersCalled = ({ lines }: Message): string[] =>
  lines
    .flatMap(({ pieces }) => pieces)
    .flatMap((piece) =>
      typeof piece === 'object' && 'member' in piece && piece.calls === true && piece.account === undefined
        ? [piece.member]
        : [],
    );

export function callablePeople(client: WebClient, { idOf, emailOf, team, now }: CallableOptions): CallablePeople {
  const known = new Map<string, { readonly id: string | undefined; readonly at: number }>();
  // A failure is no answer: a direct message must not go to nobody because of it.
  const failedAt = new Map<string, number>();

  /** Whose address Slack has checked for this workspace. */
  async function find(email: string): Promise<string | undefined> {
    try {
      const { user } = await client.users.lookupByEmail({ email });
      return user && hasProvedEmail(user, team()) ? user.id : undefined;
    } catch (error) {
      if (!NOBODY_FOUND.has(slackError(error))) throw error;
      return undefined;
    }
  }

  async function byEmail(email: string): Promise<string | undefined> {
    const before = known.get(email);
    if (before && now() - before.at < FRESH_MS) return before.id;
    const id = await find(email);
    known.set(email, { id, at: now() });
    failedAt.delete(email);
    return id;
  }

  /** If Slack can't look somebody up now, it isn't asked again and again. */
  async function ask(email: string): Promise<void> {
    const failed = failedAt.get(email);
    if (failed !== undefined && now() - failed < FRESH_MS) return;
    await byEmail(email).catch(() => failedAt.set(email, now()));
  }

  const idByEmail = (handle: string): string | undefined => known.get(emailOf(handle) ?? '')?.id;

  return {
    byEmail,
    async idsFor(message) {
      const emails = membersCalled(message).flatMap((handle) =>
        idOf(handle) === undefined ? (emailOf(handle) ?? []) : [],
      );
      for (const email of new Set(emails)) await ask(email);
      return (handle) => idOf(handle) ?? idByEmail(handle);
    },
  };
}

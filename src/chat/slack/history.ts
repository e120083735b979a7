import type { WebClient } from '@slack/web-api';

import type { SharedFile } from './files.ts';

/** A message as Slack's history gives it, as far as Gavel reads it. */
export interface PastMessage {
  readonly ts: string;
  readonly user?: string;
  readonly bot_id?: string;
  readonly subtype?: string;
  readonly text?: string;
  readonly thread_ts?: string;
  /** Of the first message of a thread: when somebody answered last. */
  readonly latest_reply?: string;
  readonly edited?: { readonly user: string; readonly ts: string };
  readonly files?: readonly SharedFile[];
  readonly blocks?: unknown;
}

/** What was said in a channel while Gavel could not hear it. */
export interface MissedHistory {
  /** What was said, and what was edited, in the order in which that was done. */
  readonly changes: readonly { readonly at: string; readonly kind: 'said' | 'edited'; readonly message: PastMessage }[];
  /** Set if there was more than can be read: what was said before this was not read. */
  readonly unreadBefore: string | undefined;
}

const PAGE = 200;
const MOST_PAGES = 5;
const MOST_THREADS = 40;
/** So long before the gap a message may have begun a thread, or been said that was edited meanwhile: a long meeting. */
const BACK_S = 24 * 60 * 60;

type Page = Awaited<ReturnType<WebClient['conversations']['history']>>;

const isPast = (message: object): message is PastMessage => 'ts' in message && typeof message.ts === 'string';
const isAfter = (ts: string | undefined, from: string): boolean => ts !== undefined && Number(ts) > Number(from);

interface Read {
  readonly messages: readonly PastMessage[];
  readonly isWhole: boolean;
}

/** Reads page after page, as many as may be. */
async function readPages(page: (cursor: string | undefined) => Promise<Page>): Promise<Read> {
  const messages: PastMessage[] = [];
  let cursor: string | undefined;
  for (let pages = 0; pages < MOST_PAGES; pages += 1) {
    const answer = await page(cursor);
    for (const message of answer.messages ?? []) if (isPast(message)) messages.push(message);
    cursor = answer.response_metadata?.next_cursor;
    if (cursor === undefined || cursor === '') return { messages, isWhole: true };
  }
  return { messages, isWhole: false };
}

/** The newest that were read are whole: what is missing was said before the oldest of them. */
const oldestOf = ({ messages, isWhole }: Read): string | undefined =>
  isWhole ? undefined : messages.map(({ ts }) => ts).toSorted((a, b) => Number(a) - Number(b))[0];

/**
 * Reads what was said and edited in a channel after an instant, outside of threads and in them.
 * @param from Slack's time stamp
 * @throws what Slack answers if it cannot be read
 */
export async function missedIn(channel: string, from: string, client: WebClient): Promise<MissedHistory> {
  const oldest = String(Math.max(0, Number(from) - BACK_S));
  const main = await readPages((cursor) =>
    client.conversations.history({ channel, oldest, limit: PAGE, ...(cursor === undefined ? {} : { cursor }) }),
  );
  const roots = main.messages.filter(({ latest_reply: latest }) => isAfter(latest, from));
  const found = new Map(main.messages.map((message) => [message.ts, message]));
  const limits = [oldestOf(main), roots[MOST_THREADS]?.latest_reply];
  for (const { ts } of roots.slice(0, MOST_THREADS)) {
    const thread = await readPages((cursor) =>
      client.conversations.replies({
        channel,
        ts,
        oldest: from,
        limit: PAGE,
        ...(cursor === undefined ? {} : { cursor }),
      }),
    );
    for (const message of thread.messages) found.set(message.ts, message);
    // Of a thread Slack gives the oldest first.
    if (!thread.isWhole) limits.push(thread.messages.at(-1)?.ts);
  }
  return {
    changes: changesAfter(from, [...found.values()]),
    unreadBefore: limits.find((limit) => isAfter(limit, from)),
  };
}

/** What was said and edited is both: it may have been heard before it was edited. Its first words nobody knows any more. */
function changesAfter(from: string, messages: readonly PastMessage[]): MissedHistory['changes'] {
  return messages
    .flatMap((message): MissedHistory['changes'][number][] => [
      { at: message.ts, kind: 'said', message },
      ...(message.edited === undefined ? [] : [{ at: message.edited.ts, kind: 'edited', message } as const]),
    ])
    .filter(({ at }) => isAfter(at, from))
    .toSorted((a, b) => Number(a.at) - Number(b.at));
}

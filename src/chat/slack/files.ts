import type { WebClient } from '@slack/web-api';

import { type Attachment, UnobtainableFile } from '../../ports/chat.ts';
import { bytesUpTo } from '../limited.ts';
import { slackErrorText, slackError } from './errors.ts';

/** What a message tells of a file that was shared with it. */
export interface SharedFile {
  readonly id: string;
  readonly name?: string | null;
  readonly title?: string | null;
  readonly mimetype?: string;
  readonly size?: number;
  /** `tombstone` for one that was deleted, `hidden_by_limit` for one that the workspace's plan hides. */
  readonly mode?: string;
}

const NOT_THERE = new Set(['tombstone', 'hidden_by_limit', 'external']);
const GONE = new Set(['file_not_found', 'file_deleted']);
const TIMEOUT_MS = 20_000;

/** The files of a message that lie at Slack. Their addresses are left out: the id is enough to ask for them again. */
export function slackAttachments(files: readonly SharedFile[] = []): { readonly attachments?: readonly Attachment[] } {
  const attachments = files
    .filter(({ mode = '' }) => !NOT_THERE.has(mode))
    .map(({ id, name, title, mimetype = '', size }) => ({
      reference: id,
      name: name ?? title ?? 'file',
      type: mimetype,
      ...(size === undefined ? {} : { size }),
    }));
  return attachments.length === 0 ? {} : { attachments };
}

/** The ids of files that a message had and of which only a stone is left: somebody deleted them, and not its words. */
export function goneFrom(before: readonly SharedFile[] = [], after: readonly SharedFile[] = []): string[] {
  const there = new Set(slackAttachments(before).attachments?.map(({ reference }) => reference));
  return after.filter(({ id, mode = '' }) => there.has(id) && NOT_THERE.has(mode)).map(({ id }) => id);
}

/** Whether an address is Slack's own: the token goes nowhere else, whatever a file claims to be. */
export function isSlackUrl(url: URL, apiUrl: string): boolean {
  const own = url.protocol === 'https:' && /(?:^|\.)slack(?:-gov)?\.com$/u.test(url.hostname);
  return own || url.origin === new URL(apiUrl).origin;
}

interface Found {
  readonly url_private_download?: string;
  readonly url_private?: string;
  readonly size?: number;
  readonly mode?: string;
}

/**
 * Fetches a file by its id (docs.slack.dev, "files.info": `url_private` is to be asked for with the bot's token, and
 * needs `files:read`).
 */
export function slackFileFetcher(client: WebClient, botToken: string, apiUrl: string) {
  async function find(id: string): Promise<Found> {
    try {
      return (await client.files.info({ file: id })).file ?? {};
    } catch (error) {
      if (GONE.has(slackError(error) ?? '')) throw new UnobtainableFile('gone');
      throw new Error(slackErrorText(error), { cause: error });
    }
  }

  return async (id: string, most: number): Promise<Uint8Array> => {
    const { url_private_download: download, url_private: address = download, size = 0, mode = '' } = await find(id);
    if (address === undefined || NOT_THERE.has(mode)) throw new UnobtainableFile('gone');
    if (size > most) throw new UnobtainableFile('too large');
    const url = new URL(address);
    if (!isSlackUrl(url, apiUrl)) throw new UnobtainableFile('gone');
    const headers = { authorization: `Bearer ${botToken}` };
    // Where the token may not, Slack leads to the page on which people sign in.
    const response = await fetch(url, { headers, redirect: 'manual', signal: AbortSignal.timeout(TIMEOUT_MS) });
    if (response.status === 404) throw new UnobtainableFile('gone');
    if (!response.ok) throw new Error(`Slack does not give the file (${response.status}): gavel doctor says why`);
    return bytesUpTo(response, most);
  };
}

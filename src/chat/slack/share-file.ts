import type { WebClient } from '@slack/web-api';

import type { Message } from '../../meeting/message.ts';
import { isRefusal } from './errors.ts';
import { isSlackUrl } from './files.ts';
import type { UploadLog } from './uploads.ts';

type TextFile = NonNullable<Message['file']>;

/** A file to share in a conversation, with words beside it. */
export interface FileToShare {
  /** The outgoing id. */
  readonly id: string;
  readonly file: TextFile;
  readonly channel: string;
  /** In Slack's markup. */
  readonly words: string;
}

export interface ShareFileDeps {
  readonly client: WebClient;
  readonly apiUrl: string;
  readonly uploads: UploadLog;
  readonly scopes: () => Promise<readonly string[]>;
  /** ISO 8601, UTC. */
  readonly now: () => string;
  /** Makes a call in its turn. */
  readonly call: <T>(method: string, channel: string, doIt: () => Promise<T>) => Promise<T>;
}

const UPLOAD_MS = 20_000;

/**
 * Shares files as Slack documents it (docs.slack.dev, "files.getUploadURLExternal"): asks for an address, puts the bytes
 * there, and shares what they became. Only the last step shows anything, so it alone is looked up before it's done again.
 * Gives false if Slack does not let the app share files: then its text has to be written.
 */
export function fileSharer({ client, apiUrl, uploads, scopes, now, call }: ShareFileDeps) {
  async function put({ name, text }: TextFile, channel: string): Promise<string> {
    const bytes = new TextEncoder().encode(text);
    const asked = { filename: name, length: bytes.length, snippet_type: 'markdown' };
    const { file_id: id, upload_url: address } = await call('files.getUploadURLExternal', channel, () =>
      client.files.getUploadURLExternal(asked),
    );
    if (id === undefined || address === undefined || !isSlackUrl(new URL(address), apiUrl))
      throw new Error('Slack gave no address of its own to upload a file to');
    const response = await fetch(address, { method: 'POST', body: bytes, signal: AbortSignal.timeout(UPLOAD_MS) });
    if (!response.ok) throw new Error(`Slack refused a file (${response.status})`);
    return id;
  }

  /** Without the scope for it nobody can tell, and the same file is shared again. */
  async function isThere(file: string, channel: string): Promise<boolean> {
    try {
      const { file: found } = await call('files.info', channel, () => client.files.info({ file }));
      return [...(found?.ims ?? []), ...(found?.channels ?? []), ...(found?.groups ?? [])].includes(channel);
    } catch (error) {
      if (!isRefusal(error)) throw error;
      return false;
    }
  }

  async function share({ id, file, channel, words }: FileToShare): Promise<void> {
    const before = await uploads.find(id);
    if (before?.isShared === true) return;
    const uploaded = before?.file ?? (await put(file, channel));
    if (!before || !(await isThere(uploaded, channel))) {
      await uploads.sharing(id, uploaded, now());
      await complete(uploaded, { id, file, channel, words });
    }
    await uploads.shared(id, uploaded, now());
  }

  async function complete(uploaded: string, { id, file, channel, words }: FileToShare): Promise<void> {
    const shown = { files: [{ id: uploaded, title: file.name }] as [{ id: string; title: string }] };
    try {
      await call('files.completeUploadExternal', channel, () =>
        client.files.completeUploadExternal({ ...shown, channel_id: channel, initial_comment: words }),
      );
    } catch (error) {
      if (isRefusal(error)) await uploads.refused(id);
      throw error;
    }
  }

  return async (what: FileToShare): Promise<boolean> => {
    if (!(await scopes()).includes('files:write')) return false;
    try {
      await share(what);
      return true;
    } catch (error) {
      // A workspace can forbid files, or have no room for them: the text is wanted all the same.
      if (!isRefusal(error)) throw error;
      return false;
    }
  };
}

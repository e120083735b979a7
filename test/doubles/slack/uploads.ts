import { Refused } from './check.ts';
import type { Method, Told } from './web-api.ts';
import type { SlackWorkspace } from './workspace.ts';

type Args = Readonly<Record<string, unknown>>;

// docs.slack.dev, "files.getUploadURLExternal" and "files.completeUploadExternal": an address is asked for, the bytes are
// put there, and only then is the file anywhere to be seen.

/** The two methods by which an app shares a file. */
export function uploadMethods(at: SlackWorkspace, told: Pick<Told, 'posted' | 'uploadUrl'>): Record<string, Method> {
  return {
    'files.getUploadURLExternal': {
      scopes: ['files:write'],
      does({ filename, length }) {
        if (typeof filename !== 'string' || filename === '') throw new Refused('invalid_arguments');
        if (!(Number(length) > 0)) throw new Refused('invalid_arguments');
        const id = `F0UPLOAD${at.uploads.size + 1}`;
        at.uploads.set(id, { name: filename, length: Number(length), sharedIn: [] });
        return { file_id: id, upload_url: told.uploadUrl(id) };
      },
    },
    'files.completeUploadExternal': { scopes: ['files:write'], does: (args) => complete(at, told, args) },
  };
}

function complete(at: SlackWorkspace, told: Pick<Told, 'posted'>, args: Args) {
  const [first, ...more] = args['files'] as readonly { readonly id: string; readonly title?: string }[];
  if (!first || more.length > 0) throw new Refused('invalid_arguments');
  const upload = at.uploads.get(first.id);
  if (!upload?.bytes) throw new Refused('file_not_found');
  const channel = at.enter(args['channel_id']);
  const { initial_comment: text = '' } = args;
  if (typeof text !== 'string') throw new Refused('invalid_arguments');
  upload.sharedIn.push(channel);
  const kept = { ts: at.ts(), user: at.bot.user, text, byBot: true, reactions: [], files: [first.id] };
  told.posted(channel, at.add(channel, kept));
  return { files: [{ id: first.id, title: first.title ?? upload.name }] };
}

/** What `files.info` tells of a file that the bot has put there. */
export function uploadInfo(at: SlackWorkspace, { file: id }: Args) {
  const upload = at.uploads.get(String(id));
  if (!upload?.bytes) return undefined;
  const shared = (type: string): string[] => upload.sharedIn.filter((channel) => channel.startsWith(type));
  return { file: { id, name: upload.name, size: upload.length, ims: shared('D'), channels: shared('C') } };
}

/** Takes the bytes of a file; false unless they are as many as were announced, for a file that was asked for. */
export function takeUpload(at: SlackWorkspace, path: string, bytes: Uint8Array): boolean {
  const upload = at.uploads.get(path.replace('/upload/v1/', ''));
  if (upload?.length !== bytes.length) return false;
  upload.bytes = bytes;
  return true;
}

import { type Attachment, UnobtainableFile } from '../../ports/chat.ts';
import { bytesUpTo } from '../limited.ts';
import type { MessageContent } from './text.ts';

const MXC = /^mxc:\/\/(?<server>[^/\s]+)\/(?<media>[\w-]+)$/u;

/** Whether content is that of a picture which lies unencrypted at a homeserver. */
export const isPictureContent = ({ msgtype, url }: MessageContent): boolean =>
  msgtype === 'm.image' && typeof url === 'string' && MXC.test(url);

/** The words beside a picture: its body, if that is not the name of the file (Client-Server API, "Media captions"). */
export function captionOf({ body, filename }: MessageContent): string | undefined {
  return typeof body === 'string' && typeof filename === 'string' && body !== filename ? body : undefined;
}

/** What a picture's content says of its file. */
export function attachmentIn({ url, body, filename, info }: MessageContent): Attachment {
  const { mimetype, size }: { mimetype?: unknown; size?: unknown } = Object(info);
  const name = typeof filename === 'string' ? filename : body;
  return {
    reference: String(url),
    name: typeof name === 'string' ? name : 'picture',
    // Not every client says it; what it is shows when it is there.
    type: typeof mimetype === 'string' ? mimetype : 'image/png',
    ...(typeof size === 'number' ? { size } : {}),
  };
}

const TIMEOUT_MS = 20_000;
// Before Matrix 1.11 media were there for everybody.
const PATHS = ['/_matrix/client/v1/media/download', '/_matrix/media/v3/download'];

/** Fetches media by their `mxc://` address with the bot's token (Client-Server API, "Content repository"). */
export function pictureDownloader(baseUrl: string, accessToken: string) {
  const ask = (path: string, { server = '', media = '' }: Readonly<Record<string, string>>): Promise<Response> =>
    // A homeserver may lead to where its media lie; the token is left out of what goes to another server.
    fetch(new URL(`${path}/${encodeURIComponent(server)}/${encodeURIComponent(media)}`, baseUrl), {
      headers: { authorization: `Bearer ${accessToken}` },
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });

  return async (reference: string, most: number): Promise<Uint8Array> => {
    const place = MXC.exec(reference)?.groups;
    if (!place) throw new UnobtainableFile('gone');
    for (const path of PATHS) {
      const response = await ask(path, place);
      if (response.ok) return bytesUpTo(response, most);
      const { errcode }: { errcode?: unknown } = Object(await response.json().catch(() => undefined));
      if (errcode === 'M_UNRECOGNIZED') continue;
      if (errcode === 'M_NOT_FOUND' || errcode === 'M_FORBIDDEN') throw new UnobtainableFile('gone');
      throw new Error(`the homeserver doesn't send the picture: ${response.status} ${JSON.stringify(errcode)}`);
    }
    throw new UnobtainableFile('gone');
  };
}

import { UnobtainableFile } from '../ports/chat.ts';

/**
 * The body of an answer, read no further than it may be long: what a platform says of a file's size need not be true.
 * @throws UnobtainableFile if it has more than `most` bytes
 */
export async function bytesUpTo(response: Response, most: number): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  let length = 0;
  // Leaving the loop cuts the connection.
  for await (const part of response.body ?? []) {
    length += part.length;
    if (length > most) throw new UnobtainableFile('too large');
    parts.push(part);
  }
  return Buffer.concat(parts);
}

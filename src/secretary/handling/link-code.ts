// No letters and digits that look alike.
const SIGNS = 'abcdefghjkmnpqrstuvwxyz23456789';
const LENGTH = 10;

/** Something that nobody can guess, and that can be typed: ten signs, about 49 bits. */
export function createLinkCode(): string {
  const signs: string[] = [];
  while (signs.length < LENGTH) {
    // Drawn together: there is one for each line that is heard.
    for (const byte of crypto.getRandomValues(new Uint8Array(2 * LENGTH))) {
      // Bytes beyond the last whole round would favour the first signs.
      if (byte < 256 - (256 % SIGNS.length)) signs.push(SIGNS[byte % SIGNS.length] ?? '');
    }
  }
  return signs.slice(0, LENGTH).join('');
}

// No letters and digits that look alike.
const SIGNS = 'abcdefghjkmnpqrstuvwxyz23456789';
const LENGTH = 10;

/** Something that nobody can guess, and that can be typed: ten signs, about 49 bits. */
export function nonce(): string {
  const signs: string[] = [];
  while (signs.length < LENGTH) {
    const [byte = 0] = crypto.getRandomValues(new Uint8Array(1));
    // Bytes beyond the last whole round would favour the first signs.
    if (byte < 256 - (256 % SIGNS.length)) signs.push(SIGNS[byte % SIGNS.length] ?? '');
  }
  return signs.join('');
}

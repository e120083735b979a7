const SYNTAX = new Set('^$\\.*+?()[]{}|/');
const CONTROLS: Readonly<Record<string, string>> = { '\t': 't', '\n': 'n', '\v': 'v', '\f': 'f', '\r': 'r' };

const hexadecimal = (unit: number): string =>
  unit < 256 ? `\\x${unit.toString(16).padStart(2, '0')}` : `\\u${unit.toString(16).padStart(4, '0')}`;

/** A character as its code units' numbers. */
const numbered = (character: string): string =>
  Array.from({ length: character.length }, (_, i) => hexadecimal(character.charCodeAt(i))).join('');

function escaped(character: string, i: number): string {
  if (i === 0 && /^[\da-z]$/iu.test(character)) return numbered(character);
  if (SYNTAX.has(character)) return `\\${character}`;
  const control = CONTROLS[character];
  if (control !== undefined) return `\\${control}`;
  return /^[,\-=<>#&!%:;@~'`"\s\uFEFF\p{Surrogate}]$/u.test(character) ? numbered(character) : character;
}

/** `RegExp.escape`, which Node 22 doesn't have: the package has this in its place. */
export const gavelEscapePattern = (text: string): string => Array.from(text, escaped).join('');

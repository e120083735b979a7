import { html } from 'htm/preact';

const HUES = 8;

/** A small round sign for a person: the first letters of the name, in a colour that stays theirs; no handle is Gavel. */
export function Face({ name, handle }: { name: string; handle: string | undefined }) {
  if (handle === undefined) return html`<img class="face gavel" src="/page/gavel.svg" alt="" />`;
  const letters = name
    .split(/[\s._-]+/u)
    .slice(0, 2)
    .map((word) => /^\p{L}|^\p{N}/u.exec(word)?.[0] ?? '')
    .join('');
  let hash = 0;
  for (const letter of handle) hash = (hash * 31 + (letter.codePointAt(0) ?? 0)) % 4093;
  return html`<span class=${`face hue-${hash % HUES}`} aria-hidden="true">${letters.toUpperCase()}</span>`;
}

import { html } from 'htm/preact';

// Drawn for Gavel, in strokes on a field of 24 × 24: they look the same on every system, whatever its fonts have.
const CIRCLE = 'M12 3a9 9 0 1 0 0 18a9 9 0 1 0 0-18z';
const SQUARE = 'M5 4h14a1 1 0 0 1 1 1v14a1 1 0 0 1-1 1H5a1 1 0 0 1-1-1V5a1 1 0 0 1 1-1z';
const TICK = 'M8 12.5l2.8 2.8L16 9';
const THUMB = 'M7 11v9H4v-9zM7 11l4-7c1.5 0 2.5 1 2.5 2.5V10h5.4a1.6 1.6 0 0 1 1.6 1.9l-1.2 6.5a2 2 0 0 1-2 1.6H7';

const PATHS = {
  note: 'M4 20h4L19.5 8.5l-4-4L4 16zM13 7l4 4',
  idea: 'M9 18h6M10 21h4M9 18c0-2-.5-3-1.5-4.2a6 6 0 1 1 9 0C15.5 15 15 16 15 18',
  wanted: `${CIRCLE}M9.5 9.7a2.5 2.5 0 1 1 3.6 2.2c-.8.4-1.1.9-1.1 1.7M12 16.8v.01`,
  action: `${SQUARE}${TICK}`,
  box: SQUARE,
  agreed: `${CIRCLE}${TICK}`,
  rejected: `${CIRCLE}M9 9l6 6M15 9l-6 6`,
  motion: 'M5 20v-8M12 20V4M19 20v-5',
  link: 'M10 14a4 4 0 0 0 5.8.4l3-3a4 4 0 0 0-5.7-5.7l-1.3 1.3M14 10a4 4 0 0 0-5.8-.4l-3 3a4 4 0 0 0 5.7 5.7l1.3-1.3',
  event: 'M5 5.5h14V20H5zM5 10.5h14M9 3v4M15 3v4',
  picture: 'M4 5h16v14H4zM4 16l5-5 4.5 4.5L16 13l4 4M15 9.01V9',
  pause: 'M9 6v12M15 6v12',
  point: 'M5 7h14M5 12h14M5 17h9',
  hand: 'M8 13V6.5a1.5 1.5 0 0 1 3 0V11M11 11V5a1.5 1.5 0 0 1 3 0v6M14 11V6.5a1.5 1.5 0 0 1 3 0V14a7 7 0 0 1-7 7c-2.5 0-4-1.2-5.2-3.3l-1.9-3.5a1.5 1.5 0 0 1 2.5-1.6L8 15',
  up: THUMB,
  eye: 'M2.5 12S6 5.5 12 5.5 21.5 12 21.5 12 18 18.5 12 18.5 2.5 12 2.5 12zM12 9.5a2.5 2.5 0 1 0 0 5a2.5 2.5 0 1 0 0-5z',
  flag: 'M5 21V4h13l-3 4 3 4H5',
  check: 'M5 12.5l4.5 4.5L19 7',
  close: 'M6 6l12 12M18 6L6 18',
  reply: 'M9 7l-5 5 5 5M4 12h10a6 6 0 0 1 6 6v1',
  smile: `${CIRCLE}M8.5 14.5s1.2 2 3.5 2 3.5-2 3.5-2M9 9.51V9.5M15 9.51V9.5`,
  attach: 'M20 11.5l-8.2 8.2a5 5 0 0 1-7-7L13 4.4a3.3 3.3 0 0 1 4.7 4.7l-8.2 8.2a1.7 1.7 0 0 1-2.4-2.4l7.4-7.3',
  down: 'M12 5v14M6 13l6 6 6-6',
  start: 'M7 5l12 7-12 7z',
  next: 'M5 5l9 7-9 7zM19 5v14',
  stop: 'M6 6h12v12H6z',
  lock: 'M6 11h12v9H6zM8.5 11V8a3.5 3.5 0 0 1 7 0v3',
  speak: 'M5 5h14v11h-8l-4 4v-4H5z',
} as const;
export type IconName = keyof typeof PATHS | 'down-thumb';

/** A small drawing. @param label what it says, if no words beside it say so */
export function Icon({ name, label }: { name: IconName; label?: string }) {
  const path = name === 'down-thumb' ? THUMB : PATHS[name];
  const says = label === undefined ? { 'aria-hidden': 'true' } : { role: 'img', 'aria-label': label };
  return html`<svg class="icon" viewBox="0 0 24 24" ...${says}>
    <path d=${path} transform=${name === 'down-thumb' ? 'rotate(180 12 12)' : undefined} />
  </svg>`;
}

/** The drawings of the emoji that mean something to Gavel, without U+FE0F. */
const OF_EMOJI: Readonly<Record<string, IconName>> = {
  '✋': 'hand',
  '👋': 'hand',
  '🙋': 'speak',
  '✅': 'check',
  '👍': 'up',
  '👎': 'down-thumb',
  '👀': 'eye',
  '🚩': 'flag',
  '✏': 'note',
  '💭': 'idea',
  '🛟': 'wanted',
  '🔗': 'link',
  '🤝': 'agreed',
  '🚫': 'rejected',
  '🗳': 'motion',
  '📅': 'event',
  '🖼': 'picture',
  '⏸': 'pause',
  '📌': 'point',
  '☑': 'action',
  '☐': 'box',
};

/** An emoji: as a drawing if it's one of Gavel's, a number for a keycap, else as it is. */
export function EmojiIcon({ emoji, label }: { emoji: string; label?: string }) {
  const bare = emoji.replaceAll('\uFE0F', '');
  const name = Object.hasOwn(OF_EMOJI, bare) ? OF_EMOJI[bare] : undefined;
  if (name !== undefined) return html`<${Icon} name=${name} label=${label} />`;
  const digit = /^(?<digit>\d)\u20E3$/u.exec(bare)?.groups?.['digit'];
  if (digit !== undefined) return html`<span class="keycap" data-digit=${digit}></span>`;
  return html`<span>${emoji}</span>`;
}

const KNOWN = new RegExp(`(?:${Object.keys(OF_EMOJI).join('|')})\\uFE0F?`, 'gu');

/** Words with the emoji in them drawn. */
export function withIcons(text: string): readonly unknown[] {
  const emoji = text.match(KNOWN) ?? [];
  return text
    .split(KNOWN)
    .flatMap((words, i) =>
      i === 0 ? [words] : [html`<${EmojiIcon} emoji=${emoji[i - 1]} label=${emoji[i - 1]} />`, words],
    );
}

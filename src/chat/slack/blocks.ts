import type { ActionsBlock, Button, KnownBlock } from '@slack/types';

import { ENGLISH, type InLanguage } from '../../language/language.ts';
import { shortenText } from '../../meeting/clean-text.ts';
import { plainText, textLine, withFileInWords, type MessageLine, type Message } from '../../meeting/message.ts';
import { splitMessage } from '../../meeting/split-message.ts';
import {
  BUTTON_TEXT,
  MAX_BUTTONS,
  FALLBACK_TEXT,
  HEADER_TEXT,
  MESSAGE_BLOCKS,
  MESSAGE_TEXT,
  SECTION_TEXT,
} from './limits.ts';
import { slackMessages } from './messages.ts';
import { escapeMrkdwn, lineMrkdwn, writeMrkdwn, type SlackIdOf } from './mrkdwn.ts';

/** A message as Slack's Web API takes it. */
export interface RenderedBlocks {
  /** For notifications and screen readers. */
  readonly text: string;
  readonly blocks: KnownBlock[];
}

/** The action of a button under a message; the emoji that it stands for is its value. */
export const OFFER_ACTION = /^offer:\d+$/u;

// Room for the blocks that are always there: the heading, the buttons, and the line that says what was left out.
// What a line has around its pieces: a bullet with its indent, or the signs of bold.
const FRAME = 100;
const RESERVED = { text: 500, blocks: 3 };

/** A heading that has only plain words can be a header block. */
const headerText = (line: MessageLine | undefined): string | undefined => {
  if (line?.kind !== 'heading' || line.pieces.some((piece) => typeof piece !== 'string')) return undefined;
  const words = plainText({ lines: [line] });
  return words.length <= HEADER_TEXT && words.trim() !== '' ? words : undefined;
};

/** A heading; words only. */
export const headerBlock = (text: string): KnownBlock => ({
  type: 'header',
  text: { type: 'plain_text', text, emoji: false },
});
/** @param text of Slack's own markup */
export const sectionBlock = (text: string): KnownBlock => ({ type: 'section', text: { type: 'mrkdwn', text } });

/** Cuts at the end of a character, not inside an entity or a link. */
export const fitText = (text: string, length: number): string => {
  if (text.length <= length) return text;
  const cut = text.slice(0, length - 1);
  return `${withoutOpenEnd(cut.slice(0, Math.max(cut.lastIndexOf(' '), 1)))}…`;
};

function withoutOpenEnd(cut: string): string {
  const link = cut.lastIndexOf('<');
  const closed = link > cut.lastIndexOf('>') ? cut.slice(0, link) : cut;
  const entity = closed.lastIndexOf('&');
  return entity > closed.lastIndexOf(';') ? closed.slice(0, entity) : closed;
}

/** A line as markup, in several parts if it's longer than a section may be. */
function sectionsOf(whole: MessageLine, idOf: SlackIdOf | undefined): readonly string[] {
  const written = lineMrkdwn(whole, idOf);
  if (written.length <= SECTION_TEXT) return [written];
  const parts = splitMessage(whole.pieces, SECTION_TEXT - FRAME, (piece) => writeMrkdwn(piece, idOf).length);
  return parts.map((pieces, i) => lineMrkdwn(i === 0 ? { ...whole, pieces } : textLine(...pieces), idOf));
}

interface Packed {
  readonly sections: readonly string[];
  /** How many lines did not fit. */
  readonly left: number;
}

/** Puts lines together into as few sections as can hold them, up to what a message can hold. */
export function packLines(lines: readonly string[]): Packed {
  const sections: string[] = [];
  let total = 0;
  for (const [i, line] of lines.map((one) => fitText(one, SECTION_TEXT)).entries()) {
    const last = sections.at(-1);
    const joins = last !== undefined && last.length + 1 + line.length <= SECTION_TEXT;
    const full = !joins && sections.length >= MESSAGE_BLOCKS - RESERVED.blocks;
    if (full || total + line.length + 1 > MESSAGE_TEXT - RESERVED.text) return { sections, left: lines.length - i };
    if (joins) sections[sections.length - 1] = `${last}\n${line}`;
    else sections.push(line);
    total += line.length + 1;
  }
  return { sections, left: 0 };
}

const buttons = (offers: NonNullable<Message['offers']>): ActionsBlock[] =>
  offers.length === 0
    ? []
    : [
        {
          type: 'actions',
          elements: offers.slice(0, MAX_BUTTONS).map(({ emoji, label }, i): Button => ({
            type: 'button',
            action_id: `offer:${i}`,
            text: { type: 'plain_text', text: shortenText(`${emoji} ${label}`, BUTTON_TEXT), emoji: true },
            value: emoji,
            accessibility_label: shortenText(label, BUTTON_TEXT),
          })),
        },
      ];

const rest = (left: number, { page, language = ENGLISH }: RenderOptions): string[] => {
  if (left === 0) return [];
  const say = slackMessages(language);
  return [page === undefined ? say.moreLines(left) : say.moreLinesAt(left, page)];
};

interface RenderOptions {
  /** Where all of it can be read, if it has to be cut. */
  readonly page?: string | undefined;
  /** Who the members are that it calls. */
  readonly idOf?: SlackIdOf | undefined;
  readonly language?: InLanguage;
}

/** A message as blocks, within Slack's limits. */
export function renderBlocks(said: Message, options: RenderOptions = {}): RenderedBlocks {
  const message = withFileInWords(said);
  const [first, ...others] = message.lines;
  const title = headerText(first);
  const written = (title === undefined ? message.lines : others)
    .flatMap((one) => sectionsOf(one, options.idOf))
    .filter((one) => one.trim() !== '');
  const { sections, left } = packLines(written);
  return {
    text: fitText(escapeMrkdwn(plainText({ lines: message.lines })), FALLBACK_TEXT) || ' ',
    blocks: [
      ...(title === undefined ? [] : [headerBlock(title)]),
      ...[...sections, ...rest(left, options)].map(sectionBlock),
      ...buttons(message.offers ?? []),
    ],
  };
}

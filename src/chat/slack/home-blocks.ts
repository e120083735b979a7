import type { Button, HomeView, KnownBlock } from '@slack/types';

import { shortenText } from '../../meeting/clean-text.ts';
import type { Message } from '../../meeting/message.ts';
import type { PageButton, PagePart } from '../../meeting/page.ts';
import type { RoomId } from '../../ports/chat.ts';
import type { GroupPage } from '../../ports/pages.ts';
import type { RoomLanguage } from '../chat-platform.ts';
import { headerBlock, packLines, sectionBlock } from './blocks.ts';
import { BUTTON_TEXT, HEADER_TEXT, VIEW_BLOCKS } from './limits.ts';
import { slackMessages, type SlackMessages } from './messages.ts';
import { lineMrkdwn } from './mrkdwn.ts';
import { channelOf } from './rooms.ts';
import { messageOnSlack, typedOnSlack, type SlashCommands } from './typed-command.ts';

/** The action of a button on somebody's home; which one it is, is its value. */
export const PAGE_BUTTON = /^page:\d+$/u;

/** How Slack names a button: the group too, for several have a page on one home. */
export const valueOf = ({ group }: GroupPage, { id }: PageButton): string => `${group}/${id}`;

type Part = PagePart & { readonly of: GroupPage };

/** What somebody's home shows. */
export interface HomeContent {
  /** Their Slack id. */
  readonly user: string;
  readonly pages: readonly GroupPage[];
  readonly rooms: readonly RoomId[];
  /** What was answered to them last. */
  readonly answer: Message | undefined;
  /** The slash commands of the app. */
  readonly commands: SlashCommands;
  readonly languageOf: RoomLanguage;
}

const button = (part: Part, at: number): { accessory?: Button } =>
  part.button === undefined
    ? {}
    : {
        accessory: {
          type: 'button',
          action_id: `page:${at}`,
          text: { type: 'plain_text', text: shortenText(part.button.label, BUTTON_TEXT), emoji: true },
          value: valueOf(part.of, part.button),
        },
      };

const mrkdwnLines = (said: Pick<Message, 'lines'>, commands: SlashCommands): string[] =>
  messageOnSlack(said, commands).lines.map((line) => lineMrkdwn(line));

/** The lines as sections, the button beside the last of them. */
function partBlocks(part: Part, at: number, commands: SlashCommands, say: SlackMessages): KnownBlock[] {
  const { sections, left } = packLines(mrkdwnLines(part, commands));
  const rest = left === 0 ? [] : [sectionBlock(say.moreLines(left))];
  return [
    ...sections.map((text, i) => ({ ...sectionBlock(text), ...(i === sections.length - 1 ? button(part, at) : {}) })),
    ...rest,
  ];
}

/** One group's part of the home. `from` is how many parts are on it before. */
const pageBlocks = (shown: GroupPage, from: number, commands: SlashCommands, say: SlackMessages): KnownBlock[] => [
  headerBlock(shortenText(shown.page.title, HEADER_TEXT) || '…'),
  ...shown.page.parts.flatMap((part, i) => partBlocks({ ...part, of: shown }, from + i, commands, say)),
];

const channels = (rooms: readonly RoomId[]): string =>
  // Slack itself hides the names of private channels from people who aren't in them.
  rooms.map((room) => `<#${channelOf(room)}>`).join(', ');

/** For somebody whom no group knows: what Gavel is, and how to become known. */
const stranger = (user: string, rooms: readonly RoomId[], say: SlackMessages): KnownBlock[] => [
  headerBlock(say.strangerTitle),
  sectionBlock(say.strangerRooms(channels(rooms))),
  sectionBlock(say.strangerHowTo(user)),
];

const more = (commands: SlashCommands, say: SlackMessages): KnownBlock =>
  sectionBlock(say.moreOnHome('`/meeting status`', `\`${typedOnSlack('/actions @me', commands)}\``));

/** Somebody's home: what was answered to them last, and a part for each group. */
export function homeView({ user, pages, rooms, answer, commands, languageOf }: HomeContent): HomeView {
  const sayIn = (room: RoomId | undefined): SlackMessages => slackMessages(languageOf(room ?? ''));
  let parts = 0;
  const groups = pages.flatMap((shown, i) => {
    const blocks = pageBlocks(shown, parts, commands, sayIn(shown.rooms[0]));
    parts += shown.page.parts.length;
    return i === 0 ? blocks : [{ type: 'divider' } as const, ...blocks];
  });
  const told = answer
    ? [sectionBlock(packLines(mrkdwnLines(answer, commands)).sections[0] ?? '…'), { type: 'divider' } as const]
    : [];
  const blocks = [...told, ...(pages.length === 0 ? stranger(user, rooms, sayIn(rooms[0])) : groups)];
  return {
    type: 'home',
    blocks:
      blocks.length > VIEW_BLOCKS ? [...blocks.slice(0, VIEW_BLOCKS - 1), more(commands, sayIn(rooms[0]))] : blocks,
  };
}

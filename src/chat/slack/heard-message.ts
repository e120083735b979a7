import type { AllMessageEvents } from '@slack/types';

import type { Heard, HeardDeletion, HeardEdit, HeardMessage } from '../../ports/chat.ts';
import { setApart } from '../set-apart.ts';
import { slackAttachments, goneFrom } from './files.ts';
import type { MissedHistory, PastMessage } from './history.ts';
import type { SlackPeople } from './people.ts';
import { mentionedIds, readMrkdwn, type KnownPeople, type ReadText } from './reading.ts';
import { roomOf } from './rooms.ts';
import { shownBlockLines } from './shown-lines.ts';
import { instantOfTs } from './timestamps.ts';

/** What hearing needs of the workspace. */
export interface SlackWorkspace {
  readonly people: SlackPeople;
  /** The bot's own user id. */
  readonly self: () => string;
}

/** Who said a message: a Slack id; undefined if an app did, Gavel among them. */
export const personBehind = (
  { user, bot_id: bot }: { readonly user?: string | undefined; readonly bot_id?: unknown },
  { self }: Pick<SlackWorkspace, 'self'>,
): string | undefined => (bot === undefined && user !== self() ? user : undefined);

/** Reads a text, having asked who is mentioned in it. */
export async function readSlackText(text: string, { people, self }: SlackWorkspace): Promise<ReadText> {
  const ids = mentionedIds(text).filter((id) => id !== self());
  const users = new Map(await Promise.all(ids.map(async (id) => [id, await people.find(id)] as const)));
  const known: KnownPeople = { self: self(), person: (id) => users.get(id) };
  return readMrkdwn(text, known);
}

/** What a message says: what its editor shows as code or as a quote is marked so. */
async function readMessage(
  { text = '', blocks }: Pick<Said, 'text' | 'blocks'>,
  workspace: SlackWorkspace,
): Promise<ReadText> {
  const said = await readSlackText(text, workspace);
  return { ...said, text: setApart(said.text, shownBlockLines(blocks)) };
}

// What a person says. Other subtypes are joins, topics, and what bots say.
const SAID = new Set([undefined, 'file_share', 'me_message', 'thread_broadcast']);

interface Said extends PastMessage {
  readonly channel: string;
}

/** What an event of type `message` says: a message, an edit or a deletion; undefined for what no person did. */
export async function hearMessage(
  event: AllMessageEvents,
  eventId: string,
  workspace: SlackWorkspace,
): Promise<Heard | undefined> {
  const id = `slack:${eventId}`;
  if (event.subtype === 'message_changed') return hearChange(event, id, workspace);
  if (event.subtype === 'message_deleted') return hearDeletion(event, id, workspace);
  return hearSaid(event as Said, workspace);
}

/** What somebody says to Gavel in a direct message. What they change or take away there is no matter of a meeting's. */
export async function hearDirectMessage(
  event: AllMessageEvents,
  workspace: SlackWorkspace,
): Promise<HeardMessage | undefined> {
  const isChange = event.subtype === 'message_changed' || event.subtype === 'message_deleted';
  const heard = isChange ? undefined : await hearSaid(event as Said, workspace);
  return heard && { ...heard, direct: true };
}

const repliesTo = ({ thread_ts: thread, ts }: Pick<Said, 'thread_ts' | 'ts'>): Pick<HeardMessage, 'replyTo'> =>
  thread === undefined || thread === ts ? {} : { replyTo: thread };

/** The same message has the same id, whether an event told of it or the history. */
const idOf = (channel: string, ts: string, edited?: string): string =>
  edited === undefined ? `slack:${channel}:${ts}` : `slack:${channel}:${ts}:${edited}`;

/** What the history tells of a message: that it was said, or edited; undefined for what no person did. */
export async function hearPast(
  { kind, message }: MissedHistory['changes'][number],
  channel: string,
  workspace: SlackWorkspace,
): Promise<Heard | undefined> {
  const inner = { ...message, channel };
  const heard = kind === 'said' ? await hearSaid(inner, workspace) : await hearEdit(inner, channel, workspace);
  return heard && { ...heard, late: true };
}

async function hearSaid(event: Said, workspace: SlackWorkspace): Promise<HeardMessage | undefined> {
  const { text = '', ts, channel, subtype } = event;
  const user = personBehind(event, workspace);
  const attached = slackAttachments(event.files);
  const isEmpty = text === '' && attached.attachments === undefined;
  if (user === undefined || !SAID.has(subtype) || isEmpty) return undefined;
  return {
    kind: 'message',
    id: idOf(channel, ts),
    room: roomOf(channel),
    by: await workspace.people.find(user),
    at: instantOfTs(ts),
    message: ts,
    ...(await readMessage(event, workspace)),
    ...attached,
    visible: true,
    ...repliesTo(event),
  };
}

type Changed = Extract<AllMessageEvents, { subtype: 'message_changed' }>;
type Deleted = Extract<AllMessageEvents, { subtype: 'message_deleted' }>;

/** Slack also tells of a change when it unfurls a link, or when a thread begins: only the text counts. */
async function hearChange(event: Changed, id: string, workspace: SlackWorkspace): Promise<Heard | undefined> {
  const message = event.message as PastMessage;
  const before = event.previous_message as PastMessage | undefined;
  const { text = '', ts } = message;
  if (personBehind(message, workspace) === undefined) return undefined;
  const gone = goneNow(message, before);
  const base = { id, room: roomOf(event.channel), message: ts };
  if (gone) return { kind: 'deletion', ...base, ...gone, ...(await deleter(before, event, workspace)) };
  return text === before?.text ? undefined : hearEdit(message, event.channel, workspace);
}

async function hearEdit(
  message: PastMessage,
  channel: string,
  workspace: SlackWorkspace,
): Promise<HeardEdit | undefined> {
  const { ts, edited } = message;
  if (personBehind(message, workspace) === undefined || edited === undefined) return undefined;
  const by = await workspace.people.find(edited.user);
  const base = { id: idOf(channel, ts, edited.ts), room: roomOf(channel), message: ts };
  const said = await readMessage(message, workspace);
  const instants = { at: instantOfTs(edited.ts), saidAt: instantOfTs(ts) };
  return { kind: 'edit', ...base, by, ...instants, ...said, ...repliesTo(message) };
}

/** Whether the change takes something away: a message with a thread leaves a stone behind, and so does a file. */
function goneNow(
  { subtype, files }: PastMessage,
  before: PastMessage | undefined,
): Pick<HeardDeletion, 'attachments'> | undefined {
  if (subtype === 'tombstone') return {};
  const attachments = goneFrom(before?.files, files);
  return attachments.length === 0 ? undefined : { attachments };
}

async function hearDeletion(event: Deleted, id: string, workspace: SlackWorkspace): Promise<Heard | undefined> {
  const before = event.previous_message as PastMessage | undefined;
  if (before === undefined || personBehind(before, workspace) === undefined) return undefined;
  const who = await deleter(before, event, workspace);
  return { kind: 'deletion', id, room: roomOf(event.channel), message: event.deleted_ts, ...who };
}

/** Slack does not say who deleted a message; its author is who may. */
const deleter = async (
  before: PastMessage | undefined,
  { event_ts: at }: Changed | Deleted,
  { people, self }: SlackWorkspace,
) => ({
  by: await people.find(before?.user ?? self()),
  at: instantOfTs(at),
});

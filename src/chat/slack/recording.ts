import type { App, MessageShortcut, ViewOutput } from '@slack/bolt';
import type { WebClient } from '@slack/web-api';

import { shortenText } from '../../meeting/clean-text.ts';
import { refuse, type Refusal } from '../../meeting/feature.ts';
import type { HeardRecording } from '../../ports/chat.ts';
import type { RecordForms } from '../../ports/forms.ts';
import { slackErrorText } from './errors.ts';
import { asMetadata, readFilled, readMetadata, type FormSubject, type FilledForm } from './filled-form.ts';
import { personBehind, type SlackWorkspace } from './heard-message.ts';
import { messageAt } from './heard-reaction.ts';
import type { InboundQueue } from './inbound-queue.ts';
import type { SlackLog } from './log.ts';
import { RECORD_CALLBACK, recordModal, wordModal, type RecordModal } from './record-view.ts';
import { roomOf } from './rooms.ts';
import type { ThreadRoots } from './threads.ts';
import { wordsOnSlack, type SlashCommands } from './typed-command.ts';

interface RecordingParts extends SlackWorkspace {
  readonly client: WebClient;
  readonly inbound: InboundQueue;
  readonly threads: ThreadRoots;
  readonly rooms: ReadonlySet<string>;
  readonly forms: RecordForms;
  /** The slash commands of the app. */
  readonly commands: SlashCommands;
  /** ISO 8601, UTC. */
  readonly now: () => string;
  readonly log: SlackLog;
}

const NO_MEETINGS_HERE = 'I lead no meetings in this channel, so there are no minutes in which this could stand.';
const NO_WORDS = 'There are no words in this message that could be recorded.';
const NOBODY_SAID = 'Only what people said can be recorded, and this was said by an app.';
const NOT_OPENED = 'I could not open the form. Please use the shortcut again.';
const NOT_WRITTEN = 'I could not write that down, so nothing has happened. Please try again in a minute.';
const OUTDATED = 'This form is of an earlier version of me: please close it, and use the shortcut again.';
const GONE = 'The message is gone, or I cannot read it.';
const NO_OWNER = 'I cannot own an action.';

const LONGEST_ERROR = 250;

/** Why a message is nothing to record, whatever the meeting. */
function unfit({ channel, message }: MessageShortcut, parts: RecordingParts): string | undefined {
  if (!parts.rooms.has(roomOf(channel.id))) return NO_MEETINGS_HERE;
  if (personBehind(message, parts) === undefined) return NOBODY_SAID;
  return (message.text ?? '').trim() === '' ? NO_WORDS : undefined;
}

/** What the shortcut opens: the form, or why there is none. */
async function modalFor(shortcut: MessageShortcut, parts: RecordingParts): Promise<RecordModal> {
  const why = unfit(shortcut, parts);
  if (why !== undefined) return wordModal(why);
  const { channel, message, message_ts: ts, user } = shortcut;
  const by = await parts.people.find(user.id, user.name);
  const form = await parts.forms.open({ room: roomOf(channel.id), message: ts, by, at: parts.now() });
  if ('refuse' in form) return wordModal(wordsOnSlack(form.refuse, parts.commands));
  const thread: unknown = message['thread_ts'];
  const about: FormSubject = {
    channel: channel.id,
    ts,
    meeting: form.meeting,
    ...(typeof thread === 'string' && thread !== ts ? { thread } : {}),
  };
  return recordModal(form, message.text ?? '', asMetadata(about));
}

/** What was filled in, as something heard; or what is wrong with it. */
async function readForm(
  about: FormSubject,
  { owners, ...filled }: FilledForm,
  id: string,
  user: { readonly id: string; readonly name: string },
  parts: RecordingParts,
): Promise<HeardRecording | Refusal> {
  const { people, self, now } = parts;
  if (owners.includes(self())) return refuse(NO_OWNER, 'owners');
  const [said, by, ...named] = await Promise.all([
    messageAt(about.channel, about.ts, parts),
    people.find(user.id, user.name),
    ...owners.map((owner) => people.find(owner)),
  ]);
  if (!said) return refuse(GONE);
  const recording: HeardRecording = {
    kind: 'recording',
    // A form that is sent once more, since the answer to it was lost, is the same form.
    id: `slack:view:${id}`,
    room: roomOf(about.channel),
    by,
    at: now(),
    message: about.ts,
    said,
    meeting: about.meeting,
    owners: named,
    ...filled,
  };
  return (await parts.forms.check(recording)) ?? recording;
}

/** Writes down what was filled in. Gives what is wrong, for the form to show; undefined where it is on disk. */
async function submitted(
  view: ViewOutput,
  user: { readonly id: string; readonly name: string },
  parts: RecordingParts,
): Promise<Refusal | undefined> {
  const about = readMetadata(view.private_metadata);
  const filled = readFilled(view);
  if (!about || !filled) return refuse(OUTDATED);
  if (about.thread !== undefined) parts.threads.remember(about.channel, about.ts, about.thread);
  let wrong: Refusal | undefined;
  try {
    await parts.inbound.hear(roomOf(about.channel), async () => {
      const read = await readForm(about, filled, view.id, user, parts);
      if (!('refuse' in read)) return read;
      wrong = read;
      return undefined;
    });
    return wrong;
  } catch (error) {
    parts.log('A form that was filled in on Slack could not be written down', { why: slackErrorText(error) });
    return refuse(NOT_WRITTEN);
  }
}

/** Records messages by the shortcut and its form. What is filled in is on disk before Slack closes the form. */
export function listenForRecordings(app: App, parts: RecordingParts): void {
  app.shortcut<MessageShortcut>({ type: 'message_action', callback_id: RECORD_CALLBACK }, async ({ shortcut, ack }) => {
    await ack();
    const { channel, trigger_id: trigger, user } = shortcut;
    try {
      const view = await modalFor(shortcut, parts);
      await parts.client.views.open({ trigger_id: trigger, view });
    } catch (error) {
      parts.log('A form could not be opened on Slack', { why: slackErrorText(error) });
      await parts.client.chat
        .postEphemeral({ channel: channel.id, user: user.id, text: NOT_OPENED })
        .catch((also: unknown) => parts.log('That could not be told either', { why: slackErrorText(also) }));
    }
  });

  app.view({ type: 'view_submission', callback_id: RECORD_CALLBACK }, async ({ ack, body, view }) => {
    const wrong = await submitted(view, body.user, parts);
    if (!wrong) return ack();
    const at = view.blocks.some(({ block_id: block }) => block === wrong.field) ? (wrong.field ?? 'kind') : 'kind';
    return ack({
      response_action: 'errors',
      errors: { [at]: shortenText(wordsOnSlack(wrong.refuse, parts.commands), LONGEST_ERROR) },
    });
  });
}

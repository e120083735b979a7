import type { App, MessageShortcut, ViewOutput } from '@slack/bolt';
import type { WebClient } from '@slack/web-api';

import { shortenText } from '../../meeting/clean-text.ts';
import { refuse, type Refusal } from '../../meeting/feature.ts';
import type { HeardRecording } from '../../ports/chat.ts';
import type { RecordForms } from '../../ports/forms.ts';
import type { RoomLanguage } from '../chat-platform.ts';
import { slackErrorText } from './errors.ts';
import { asMetadata, readFilled, readMetadata, type FormSubject, type FilledForm } from './filled-form.ts';
import { personBehind, type SlackWorkspace } from './heard-message.ts';
import { messageAt } from './heard-reaction.ts';
import type { InboundQueue } from './inbound-queue.ts';
import type { SlackLog } from './log.ts';
import { slackMessages, type SlackMessages } from './messages.ts';
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
  readonly languageOf: RoomLanguage;
  /** ISO 8601, UTC. */
  readonly now: () => string;
  readonly log: SlackLog;
}

const LONGEST_ERROR = 250;

/** Why a message can't be recorded in any meeting. */
function unfit({ channel, message }: MessageShortcut, parts: RecordingParts, say: SlackMessages): string | undefined {
  if (!parts.rooms.has(roomOf(channel.id))) return say.formNoMeetings;
  if (personBehind(message, parts) === undefined) return say.formByApp;
  return (message.text ?? '').trim() === '' ? say.formNoWords : undefined;
}

/** What the shortcut opens: the form, or why there is none. */
async function modalFor(shortcut: MessageShortcut, parts: RecordingParts): Promise<RecordModal> {
  const say = slackMessages(parts.languageOf(roomOf(shortcut.channel.id)));
  const why = unfit(shortcut, parts, say);
  if (why !== undefined) return wordModal(why, say);
  const { channel, message, message_ts: ts, user } = shortcut;
  const by = await parts.people.find(user.id, user.name);
  const form = await parts.forms.open({ room: roomOf(channel.id), message: ts, by, at: parts.now() });
  if ('refuse' in form) return wordModal(wordsOnSlack(form.refuse, parts.commands), say);
  const thread: unknown = message['thread_ts'];
  const about: FormSubject = {
    channel: channel.id,
    ts,
    meeting: form.meeting,
    ...(typeof thread === 'string' && thread !== ts ? { thread } : {}),
  };
  return recordModal(form, message.text ?? '', asMetadata(about), say);
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
  const say = slackMessages(parts.languageOf(roomOf(about.channel)));
  if (owners.includes(self())) return refuse(say.notAnOwner, 'owners');
  const [said, by, ...named] = await Promise.all([
    messageAt(about.channel, about.ts, parts),
    people.find(user.id, user.name),
    ...owners.map((owner) => people.find(owner)),
  ]);
  if (!said) return refuse(say.messageGone);
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

/** Saves what was filled in. Gives what's wrong, for the form to show; undefined once it's on disk. */
async function submitted(
  view: ViewOutput,
  user: { readonly id: string; readonly name: string },
  parts: RecordingParts,
): Promise<Refusal | undefined> {
  const about = readMetadata(view.private_metadata);
  const filled = readFilled(view);
  const say = slackMessages(parts.languageOf(about === undefined ? '' : roomOf(about.channel)));
  if (!about || !filled) return refuse(say.formOutdated);
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
    parts.log.error("A form that was filled in on Slack couldn't be saved", { why: slackErrorText(error) });
    return refuse(say.notSaved);
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
      parts.log.error("A form couldn't be opened on Slack", { why: slackErrorText(error) });
      await parts.client.chat
        .postEphemeral({
          channel: channel.id,
          user: user.id,
          text: slackMessages(parts.languageOf(roomOf(channel.id))).formNotOpened,
        })
        .catch((also: unknown) => parts.log.error("Saying so didn't work either", { why: slackErrorText(also) }));
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

import { Refused } from './check.ts';
import { payload } from './envelopes.ts';
import { checkFormAnswer, viewState, type FormFilling } from './form-filling.ts';
import { richText } from './rich-text.ts';
import type { Envelope } from './socket-lines.ts';
import type { KeptMessage, SlackWorkspace } from './workspace.ts';

type Json = Readonly<Record<string, unknown>>;

/** A modal that the app opened. */
export interface OpenedView {
  readonly id: string;
  readonly view: Json;
}

/** What people do in the workspace. Each resolves when the app acknowledged it, and rejects where it did not. */
export interface MemberActions {
  readonly say: (who: string, channel: string, text: string, thread?: string) => Promise<string>;
  /** Says something with a file; Slack gives the file an id. */
  readonly share: (
    who: string,
    channel: string,
    text: string,
    file: { readonly name: string; readonly type: string; readonly bytes: Uint8Array },
  ) => Promise<string>;
  readonly edit: (who: string, channel: string, ts: string, text: string) => Promise<void>;
  readonly remove: (channel: string, ts: string) => Promise<void>;
  readonly react: (who: string, channel: string, ts: string, name: string) => Promise<void>;
  readonly unreact: (who: string, channel: string, ts: string, name: string) => Promise<void>;
  /** Gives what the app answered. */
  readonly command: (who: string, channel: string, command: string, text: string) => Promise<Json>;
  readonly click: (who: string, channel: string, ts: string, action: string) => Promise<Json>;
  readonly clickHome: (who: string, action: string, value: string) => Promise<Json>;
  readonly openHome: (who: string) => Promise<void>;
  /** Uses the message shortcut; the modal that the app opens is in `views`. */
  readonly shortcut: (who: string, channel: string, ts: string, callback: string) => Promise<Json>;
  /** Fills in a modal and sends it. Gives what the app answered: nothing closes it, errors are shown in it. */
  readonly submit: (who: string, opened: OpenedView, filling: FormFilling) => Promise<Json>;
  /** An event with an id of its own. */
  readonly event: (changes: Json) => Json;
  readonly triggered: (trigger: unknown) => string;
}

const inner = ({ ts, user: who, text, edited, thread }: KeptMessage): Json => ({
  ts,
  user: who,
  text,
  blocks: richText(text),
  ...(thread === undefined ? {} : { thread_ts: thread }),
  ...(edited === undefined ? {} : { edited: { user: who, ts: edited } }),
});

const CHANNEL_TYPES = { public: 'channel', private: 'group', direct: 'im' } as const;

/** A message as its shortcut tells it. */
const shown = (kept: KeptMessage): Json => ({
  type: 'message',
  ...inner(kept),
  ...(kept.byBot ? { bot_id: 'B0GAVELBOT' } : {}),
});

export function memberActions(at: SlackWorkspace, deliver: (envelope: Envelope) => Promise<Json>): MemberActions {
  const triggers = new Map<string, { readonly who: string; readonly at: number }>();
  let count = 0;

  const event = (body: Json): Json => ({ ...body, event_id: `Ev${String((count += 1)).padStart(8, '0')}` });
  const tell = async (name: string, changes: Json): Promise<void> =>
    void (await deliver({ type: 'events_api', payload: event(payload(name, { event: changes })) }));
  const trigger = (who: string): string => {
    const id = `${(count += 1)}.trigger`;
    triggers.set(id, { who, at: Number(at.ts()) });
    return id;
  };
  const user = (id: string): Json => ({ id, username: at.people.get(id)?.login, name: at.people.get(id)?.login });
  const reacting = (kind: 'added' | 'removed') => async (who: string, channel: string, ts: string, name: string) => {
    const kept = at.find(channel, ts);
    const index = kept.reactions.findIndex((one) => one.name === name && one.user === who);
    if (index < 0 === (kind === 'removed')) throw new Refused(kind === 'added' ? 'already_reacted' : 'no_reaction');
    if (kind === 'added') kept.reactions.push({ name, user: who });
    else kept.reactions.splice(index, 1);
    const item = { type: 'message', channel, ts };
    await tell(`reaction-${kind}`, { user: who, reaction: name, item, item_user: kept.user, event_ts: at.ts() });
  };
  const interact = (name: string, changes: Json): Promise<Json> =>
    deliver({ type: 'interactive', payload: payload(name, changes) });

  return {
    event,
    triggered(id) {
      const known = triggers.get(String(id));
      if (known === undefined) throw new Refused('invalid_trigger_id');
      // It can be used once, and within three seconds.
      triggers.delete(String(id));
      if (Number(at.ts()) - known.at > 3) throw new Refused('expired_trigger_id');
      return known.who;
    },
    async say(who, channel, text, thread) {
      const ts = at.ts();
      const root = thread === undefined ? undefined : (at.find(channel, thread).thread ?? thread);
      at.add(channel, { ts, user: who, text, byBot: false, thread: root, reactions: [] });
      const channel_type = CHANNEL_TYPES[at.kindOf(channel)];
      const changes = { user: who, text, ts, event_ts: ts, channel, channel_type, blocks: richText(text) };
      await (root === undefined
        ? tell('message', changes)
        : tell('message-in-thread', { ...changes, thread_ts: root, parent_user_id: at.find(channel, root).user }));
      return ts;
    },
    async share(who, channel, text, { name, type: mimetype, bytes }) {
      const id = `F${String((count += 1)).padStart(8, '0')}`;
      at.files.set(id, { id, name, type: mimetype, bytes });
      const ts = at.ts();
      at.add(channel, { ts, user: who, text, byBot: false, reactions: [] });
      const files = [{ id, name, title: name, mimetype, size: bytes.length, mode: 'hosted', user: who }];
      await tell('message-with-file', { user: who, text, ts, event_ts: ts, channel, files, blocks: richText(text) });
      return ts;
    },
    async edit(who, channel, ts, text) {
      const kept = at.find(channel, ts);
      const before = inner(kept);
      kept.text = text;
      kept.edited = at.ts();
      const event_ts = kept.edited;
      await tell('message-changed', {
        message: inner({ ...kept, user: who }),
        previous_message: before,
        channel,
        ts: event_ts,
        event_ts,
      });
    },
    async remove(channel, ts) {
      const kept = at.find(channel, ts);
      at.messages.get(channel)?.splice(at.messages.get(channel)?.indexOf(kept) ?? 0, 1);
      const event_ts = at.ts();
      await tell('message-deleted', { previous_message: inner(kept), deleted_ts: ts, channel, ts: event_ts, event_ts });
    },
    react: reacting('added'),
    unreact: reacting('removed'),
    command: (who, channel, command, text) =>
      deliver({
        type: 'slash_commands',
        payload: payload('slash-command', {
          channel_id: channel,
          user_id: who,
          user_name: at.people.get(who)?.login,
          command,
          text,
          trigger_id: trigger(who),
        }),
      }),
    click(who, channel, ts, action) {
      const { blocks } = at.find(channel, ts) as { blocks?: readonly { elements?: readonly Json[] }[] };
      const button = blocks?.flatMap(({ elements = [] }) => elements).find((one) => one['action_id'] === action);
      if (!button) throw new Error(`There is no button ${action} under ${ts}`);
      const container = { message_ts: ts, channel_id: channel };
      const actions = [{ ...button, block_id: 'b', action_ts: at.ts() }];
      return interact('block-actions', {
        user: user(who),
        channel: { id: channel },
        container,
        trigger_id: trigger(who),
        actions,
      });
    },
    clickHome: (who, action, value) =>
      interact('block-actions-home', {
        user: user(who),
        trigger_id: trigger(who),
        actions: [{ type: 'button', action_id: action, value, block_id: 'b', action_ts: at.ts() }],
      }),
    openHome: (who) => tell('app-home-opened', { user: who, event_ts: at.ts() }),
    shortcut: (who, channel, ts, callback) =>
      interact('message-action', {
        user: user(who),
        channel: { id: channel },
        callback_id: callback,
        message_ts: ts,
        message: shown(at.find(channel, ts)),
        trigger_id: trigger(who),
        action_ts: at.ts(),
      }),
    async submit(who, { id, view }, filling) {
      const sent = { private_metadata: '', ...view, id, root_view_id: id, state: viewState(view, filling) };
      const submission = payload('view-submission', { user: user(who), trigger_id: trigger(who) });
      const whole = { ...submission, view: { ...(submission['view'] as Json), ...sent } };
      const answer = await deliver({ type: 'interactive', payload: whole });
      checkFormAnswer(view, answer);
      return answer;
    },
  };
}

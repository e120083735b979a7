import type {
  Datepicker,
  InputBlock,
  KnownBlock,
  MultiUsersSelect,
  PlainTextElement,
  StaticSelect,
} from '@slack/types';

import { shortenText } from '../../meeting/clean-text.ts';
import type { FormField } from '../../meeting/feature.ts';
import type { RecordingForm } from '../../ports/forms.ts';
import { fitText } from './blocks.ts';
import { OPTION_TEXT, OPTION_VALUE, MAX_OPTIONS } from './limits.ts';
import type { SlackMessages } from './messages.ts';
import { escapeMrkdwn } from './mrkdwn.ts';

/** The callback of the message shortcut, and of the modal that it opens. */
export const RECORD_CALLBACK = 'record';

/** A modal as views.open takes it. */
export interface RecordModal {
  readonly type: 'modal';
  readonly callback_id: typeof RECORD_CALLBACK;
  readonly title: PlainTextElement;
  readonly close: PlainTextElement;
  readonly submit?: PlainTextElement;
  readonly private_metadata?: string;
  readonly blocks: KnownBlock[];
}

const LONGEST_QUOTE = 600;

const plain = (text: string): PlainTextElement => ({ type: 'plain_text', text, emoji: false });
const section = (text: string): KnownBlock => ({ type: 'section', text: { type: 'mrkdwn', text } });

/** Each part of the form is a block, so that a mistake is shown beside it. */
const input = (field: FormField, label: string, element: InputBlock['element'], hint?: string): InputBlock => ({
  type: 'input',
  block_id: field,
  label: plain(label),
  element,
  ...(hint === undefined ? {} : { optional: true, hint: plain(hint) }),
});

interface Choice {
  readonly value: string;
  readonly label: string;
}

/** A list to choose from, with one chosen beforehand; what Slack can't show is left out. */
function select(field: FormField, choices: readonly Choice[], before: string): StaticSelect {
  const fits = choices.filter(({ value }) => value.length <= OPTION_VALUE);
  const shown =
    fits.length <= MAX_OPTIONS ? fits : fits.filter(({ value }, i) => value === before || i < MAX_OPTIONS - 1);
  const options = shown.map(({ value, label }) => ({ text: plain(shortenText(label, OPTION_TEXT)), value }));
  const chosen = options.find(({ value }) => value === before) ?? options[0];
  return { type: 'static_select', action_id: field, options, ...(chosen && { initial_option: chosen }) };
}

const quoted = (text: string): string =>
  fitText(text, LONGEST_QUOTE)
    .split('\n')
    .map((line) => `>${line}`)
    .join('\n');

const modal = (blocks: KnownBlock[], say: SlackMessages): RecordModal => ({
  type: 'modal',
  callback_id: RECORD_CALLBACK,
  title: plain(say.recordTitle),
  close: plain(say.cancel),
  blocks,
});

const owners: MultiUsersSelect = { type: 'multi_users_select', action_id: 'owners' };
const due: Datepicker = { type: 'datepicker', action_id: 'due' };

/**
 * The form by which a message is recorded.
 * @param text of the message, as Slack has it
 * @param metadata comes back with what was filled in
 */
export function recordModal(
  { kinds, topics, topic, note }: RecordingForm,
  text: string,
  metadata: string,
  say: SlackMessages,
): RecordModal {
  const owned = kinds.filter((kind) => kind.owned).map(({ label }) => label);
  const named = kinds.map(({ as: value, label }) => ({ value, label }));
  const headings = topics.map(({ id, title, depth }) => ({ value: id, label: `${'\u2003'.repeat(depth)}${title}` }));
  return {
    ...modal(
      [
        section(quoted(text)),
        ...(note === undefined ? [] : [section(escapeMrkdwn(note))]),
        input('kind', say.recordAs, select('kind', named, kinds[0]?.as ?? '')),
        input('topic', say.recordTopic, select('topic', headings, topic)),
        ...(owned.length === 0
          ? []
          : [
              input('owners', say.recordOwners, owners, say.ownersHint(owned.join(', '))),
              input('due', say.recordDue, due, say.dueHint(owned.join(', '))),
            ]),
      ],
      say,
    ),
    submit: plain(say.record),
    private_metadata: metadata,
  };
}

/** A modal that says why there is no form. */
export const wordModal = (why: string, say: SlackMessages): RecordModal => ({
  ...modal([section(escapeMrkdwn(why))], say),
  close: plain(say.close),
});

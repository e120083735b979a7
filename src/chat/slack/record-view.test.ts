import { describe, expect, test } from '@jest/globals';

import { checkView } from '../../../test/doubles/slack/check.ts';
import type { RecordingForm } from '../../ports/forms.ts';
import { slackEnglish } from './messages.ts';
import { recordModal, wordModal } from './record-view.ts';

const FORM: RecordingForm = {
  meeting: 'moths/1',
  kinds: [
    { as: 'note', label: 'Note', owned: false },
    { as: 'action', label: 'Action', owned: true },
  ],
  topics: [
    { id: 'Agenda/1', title: 'Traps', depth: 0 },
    { id: 'Agenda/1/+3', title: 'Nets', depth: 1 },
  ],
  topic: 'Agenda/1/+3',
};

interface Shown {
  readonly block_id?: string;
  readonly element?: { readonly options?: readonly { readonly value: string }[]; readonly initial_option?: unknown };
}
const blocksOf = (form: RecordingForm, text = 'a text'): readonly Shown[] => {
  const view = recordModal(form, text, '{}', slackEnglish);
  checkView(view);
  return view.blocks as readonly Shown[];
};
const input = (form: RecordingForm, id: string) => blocksOf(form).find(({ block_id: block }) => block === id);

const option = (value: string, text: string) => ({ value, text: { type: 'plain_text', text, emoji: false } });
const ids = (form: RecordingForm) => blocksOf(form).flatMap(({ block_id: id }) => id ?? []);

describe('the form', () => {
  test('chooses the first kind and the current topic beforehand, and shows subtopics under their topic', () => {
    expect(input(FORM, 'kind')?.element?.initial_option).toEqual(option('note', 'Note'));
    expect(input(FORM, 'topic')?.element?.initial_option).toEqual(option('Agenda/1/+3', '\u2003Nets'));
  });

  test('asks for owners and a day only where something can have them', () => {
    expect(ids(FORM)).toEqual(['kind', 'topic', 'owners', 'due']);
    expect(ids({ ...FORM, kinds: FORM.kinds.slice(0, 1) })).toEqual(['kind', 'topic']);
  });

  test('is one that Slack takes, however long what it shows is', () => {
    const topics = Array.from({ length: 130 }, (_, i) => ({ id: `Agenda/${i}`, title: 'x'.repeat(200), depth: 0 }));
    const form = { ...FORM, topics: [...topics, { id: 'y'.repeat(151), title: 'y', depth: 0 }], topic: 'Agenda/120' };
    const options = input(form, 'topic')?.element?.options?.map(({ value }) => value);
    expect(options).toHaveLength(100);
    expect(options?.slice(-2)).toEqual(['Agenda/98', 'Agenda/120']);
    expect(() => blocksOf(FORM, `${'&lt;'.repeat(400)}\n${'line\n'.repeat(1000)}`)).not.toThrow();
  });

  test('escapes its own words, and leaves the message as Slack has it', () => {
    const blocks = blocksOf({ ...FORM, note: 'a < b' }, 'for <@U1>\nat &lt;noon&gt;');
    expect(JSON.stringify(blocks)).toContain('>for <@U1>\\n>at &lt;noon&gt;');
    expect(JSON.stringify(blocks)).toContain('a &lt; b');
  });
});

test('a word instead of a form can only be closed', () => {
  const view = wordModal('No topic <yet>', slackEnglish);
  checkView(view);
  expect(view.submit).toBeUndefined();
  expect(JSON.stringify(view.blocks)).toContain('No topic &lt;yet&gt;');
});

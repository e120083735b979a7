import { describe, expect, test } from '@jest/globals';

import { given, NOW, PLANNED, present, STARTED } from '../../../test/doubles/given.ts';
import { plainText } from '../../meeting/message.ts';
import { personalPage } from '../home/page.ts';

const planned = given(PLANNED);
const withBoth = planned.after(['kenji', '/agenda add May I join?'], ['kenji', '/agenda add Sec: rotate the keys']);

describe('/agenda add', () => {
  test('adds a topic, which all are told', () => {
    const topic = { id: 'Agenda/+6', section: 'Agenda', title: 'May I join?', whole: false, by: 'kenji' };
    expect(planned.when('kenji', '/agenda add May I join?')).toEqual({
      events: [{ type: 'topics.added', at: NOW, topic }],
      announce: '@kenji added "May I join?" to the agenda, as topic 5. /topic remove 5 undoes this.',
    });
  });

  test('adds a point under the topic that is named', () => {
    expect(planned.when('kenji', '/agenda add Sec: rotate the keys')).toMatchObject({
      events: [{ type: 'entry.recorded', entry: { kind: 'point', text: 'rotate the keys', box: 'none', owners: [] } }],
      answer: 'Added to the agenda as #1, under Security.',
    });
  });

  test('is no action: not in the minutes, the lists of actions, or on anybody’s page', () => {
    expect(withBoth.minutes()).toContain('### Security\n\n- @kenji – rotate the keys\n');
    expect(withBoth.minutes()).toContain('### May I join?\n');
    expect(withBoth.minutes()).not.toContain('[ ]');
    expect(withBoth.when('kenji', '/actions').answer).toBe('There are no open actions.');
    const page = personalPage('kenji', withBoth.meeting).parts.map(({ lines }) => plainText({ lines }));
    expect(page).toContain('You have no open actions.');
    expect(page.at(-1)).toContain('  - #1 @kenji – rotate the keys');
    expect(page.at(-1)).toContain('May I join? (@kenji)');
  });

  test('what stands already is not added again', () => {
    expect(withBoth.when('sofia', '/agenda add may I join')).toEqual({
      events: [],
      answer: "That's already on the agenda, as topic 5.",
    });
  });

  test('in another’s name, the heading says whose it is', () => {
    const title = '@kenji – @sofia: I resign';
    const put = planned.after(['kenji', '/agenda add @sofia: I resign']);
    expect(put.minutes()).toContain(`### ${title}\n`);
    expect(put.when('kenji', '/agenda add @sofia: I resign').answer).toBe("That's already on the agenda, as topic 5.");
    expect(planned.after(['mira', '/agenda add @sofia: I resign']).minutes()).toContain('### @sofia: I resign\n');
  });

  test('words with a colon that name no topic are a topic', () => {
    expect(planned.after(['kenji', '/agenda add Re: the new key']).when('mira', '/agenda').answer).toContain(
      'Re: the new key',
    );
  });

  test.each([
    ['/agenda add', 'What should be on the agenda?'],
    ['/agenda add Security: \u200B', 'What should be on the agenda?'],
    ['/agenda add …', 'A heading needs letters or digits.'],
    [`/agenda add ${'x'.repeat(201)}`, 'the limit is 200. Use a short title and put the rest after a colon'],
    ['/agenda grow', 'Did you mean /agenda add grow?'],
  ])('%s is refused', (line, why) => expect(planned.when('kenji', line).refuse).toContain(why));

  test('/agenda shows it', () => {
    expect(withBoth.when('kenji', '/agenda').answer).toContain('2. Security\n  - #1 @kenji – rotate the keys');
  });

  test('what an older log put on the agenda with a box keeps it', () => {
    const old = planned.and({
      type: 'entry.recorded',
      at: PLANNED.at,
      entry: { number: 1, kind: 'item', topic: 'Agenda/2', text: 'rotate', credit: 'kenji', owners: [], box: 'open' },
    });
    expect(old.minutes()).toContain('### Security\n\n- [ ] @kenji – rotate\n');
  });

  test('with it the meeting goes on as with any topic', () => {
    const held = withBoth.and(present('mira'), STARTED).after(['mira', '/topic may i'], ['mira', '/note Yes']);
    expect(held.minutes()).toContain('### May I join?\n\n- @mira – Yes\n');
  });
});

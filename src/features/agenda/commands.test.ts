import { describe, expect, test } from '@jest/globals';

import { given, PLANNED, present, STARTED } from '../../../test/doubles/given.ts';
import { currentTopic } from './topics.ts';

const running = given(PLANNED, present('mira'), STARTED);
const at = (...lines: string[]) =>
  currentTopic(running.after(...lines.map((line): [string, string] => ['mira', line])).meeting)?.title;

describe('/topic', () => {
  test.each([
    [['/topic next'], 'Releases'],
    [['/topic next', '/topic next'], 'Security'],
    [['/topic 3', '/topic back'], 'Security'],
    [['/topic sec'], 'sec'],
    [['/topic security'], 'Security'],
    [['/topic SECURITY!'], 'Security'],
    [['/topic Documentaton'], 'Documentation'],
    [['#topic Budget'], 'Budget'],
    [['/topic "Security"'], 'Security'],
    [['/topic 1', '/subtopic Windows'], 'Windows'],
    [['/topic 1', '/subtopic Windows', '/topic next'], 'Security'],
  ])('%j is at %s', (lines, title) => expect(at(...lines)).toBe(title));

  test.each([
    ['mira', '/topic', 'Which topic?'],
    ['mira', '/topic 99', 'and no number 99'],
    ['mira', '/topic back', 'This is the first topic'],
    ['mira', '/subtopic', 'What is the subtopic?'],
    ['kenji', '/topic next', 'Only a chair or the secretary can do that'],
  ])('%s: %s is refused', (who, line, why) => expect(running.when(who, line).refuse).toContain(why));

  test('a standing topic is not added a second time, whatever its case', () => {
    const twice = running.after(['mira', '/topic releases'], ['mira', '/topic RELEASES']);
    expect(twice.minutes().match(/^### Releases$/gmu)).toHaveLength(1);
  });
});

describe('/agenda add', () => {
  test('grows the next agenda between meetings, under the topic that is named', () => {
    const planned = given(PLANNED);
    expect(planned.when('kenji', '/agenda add Security: rotate the keys')).toMatchObject({
      events: [{ type: 'entry.recorded', entry: { kind: 'item', text: 'rotate the keys', box: 'open' } }],
      answer: 'On the agenda as #1, under Security.',
    });
    expect(planned.after(['kenji', '/agenda add Security: rotate the keys']).minutes()).toMatch(
      /### Security\n\n- \[ \] @kenji – rotate the keys/u,
    );
  });

  test.each([
    ['/agenda add', 'What should be on the agenda?'],
    ['/agenda grow', 'Did you mean /agenda add grow?'],
  ])('%s is refused', (line, why) => expect(given(PLANNED).when('kenji', line).refuse).toContain(why));

  test('/agenda shows it', () => {
    expect(given(PLANNED).when('kenji', '/agenda').answer).toContain('2. Security');
  });
});

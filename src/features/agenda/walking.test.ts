import { describe, expect, test } from '@jest/globals';

import { given, PLANNED, present, STARTED, type Given } from '../../../test/doubles/given.ts';
import { currentTopic } from '../../meeting/topics.ts';

const running = given(PLANNED, present('mira'), STARTED);
const after = (...lines: string[]): Given => running.after(...lines.map((line): [string, string] => ['mira', line]));
const at = (...lines: string[]) => currentTopic(after(...lines).meeting)?.title;

describe('/topic', () => {
  test.each([
    [['/topic next'], 'Releases'],
    [['/topic next', '/topic next'], 'Security'],
    [['/topic 3', '/topic back'], 'Security'],
    [['/topic rele'], 'Releases'],
    [['/topic sec'], 'Security'],
    [['/topic security'], 'Security'],
    [['/topic SECURITY!'], 'Security'],
    [['/topic Documentaton'], 'Documentation'],
    [['#topic Budget'], 'Budget'],
    [['/topic "Security"'], 'Security'],
    [['/topic "Sec"'], 'Sec'],
    [['/topic CVE-2025-40906', '/topic CVE-2025-40907'], 'CVE-2025-40907'],
    [['/topic Release 2.4', '/topic Release 2.5'], 'Release 2.5'],
    [['/topic 1', '/subtopic Windows'], 'Windows'],
    [['/topic 1', '/subtopic Windows', '/topic next'], 'Security'],
    [['/topic 1', '/subtopic Windows', '/topic 2', '/topic windows'], 'Windows'],
    [['/topic 2', '/subtopic Keys', '/subtopic Locks', '/topic 1', '/topic 2.2'], 'Locks'],
    [['/topic 2.4'], '2.4'],
  ])('%j is at %s', (lines, title) => expect(at(...lines)).toBe(title));

  test.each([
    ['mira', '/topic', 'Which topic?'],
    ['mira', '/topic 99', 'and no topic 99'],
    ['mira', '/topic back', 'This is the first topic'],
    ['mira', '/subtopic', 'Which subtopic?'],
    ['kenji', '/topic next', 'Only the chair or secretary can do that'],
  ])('%s: %s is refused', (who, line, why) => expect(running.when(who, line).refuse).toContain(why));

  test('one that was not there is told, with the word that takes it off', () => {
    expect(running.when('mira', '/topic Budget').announce).toBe(
      'Topic: Budget\nThis is new on the agenda. /topic remove undoes this.',
    );
    expect(running.when('mira', '/topic rele').announce).toBe('Topic: Releases');
  });

  test('what several are called is asked', () => {
    const two = after('/topic Release 2.4', '/topic Release 2.5');
    expect(two.when('mira', '/topic release').refuse).toBe(
      'Which one: 1 Releases, 5 Release 2.4, 6 Release 2.5? For a new one, quote it: /topic "…".',
    );
  });

  test('a standing topic is not added a second time, whatever its case', () => {
    const twice = after('/topic releases', '/note one', '/topic RELEASES', '/topic "Releases"', '/note two');
    expect(twice.minutes().match(/^### Releases$/gmu)).toHaveLength(1);
  });

  test('a new heading under which nothing is recorded does not reach the minutes; a standing one does', () => {
    const empty = after('/topic Budgte', '/topic 1', '/subtopic Windwos');
    expect(empty.minutes()).not.toMatch(/Budgte|Windwos/u);
    expect(empty.minutes()).toContain('### Releases');
    expect(after('/topic 1', '/subtopic Windows', '/note ported').minutes()).toContain(
      '#### Windows\n\n- @mira – port',
    );
  });
});

describe('/subtopic', () => {
  test.each([['Windows'], ['windows!'], ['win'], ['"Windows"'], ['Windwos 10']])(
    'one that stands is taken up: %s',
    (typed) => {
      const both = after('/topic 1', '/subtopic Windows', '/note one', `/subtopic ${typed}`, '/note two');
      expect(both.minutes().match(/^#### /gmu)).toHaveLength(typed === 'Windwos 10' ? 2 : 1);
    },
  );

  test('of another topic it is another one', () => {
    const both = after('/topic 1', '/subtopic Status', '/note one', '/topic 2', '/subtopic Status', '/note two');
    expect(both.minutes().match(/^#### Status$/gmu)).toHaveLength(2);
    expect(currentTopic(both.after(['mira', '/topic status']).meeting)?.parent).toBe('Agenda/2');
    expect(both.after(['mira', '/topic 3']).when('mira', '/topic status').refuse).toContain(
      'Which one: Status (under Releases), Status (under Security)?',
    );
  });
});

import { describe, expect, test } from '@jest/globals';

import { given, PLANNED, present, STARTED, type Given } from '../../../test/doubles/given.ts';
import { currentTopic, topicsInOrder } from '../../meeting/topics.ts';

const running = given(PLANNED, present('mira'), STARTED);
const after = (...lines: string[]): Given => running.after(...lines.map((line): [string, string] => ['mira', line]));
const titles = ({ meeting }: Given): string[] => topicsInOrder(meeting).map(({ title }) => title);

describe('/topic remove', () => {
  test('takes the current one off, and the one before it is taken up again', () => {
    const added = after('/topic 2', '/topic Budgte');
    expect(added.when('mira', '/topic remove').announce).toBe(
      '@mira removed "Budgte" from the agenda.\nTopic: Security',
    );
    const gone = added.after(['mira', '/topic remove']);
    expect(titles(gone)).not.toContain('Budgte');
    expect(currentTopic(gone.meeting)?.title).toBe('Security');
  });

  test.each(['/topic remove budget', '/meeting topic remove Budget', '/topic remove 5', '!topic remove budg'])(
    '%s takes off the one that is named',
    (line) => {
      const gone = after('/topic Budget', '/topic 1').after(['mira', line]);
      expect(titles(gone)).not.toContain('Budget');
      expect(currentTopic(gone.meeting)?.title).toBe('Releases');
    },
  );

  test('an id is not given twice', () => {
    const again = after('/topic One', '/topic Two', '/topic remove One', '/topic Three');
    const ids = topicsInOrder(again.meeting).map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
  });

  test('empty subtopics go with it', () => {
    expect(titles(after('/topic Budget', '/subtopic Flights', '/topic remove Budget'))).toEqual(titles(running));
  });

  test.each([
    [['/topic 1'], '/topic remove', `"Releases" is on every meeting's agenda`],
    [['/topic Budget', '/note dear'], '/topic remove', '"Budget" has #1 under it'],
    [['/topic Budget', '/subtopic Flights', '/note dear'], '/topic remove budget', '"Budget" has #1 under it'],
    [[], '/topic remove', 'Which topic?'],
    [[], '/topic remove 99', 'The agenda has no topic 99'],
    [[], '/topic remove old servers', `If that's a new topic, quote it: /topic "remove old servers".`],
  ])('after %j, %s is refused', (lines, line, why) => expect(after(...lines).when('mira', line).refuse).toContain(why));

  test('who put it on the agenda takes it off, and nobody else who does not lead', () => {
    const added = given(PLANNED).after(['kenji', '/agenda add May I join?']);
    expect(added.when('sofia', '/topic remove 5').refuse).toContain(
      'Only the chair, the secretary or the person who added',
    );
    expect(titles(added.after(['kenji', '/topic remove 5']))).toEqual(titles(given(PLANNED)));
  });
});

describe('/topic rename', () => {
  test.each([
    [['/topic Budgte'], '/topic rename Budget'],
    [['/topic Budgte', '/topic 1'], '/topic rename 5 Budget'],
    [['/topic Budgte', '/topic 1'], '/meeting topic rename 5 "Budget"'],
  ])('after %j, %s', (lines, line) => {
    const before = after(...lines);
    expect(before.when('mira', line).announce).toBe('@mira renamed "Budgte" to "Budget".');
    expect(titles(before.after(['mira', line])).at(-2)).toBe('Budget');
  });

  test('a number that is no topic is a part of the title', () => {
    expect(titles(after('/topic Goals', '/topic rename 2026 goals'))).toContain('2026 goals');
  });

  test.each([
    [['/topic 1'], '/topic rename Deliveries', `"Releases" is on every meeting's agenda`],
    [['/topic Budget'], '/topic rename security', `There's already a topic called "security".`],
    [['/topic Budget'], '/topic rename …', 'A heading needs letters or digits.'],
    [['/topic Budget'], '/topic rename', 'What should it be called?'],
    [[], '/topic rename Budget', 'Which topic?'],
  ])('after %j, %s is refused', (lines, line, why) => expect(after(...lines).when('mira', line).refuse).toContain(why));
});

test.each([
  ['/topic "Rename the lamp"', '/topic rename the lamp'],
  ['/topic "Remove old servers"', '/topic remove old'],
])('a topic that is called so is taken up: %s, %s', (add, line) => {
  const before = after(add, '/topic 1');
  const again = before.after(['mira', line]);
  expect(titles(again)).toEqual(titles(before));
  expect(currentTopic(again.meeting)?.title).toBe(titles(before).at(-2));
});

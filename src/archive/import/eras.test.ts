import { expect, test } from '@jest/globals';

import { learnGroup } from './import.ts';

// An invented group whose form changes, and whose folder has a file without a form.

const file = (day: string, ...lines: readonly string[]) => ({ path: `${day}.md`, text: lines.join('\n\n') });

const older = (day: string) =>
  file(
    day,
    `# Kiln monthly ${day}`,
    '## Present',
    '- @ada',
    '## Agenda',
    '### Clay',
    '- dry',
    '## Adjourn',
    '- all left',
  );

const newer = (day: string) =>
  file(day, `# Kiln weekly ${day}`, '## Roll call', '- @ada', '## Agenda', '### Clay', '- wet', '## Adjourn', '- done');

const learn = (...files: readonly ReturnType<typeof file>[]) => {
  const { era, format } = learnGroup(files, {});
  return { days: era.map(({ date }) => date), headings: format.sections.map(({ heading }) => heading) };
};

const OLDER = [older('2026-01-06'), older('2026-02-03'), older('2026-03-03')];

test('two files of a newer form are not outvoted by older ones', () => {
  expect(learn(...OLDER, newer('2026-04-07'), newer('2026-05-05'))).toEqual({
    days: ['2026-04-07', '2026-05-05'],
    headings: ['Kiln weekly {date}', 'Roll call', 'Agenda', 'Adjourn'],
  });
});

test('what only the older of two files has is no part of the form', () => {
  const [first, second] = ['2026-04-07', '2026-05-05'].map((day) => newer(day));
  const more = { path: first?.path ?? '', text: `${first?.text}\n\n## Regrets\n\n- @bo` };
  expect(learn(more, second ?? more).headings).not.toContain('Regrets');
  const { path, text } = second ?? more;
  expect(learn(first ?? more, { path, text: `${text}\n\n## Regrets\n\n- @bo` }).headings).toContain('Regrets');
});

test('a newest file without headings is passed over', () => {
  expect(learn(...OLDER, file('2026-04-07', 'There was no meeting.')).days).toEqual([
    '2026-01-06',
    '2026-02-03',
    '2026-03-03',
  ]);
});

const twice = (day: string) => file(day, '# Kiln', '## Present', '- @ada', '## Clay', '- a', '## Clay', '- b');

test('a heading that a file has twice is paired with the second of the other files', () => {
  expect(learn(twice('2026-01-06'), twice('2026-02-03')).headings).toEqual(['Kiln', 'Present', 'Clay', 'Clay']);
});

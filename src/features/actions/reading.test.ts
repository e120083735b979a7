import { describe, expect, test } from '@jest/globals';

import { demoGroup } from '../../../test/doubles/demo-group.ts';
import { given, givenIn, NOW, PLANNED, present, STARTED, type Given } from '../../../test/doubles/given.ts';
import type { Group } from '../../meeting/group.ts';
import { createDirectory, type Member } from '../../meeting/member.ts';

// What is understood of an action as people type it: who has to do what, and until when. It is Tuesday 3 March 2026.

const member = (handle: string, name: string, aliases: string[] = []): Member => ({
  handle,
  name,
  aliases,
  accounts: {},
  expected: true,
});

const { directory } = demoGroup;
const crowd: Group = {
  ...demoGroup,
  directory: createDirectory(
    [
      ...directory.members,
      member('rlee', 'Bob Lee', ['bobby']),
      member('mark', 'Mark Twain'),
      member('willow', 'Will Ow'),
      member('mayb', 'May Bell'),
      member('grant', 'Grant Wood'),
      member('alexk', 'Alex Kim'),
      member('alexr', 'Alex Roe'),
      member('docs', 'Dana Ocs'),
    ],
    directory.platforms,
  ),
};
const begun = (group: Group): Given =>
  givenIn(group, PLANNED, present('mira'), STARTED).after(['mira', '/topic Releases']);
const running = begun(crowd);
const german = begun({ ...crowd, language: 'de' });

const entryOf = (line: string, on = running) => on.when('mira', line).events?.[0];
const understood = (owners: readonly string[], text: string, due?: string): object => ({
  type: 'entry.recorded',
  entry: { kind: 'action', owners, text, ...(due === undefined ? {} : { due }) },
});

describe('who has to do it', () => {
  test.each([
    ['/action me write the rules', ['mira'], 'write the rules'],
    ['/action I will write the rules', ['mira'], 'write the rules'],
    ["/action I'll write the rules", ['mira'], 'write the rules'],
    ['/action I’ll write the rules', ['mira'], 'write the rules'],
    ["/action i'm going to write the rules", ['mira'], 'write the rules'],
    ['#action I will write the rules', ['mira'], 'write the rules'],
    ['/action bob fix it', ['rlee'], 'fix it'],
    ['/action Bob: fix it', ['rlee'], 'fix it'],
    ['/action bobby to fix it', ['rlee'], 'fix it'],
    ['/action rlee fix it', ['rlee'], 'fix it'],
    ['/action Bob Lee fix it', ['rlee'], 'fix it'],
    ['/action bob will fix it', ['rlee'], 'fix it'],
    ["/action bob'll fix it", ['rlee'], 'fix it'],
    ['/action bob, fix it', ['rlee'], 'fix it'],
    ['/action kenji & bob write the rules', ['kenji', 'rlee'], 'write the rules'],
    ['/action kenji and bob write the rules', ['kenji', 'rlee'], 'write the rules'],
    ['/action kenji, sofia and bob write the rules', ['kenji', 'sofia', 'rlee'], 'write the rules'],
    ['/action @kenji and @sofia write the rules', ['kenji', 'sofia'], 'write the rules'],
    ['/action @kenji, @sofia write the rules', ['kenji', 'sofia'], 'write the rules'],
    ['/action @kenji and bob write the rules', ['kenji', 'rlee'], 'write the rules'],
    ['/action bob and me write the rules', ['rlee', 'mira'], 'write the rules'],
    ['/action mark and bob write the rules', ['mark', 'rlee'], 'write the rules'],
    ['/action fix it @kenji', ['kenji'], 'fix it'],
    ['/action fix it, @kenji', ['kenji'], 'fix it'],
    ['/action fix it (@kenji)', ['kenji'], 'fix it'],
    ['/action fix it – @kenji', ['kenji'], 'fix it'],
    ['/action fix it -> @kenji and @sofia', ['kenji', 'sofia'], 'fix it'],
    ['/action fix it @kenji @sofia', ['kenji', 'sofia'], 'fix it'],
    ['/action fix it @me', ['mira'], 'fix it'],
    ['/action Mark: fix it', ['mark'], 'fix it'],
    ['/action Mark will fix it', ['mark'], 'fix it'],
    ['/action @mark the release as done', ['mark'], 'the release as done'],
  ])('%s', (line, owners, text) => expect(entryOf(line)).toMatchObject(understood(owners, text)));

  test.each(['fix it @kenji by friday', 'fix it by friday @kenji', 'kenji will fix it by friday'])('%s', (line) =>
    expect(entryOf(`/action ${line}`)).toMatchObject(understood(['kenji'], 'fix it', '2026-03-06')),
  );

  test.each([
    'Mark the release as done',
    'Mark all tests as slow',
    'mark it as done by hand',
    'Will be done after the release',
    'Will someone look at this',
    'May need docs',
    'May be dropped',
    'Grant access to the room',
    'Grant will be paid',
    'docs for the release',
    'docs are missing',
    'bob has fixed it',
    'bob is away',
    'bob will be away',
    "bob's laptop needs care",
    'bob',
    'kenji and the others write the rules',
    'kenji or sofia write the rules',
    'I will not come',
    'I will be late',
    'ask @sofia for help',
    'ask @sofia',
    'merge @sofia',
    'send the draft to @sofia',
    'please ask @sofia',
    'write with @kenji and @sofia',
    'fix it @nobody',
    'thank bob',
  ])('%s names nobody', (line) => {
    expect(entryOf(`/action ${line}`)).toMatchObject(understood([], line));
    expect(running.when('mira', `/action ${line}`).events).toHaveLength(1);
  });

  test('a guest is not found by a bare name', () => {
    const met = running.and({ type: 'links.met', at: NOW, key: 'slack:U1', name: 'Nell' });
    expect(met.when('mira', '/action nell fix it').events?.[0]).toMatchObject(understood([], 'nell fix it'));
  });
});

describe('until when', () => {
  test.each([
    ['fix it by tomorrow', '2026-03-04'],
    ['fix it by tomorrow EOD', '2026-03-04'],
    ['fix it by EOD tomorrow', '2026-03-04'],
    ['fix it by EOD', '2026-03-03'],
    ['fix it by EOD friday', '2026-03-06'],
    ['fix it tomorrow EOD', '2026-03-04'],
    ['fix it in two weeks', '2026-03-17'],
    ['fix it within two weeks', '2026-03-17'],
    ['fix it by end of month', '2026-03-31'],
    ['fix it by the end of the month', '2026-03-31'],
    ['fix it at the end of the month', '2026-03-31'],
    ['fix it by the 20th', '2026-03-20'],
    ['fix it by 14.3.', '2026-03-14'],
    ['fix it by friday.', '2026-03-06'],
    ['fix it, by friday!', '2026-03-06'],
    ['fix it (by friday)', '2026-03-06'],
    ['fix it (due friday)', '2026-03-06'],
    ['fix it due on friday', '2026-03-06'],
    ['fix it until June 5', '2026-06-05'],
    ['fix it by 2026-03-10', '2026-03-10'],
    ['fix it by friday 16:00', '2026-03-06'],
  ])('%s', (line, due) =>
    expect(entryOf(`/action @kenji ${line}`)).toMatchObject(understood(['kenji'], 'fix it', due)),
  );

  test.each([
    'fix it before the release',
    'stand by the door',
    'stand by now',
    'upgrade to the driver by 5.10',
    'get it read by May',
    'get it reviewed by mark',
    'walk by the second',
    'plan the meeting of tomorrow EOD',
    'write minutes for tomorrow',
    'wait until the lamp is dry',
    'tell who came by last friday',
  ])('%s has no date', (line) => {
    const entry = entryOf(`/action @kenji ${line}`);
    expect(entry).toMatchObject(understood(['kenji'], line));
    expect(entry).not.toHaveProperty('entry.due');
    expect(entry).not.toHaveProperty('entry.dueAt');
  });

  test.each([
    ['die Regeln schreiben bis Freitag', '2026-03-06'],
    ['die Regeln schreiben bis zum 20.', '2026-03-20'],
    ['die Regeln schreiben bis 14.3.', '2026-03-14'],
    ['die Regeln schreiben bis zum 14. März', '2026-03-14'],
    ['die Regeln schreiben bis Ende des Monats', '2026-03-31'],
    ['die Regeln schreiben bis morgen', '2026-03-04'],
    ['die Regeln schreiben bis in zwei Wochen', '2026-03-17'],
    ['die Regeln schreiben in zwei Wochen', '2026-03-17'],
    ['die Regeln schreiben by friday', '2026-03-06'],
  ])('in German: %s', (line, due) => {
    expect(entryOf(`/action @kenji ${line}`, german)).toMatchObject(understood(['kenji'], 'die Regeln schreiben', due));
    expect(entryOf(`/action ich werde ${line}`, german)).toMatchObject(
      understood(['mira'], 'die Regeln schreiben', due),
    );
  });

  test('who says in German that they will not is not put down for it', () => {
    const line = 'ich werde nicht kommen';
    expect(entryOf(`/action ${line}`, german)).toMatchObject(understood([], line));
  });

  test('a sentence about two owners stays one in minutes of another language', () => {
    const { events = [] } = running.when('mira', '/action @kenji and @sofia have to review it');
    expect(german.and(...events).minutes()).toContain('- [ ] @kenji and @sofia have to review it\n');
  });

  test('the days are those of who types', () => {
    const late = '2026-03-31T23:30:00.000Z';
    const due = (who: string) => running.when(who, '/action @kenji fix it by end of month', late).events?.[0];
    expect(due('mira')).toMatchObject(understood(['kenji'], 'fix it', '2026-04-30'));
    expect(due('sofia')).toMatchObject(understood(['kenji'], 'fix it', '2026-03-31'));
  });

  test('what is past is refused', () => {
    expect(running.when('mira', '/action fix it by yesterday').refuse).toBe('Monday 2 March has passed.');
  });
});

describe('the next meeting', () => {
  test.each(['by next meeting', 'by the next meeting', 'before the next meeting', 'due next meeting'])(
    '%s',
    (words) => {
      const recorded = running.after(['mira', `/action @kenji fix it ${words}`]);
      expect(entryOf(`/action @kenji fix it ${words}`)).toMatchObject({
        entry: { text: 'fix it', dueAt: 'next meeting' },
      });
      expect(recorded.minutes()).toContain('- [ ] @kenji – fix it (by 2026-03-17)');
      expect(recorded.when('mira', '/actions').answer).toContain('#1 fix it (due Tue 17 Mar)');
    },
  );

  test('is due on another day once that is moved, and in words if it has no date', () => {
    const recorded = running.after(['mira', '/action @kenji fix it by next meeting']);
    const moved = recorded.after(['mira', '/meeting next 2026-03-19 17:00']);
    expect(moved.minutes()).toContain('fix it (by 2026-03-19)');
    const unplanned = moved.after(['mira', '/meeting next none']);
    expect(unplanned.minutes()).toContain('fix it (by the next meeting)');
    expect(unplanned.when('mira', '/actions').answer).toContain('#1 fix it (due at the next meeting)');
  });
});

describe('what was understood', () => {
  test.each([
    ['/action bob fix it by friday', '#1 @rlee: fix it, due Friday 6 March'],
    ['/action @kenji fix it by the 20th', '#1 @kenji: fix it, due Friday 20 March'],
    ['/action @kenji fix it by next meeting', '#1 @kenji: fix it, due Tuesday 17 March'],
    ['/action @kenji fix it by 5 January 2027', '#1 @kenji: fix it, due Tuesday 5 January 2027'],
  ])('%s is echoed', (line, echo) => expect(running.when('mira', line)).toMatchObject({ echo }));

  test.each(['/action @kenji fix it', '/action @kenji fix it by 2026-03-10'])('%s says it all itself', (line) => {
    const { echo, announce, answer } = running.when('mira', line);
    expect([echo, announce, answer]).toEqual([undefined, undefined, undefined]);
  });
});

const view = (of: Given): string => of.viewed('action:1') ?? '';
const asked = (line: string): Given => running.after(['mira', line]);

describe('what can mean two things', () => {
  test.each([
    [
      '/action @kenji fix it by next friday',
      ['kenji'],
      'fix it by next friday',
      '#1: fix it by next friday – which one do you mean?\n1⃣ due Friday 6 March   2⃣ due Friday 13 March',
    ],
    ['/action alex fix it', [], 'alex fix it', '#1: alex fix it – which one do you mean?\n1⃣ @alexk   2⃣ @alexr'],
    [
      '/action Mark write the rules',
      [],
      'Mark write the rules',
      '#1: Mark write the rules – which one do you mean?\n1⃣ @mark   2⃣ nobody yet',
    ],
    [
      '/action will write the rules by 5/6/2026',
      [],
      'will write the rules by 5/6/2026',
      '#1: will write the rules by 5/6/2026 – which one do you mean?\n' +
        '1⃣ @willow and due Wednesday 6 May   2⃣ @willow and due Friday 5 June   ' +
        '3⃣ nobody yet and due Wednesday 6 May   4⃣ nobody yet and due Friday 5 June',
    ],
  ])('%s', (line, owners, text, question) => {
    const one = asked(line);
    expect(running.when('mira', line).events).toMatchObject([
      understood(owners, text),
      { type: 'actions.asked', number: 1, by: 'mira' },
    ]);
    expect(running.when('mira', line).announce).toBeUndefined();
    expect(view(one)).toBe(question);
  });

  test('a keycap answers it, from those who may, and once', () => {
    const one = asked('/action alex fix it by next friday');
    const react = (who: string, emoji: string, on = one) => on.whenReacted(who, emoji, { about: 'action:1' });
    expect(react('sofia', '3⃣')?.refuse).toBe(
      'Only the person who recorded #1, its possible owners, the chair or the secretary can answer that.',
    );
    const answer = react('jonas', '3⃣');
    expect(answer?.events).toMatchObject([
      { type: 'entry.revised', to: { owners: ['alexr'], text: 'fix it', due: '2026-03-06' } },
      { type: 'actions.answered', number: 1 },
    ]);
    const settled = one.and(...(answer?.events ?? []));
    expect(view(settled)).toBe('#1 @alexr: fix it, due Friday 6 March');
    expect(settled.minutes()).toContain('- [ ] @alexr – fix it (by 2026-03-06)');
    expect(react('mira', '1⃣', settled)).toEqual({ events: [] });
  });

  test('nobody has to answer: it stays as it was typed', () => {
    expect(asked('/action @kenji fix it by next friday').minutes()).toContain('- [ ] @kenji – fix it by next friday\n');
  });

  test('whoever edits or takes back the entry settles it', () => {
    const one = asked('/action @kenji fix it by next friday');
    expect(view(one.after(['mira', '/edit 1 mend it']))).toBe('#1 @kenji: mend it');
    expect(view(one.after(['mira', '/undo 1']))).toBe('');
  });
});

test('old logs have no meeting at which anything is due', () => {
  const entry = { number: 1, kind: 'action', topic: 'x', text: 'buy oil', owners: [], box: 'open', due: '2026-03-02' };
  const old = given(PLANNED, { type: 'entry.recorded', at: PLANNED.at, entry });
  expect(old.and(STARTED).when('mira', '/actions').answer).toContain('#1 buy oil (overdue: Mon 2 Mar)');
});

import { describe, expect, test } from '@jest/globals';

import { carryingGroup, meetingFromMinutes } from '../../../test/doubles/carried-agenda.ts';
import { ENDED, given, NOW, PLANNED, present, PROPOSED, STARTED } from '../../../test/doubles/given.ts';

const running = given(PLANNED, present('mira'), present('kenji'), STARTED).after(
  ['mira', '/topic Releases'],
  ['kenji', '/note the keys are old'],
);

describe('/box', () => {
  test('puts a box on a note, and everybody hears of it', () => {
    expect(running.when('kenji', '/box 1')).toEqual({
      events: [{ type: 'entry.boxed', at: NOW, number: 1, box: 'open', by: 'kenji' }],
      announce: '@kenji gave #1 a box: the keys are old. /unbox 1 undoes this.',
    });
    const boxed = running.after(['kenji', '/box #1']);
    expect(boxed.minutes()).toContain('- [ ] @kenji – the keys are old');
    expect(boxed.when('mira', '/actions').answer).toContain('#1 the keys are old');
    expect(boxed.after(['kenji', '/done 1']).minutes()).toContain('- [x] @kenji – the keys are old');
    expect(boxed.when('kenji', '/box 1')).toEqual({ events: [], answer: '#1 already has a box.' });
  });

  test('/unbox takes it off again, and the line is what it was', () => {
    const back = running.after(['kenji', '/box 1'], ['kenji', '/unbox 1']);
    expect(back.minutes()).toBe(running.minutes());
    expect(back.when('kenji', '/unbox 1').refuse).toBe('#1 has no box.');
  });

  test.each([
    ['sofia', '/box 1', "Only #1's author, the chair or the secretary can change it."],
    ['mira', '/box 99', "There's no entry #99."],
    ['mira', '/box', 'Which entry?'],
  ])('%s %s: refused', (who, line, why) => {
    expect(running.when(who, line).refuse).toContain(why);
  });

  test('what is ticked is opened again with another word', () => {
    const done = running.after(['kenji', '/done 1']);
    expect(done.when('kenji', '/box 1').refuse).toBe('#1 is ticked off. Use /reopen 1 to open it again.');
    expect(running.when('kenji', '/reopen 1').refuse).toBe('#1 has nothing to untick. Use /box 1 to give it a box.');
  });

  test('a motion has none, an action keeps its own, and events have theirs by the format', () => {
    const more = running.after(
      ['mira', '/action @kenji new keys'],
      ['mira', '/event 2026-04-01 Spring fair'],
      ['mira', '/vote Buy a lock?'],
      ['mira', '/vote close'],
    );
    expect(more.when('mira', '/unbox 2').refuse).toMatch(/^#2 is an action, and actions keep their box\./u);
    expect(more.when('mira', '/unbox 3').refuse).toMatch(/^#3 is an event\./u);
    expect(more.when('mira', '/box 4').refuse).toMatch(/^#4 can't have a box\./u);
  });

  test('after the meeting, the minutes are proposed again', () => {
    expect(running.and(ENDED, PROPOSED).when('mira', '/box 1').effects).toEqual(['propose']);
  });
});

describe('/todo', () => {
  test('is something to do that nobody has, and asks for nobody', () => {
    const todo = running.after(['mira', '/todo oil the door by 2026-03-10']);
    expect(todo.minutes()).toContain('- [ ] oil the door (by 2026-03-10)');
    expect(running.after(['mira', '/action oil the door']).minutes()).toContain(
      '- [ ] Volunteer wanted – oil the door',
    );
  });

  test('somebody can take it', () => {
    const todo = running.after(['mira', '/todo oil the door']);
    const taken = todo.and(...(todo.whenReacted('kenji', '✋', { about: 'entry:2' })?.events ?? []));
    expect(taken.minutes()).toContain('- [ ] @kenji – oil the door');
  });

  test('with a name it is an action', () => {
    expect(running.after(['mira', '/todo @kenji oil the door']).minutes()).toContain('- [ ] @kenji – oil the door');
  });
});

test('what earlier meetings left open loses no box; what is carried keeps its form', () => {
  const lines = [
    '## Agenda',
    '### Lamps',
    '- [ ] @kenji – buy [oil](https://example.org/oil) *soon*',
    '  - the good one',
    '  - [ ] Volunteers needed: ask for the price',
    '    - @mira – or `look`',
    '- [ ] a wick',
    '- nobody needs this',
  ];
  const meeting = meetingFromMinutes(carryingGroup, lines.join('\n'));
  expect(meeting.says('mira', '/unbox 1')).toMatch(/^#1 was left open by an earlier meeting\./u);
  expect(meeting.agenda()).toEqual(lines.slice(1, -1));
  expect(meeting.says('mira', '/box 2')).toBe('@mira gave #2 a box: the good one. /unbox 2 undoes this.');
  expect(meeting.says('mira', '/unbox 2')).toBe('@mira took the box of #2 away: the good one. /box 2 undoes this.');
});

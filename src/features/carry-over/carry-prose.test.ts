// Paragraphs right under a heading on the next agenda.
import { describe, expect, test } from '@jest/globals';

import { ENDED, givenIn, PLANNED, present, STARTED } from '../../../test/doubles/given.ts';
import { inventedGroup } from '../../../test/doubles/invented-group.ts';
import { carryOver } from './carry-over.ts';

const groupWith = (lamps: object, format: object = {}) =>
  inventedGroup({
    schedule: { start: '17:00', from: '2024-05-15', every: 'FREQ=WEEKLY' },
    format: {
      path: 'minutes-{date}.md',
      sections: [{ kind: 'topic', heading: 'Lamps', ...lamps }],
      ...format,
    },
  });

type Held = ReturnType<typeof heldIn>;
const heldIn = (group: ReturnType<typeof groupWith>) =>
  givenIn(group, PLANNED, present('mira'), present('kenji'), STARTED).after(['mira', '/topic lamps']);

/** The next agenda after a meeting, from the minutes as people merged them. */
function next(group: ReturnType<typeof groupWith>, meeting: Held, merged = meeting.minutes()): string {
  const after = givenIn(group, { ...PLANNED, start: '2026-03-10T17:00:00.000Z' });
  return after.and(...carryOver(merged, after.meeting, meeting.meeting, ENDED.at)).minutes();
}

describe('paragraphs', () => {
  test('stay as they stand if notes do, between bullets, and the texts of the format are written once', () => {
    const group = groupWith({ carry: 'notes', before: 'Always *lit*,\nand green.', after: '**Bye!**' });
    const said = 'The *big* one is [green](https://a.example).\n\n- the small one\n\nAll else is dark.';
    const merged = `## Lamps\n\nAlways *lit*,\nand green.\n\n${said}\n\n***\n\n<!-- add yours -->\n\n**Bye!**\n`;
    const agenda = next(group, heldIn(group), merged);
    expect(agenda).toBe(`## Lamps\n\nAlways *lit*,\nand green.\n\n${said}\n\n**Bye!**\n`);
    expect(next(group, heldIn(group), agenda)).toBe(agenda);
  });

  test('stay under a heading under which everything does, and go elsewhere', () => {
    const merged = '## Lamps\n\nAll is dark.\n\n- a bullet\n';
    const standing = groupWith({}, { carry: { standing: ['Lamps'] } });
    expect(next(standing, heldIn(standing), merged)).toBe(merged);
    const plain = groupWith({});
    expect(next(plain, heldIn(plain), merged)).toBe('## Lamps\n\n- …\n');
  });

  test('are no coming events', () => {
    const group = groupWith({}, { sections: [{ kind: 'events', heading: 'Fairs' }], carry: { notes: true } });
    const merged = '## Fairs\n\nAdd yours!\n\n- [ ] The fair – 2026-07-01\n';
    expect(next(group, heldIn(group), merged)).toBe('## Fairs\n\n- [ ] The fair – 2026-07-01\n');
  });
});

describe('in a section that writes paragraphs', () => {
  test('what waits on the agenda stays on it', () => {
    const group = groupWith({ entries: 'paragraphs' });
    const before = givenIn(group, PLANNED).after(['kenji', '/agenda add Lamps: Is it green?']);
    const held = before.and(present('mira'), STARTED);
    expect(held.minutes()).toBe('## Lamps\n\n@kenji – Is it green?\n');
    expect(next(group, held)).toBe(held.minutes());
  });

  test('what is open without a box is carried, and bullets stay bullets', () => {
    const wording = { action: 'ACTION: {owners} – {text}' };
    const group = groupWith({ entries: 'paragraphs' }, { boxes: false, wording });
    const held = heldIn(group).after(['mira', '/action @kenji light it'], ['jonas', '/note - a bullet']);
    expect(held.minutes()).toBe('## Lamps\n\nACTION: @kenji – light it\n\n- a bullet\n');
    expect(next(group, held)).toBe('## Lamps\n\nACTION: @kenji – light it\n');
    const kept = groupWith({ entries: 'paragraphs', carry: 'notes' }, { boxes: false, wording });
    expect(next(kept, held)).toBe('## Lamps\n\nACTION: @kenji – light it\n\n- a bullet\n');
  });

  test('each line of a paragraph of lines is an entry', () => {
    const group = groupWith({ entries: 'lines', carry: 'notes' }, { attribution: '{person}:' });
    const held = heldIn(group).after(['mira', '/note *One*'], ['kenji', '/note Two']);
    const minutes = '## Lamps\n\n@mira: *One*<br>\n@kenji: Two\n';
    expect(held.minutes()).toBe(minutes);
    expect(next(group, held)).toBe(minutes);
    const after = givenIn(group, { ...PLANNED, start: '2026-03-10T17:00:00.000Z' }).meeting;
    const [{ entries }] = carryOver(minutes, after, held.meeting, ENDED.at);
    expect(entries.map(({ number, text }) => [number, text])).toEqual([
      [1, '*One*'],
      [2, 'Two'],
    ]);
  });
});

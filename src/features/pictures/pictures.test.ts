import { describe, expect, test } from '@jest/globals';

import { demoGroup, personCalled } from '../../../test/doubles/demo-group.ts';
import { ENDED, given, givenIn, NOW, PLANNED, STARTED } from '../../../test/doubles/given.ts';
import { FETCHED_PICTURE, PICTURE_KEY, picturePosted } from '../../../test/doubles/picture-posted.ts';
import type { AttachedFile } from '../../meeting/feature.ts';
import { minutesPath } from '../minutes/proposal.ts';
import { settlePicture, withdrawPictures } from './keeping.ts';
import { keepsPictures } from './posting.ts';
import { shownPictures, releasedFiles, pictureFiles } from './proposed.ts';

const running = given(PLANNED, STARTED).after(['mira', '/topic Releases']);
const topic = 'Agenda/1';
const { from } = picturePosted(topic);
const attachedBy = (who: string, more: Partial<AttachedFile> = {}): AttachedFile => ({
  by: personCalled(who),
  at: NOW,
  key: PICTURE_KEY,
  from,
  name: 'Screenshot 2026-03-03 – Über (2).PNG',
  type: 'image/png',
  size: 5_000_000,
  text: 'The new chart',
  ...more,
});

describe('a picture that is posted', () => {
  test('under a topic is fetched, and then recorded as its author’s, with the words beside it', () => {
    const outcome = running.whenAttached(attachedBy('kenji'));
    const entry = { topic, text: 'The new chart', author: 'kenji', credit: 'kenji' };
    expect(outcome).toEqual({
      events: [
        { type: 'pictures.posted', at: NOW, key: PICTURE_KEY, from, name: 'screenshot-2026-03-03-uber-2', entry },
      ],
      effects: ['fetch'],
    });
  });

  test.each([
    ['nothing but its name', { text: '' }, 'Screenshot 2026-03-03 – Über (2)'],
    ['nothing at all', { text: ' ', name: '\u200B.png' }, 'picture'],
    ['a story', { text: 'word '.repeat(60) }, `${'word '.repeat(39)}word…`],
    ['lines', { text: 'a\n# b\n\n- c' }, 'a # b - c'],
  ])('with %s beside it', (_what, more, text) => {
    expect(running.whenAttached(attachedBy('kenji', more))?.events).toMatchObject([{ entry: { text } }]);
  });

  test('answering an entry is its sub-item, unattributed where it answers oneself', () => {
    const noted = running.after(['kenji', '/note It is cut']);
    const [one] = noted.whenAttached(attachedBy('kenji', { about: 'entry:1' }))?.events ?? [];
    expect(one).toMatchObject({ entry: { topic, parent: 1, text: 'The new chart' } });
    expect(one).not.toMatchObject({ entry: { credit: 'kenji' } });
  });

  test.each([
    ['image/svg+xml', {}, 'they only take PNG, JPEG, GIF and WebP'],
    ['image/heic', {}, 'they only take PNG'],
    ['image/png', { size: 5_000_001 }, 'larger than 5 MB'],
  ])('that is %s %j is refused', (type, more, why) => {
    expect(running.whenAttached(attachedBy('kenji', { type, ...more }))?.refuse).toContain(why);
  });

  test('is nobody’s business before the start, after the end, off the record, and where the format has none', () => {
    const plain = { ...demoGroup, format: { ...demoGroup.format, pictures: false } };
    const others = [
      given(PLANNED),
      running.and(ENDED),
      running.after(['mira', '/offrecord']),
      givenIn(plain, PLANNED, STARTED).after(['mira', '/topic Releases']),
    ];
    for (const other of others) {
      expect(keepsPictures(other.meeting)).toBe(false);
      expect(other.whenAttached(attachedBy('kenji'))).toBeUndefined();
    }
    expect(running.whenAttached(attachedBy('kenji', { type: 'application/pdf' }))).toBeUndefined();
  });
});

describe('a picture that was fetched', () => {
  const awaited = running.and(picturePosted(topic));
  const settle = (fetched: Parameters<typeof settlePicture>[1], now = awaited) =>
    settlePicture(PICTURE_KEY, fetched, now.meeting, NOW);
  const kept = () => awaited.and(...((settle(FETCHED_PICTURE)?.decided.events ?? []) as never[]));

  test('is recorded with the next number, and stands in the minutes', () => {
    expect(settle(FETCHED_PICTURE)?.decided.events).toMatchObject([
      { type: 'entry.recorded', entry: { number: 1, kind: 'picture', topic, text: 'The new chart', box: 'none' } },
      { type: 'pictures.kept', number: 1, file: { name: 'chart', type: 'png', sha256: FETCHED_PICTURE.sha256 } },
    ]);
    expect(JSON.stringify(settle(FETCHED_PICTURE)?.decided)).not.toContain('bytes');
    expect(settle(FETCHED_PICTURE)?.recorded).toEqual({ number: 1, about: 'entry:1' });
    expect(kept().minutes()).toContain('\n- @kenji – ![The new chart](pictures/2026-03-03-1-chart.png)\n');
    expect(shownPictures(kept().meeting)).toEqual([
      { url: 'pictures/2026-03-03-1-chart.png', type: 'png', sha256: FETCHED_PICTURE.sha256 },
    ]);
  });

  test('has words that can be edited, and are only words', () => {
    const edited = kept().after(['kenji', '/edit 1 A ](javascript:x) {{ site }} | *chart*']);
    expect(edited.minutes()).toContain(
      String.raw`![A \](javascript:x) &#123;{ site }} \| \*chart\*](pictures/2026-03-03-1-chart.png)`,
    );
  });

  test('goes when its entry is undone, and so does its file', () => {
    const before = kept();
    const after = before.after(['kenji', '/undo 1']);
    expect(after.minutes()).not.toContain('pictures/');
    expect(releasedFiles(before.meeting, after.meeting)).toEqual([FETCHED_PICTURE.sha256]);
    expect(releasedFiles(after.meeting, after.meeting)).toEqual([]);
    expect(pictureFiles(after.meeting, minutesPath(after.meeting), [])).toEqual([
      {
        path: 'meetings/pictures/2026-03-03-1-chart.png',
        blob: FETCHED_PICTURE.blob,
        sha256: undefined,
        settled: false,
      },
    ]);
  });

  test('posted twice keeps its file until both are undone', () => {
    const again = kept().and(picturePosted(topic, { key: 'again' }));
    const both = again.and(
      ...((settlePicture('again', FETCHED_PICTURE, again.meeting, NOW)?.decided.events ?? []) as never[]),
    );
    const one = both.after(['kenji', '/undo 1']);
    expect(releasedFiles(both.meeting, one.meeting)).toEqual([]);
    expect(releasedFiles(one.meeting, one.after(['kenji', '/undo 2']).meeting)).toEqual([FETCHED_PICTURE.sha256]);
  });

  test('after the end is proposed again, and not taken once the minutes are approved', () => {
    expect(settle(FETCHED_PICTURE, awaited.and(ENDED))?.decided.effects).toEqual(['propose']);
    const approved = awaited.and(ENDED, { type: 'lifecycle.approved', at: NOW });
    expect(settle(FETCHED_PICTURE, approved)).toMatchObject({ why: expect.stringContaining('it came too late') });
  });

  test('stands by itself where what it answered is gone', () => {
    const orphan = running
      .after(['kenji', '/note It is cut'])
      .and(picturePosted(topic, { entry: { topic, parent: 1, text: 'x', author: 'kenji' } }))
      .after(['kenji', '/undo 1']);
    const [recorded] = settle(FETCHED_PICTURE, orphan)?.decided.events ?? [];
    expect(recorded).not.toMatchObject({ entry: { parent: 1 } });
  });

  test.each([
    ['gone', 'it was gone'],
    ['too large', 'larger than 5 MB'],
    ['no picture', 'they only take PNG'],
    ['given up', 'for a day'],
  ] as const)('or not, since it was %s, is told and leaves no entry', (fetched, why) => {
    expect(settle(fetched)).toEqual({
      decided: { events: [{ type: 'pictures.left-out', at: NOW, key: PICTURE_KEY }] },
      why: expect.stringContaining(why),
    });
  });

  test('is of no interest when its message was taken away meanwhile', () => {
    const { room, message } = from;
    const { events: gone } = withdrawPictures({ room, message, at: NOW }, awaited.meeting);
    expect(gone).toEqual([{ type: 'pictures.left-out', at: NOW, key: PICTURE_KEY }]);
    expect(settle(FETCHED_PICTURE, awaited.and(...(gone as never[])))).toBeUndefined();
    const others = [{ message: 'another' }, { message, attachments: ['another'] }];
    for (const other of others)
      expect(withdrawPictures({ room, at: NOW, ...other }, awaited.meeting).events).toEqual([]);
  });

  test('is known to have been proposed only when its commit was noted', () => {
    const events = (settle(FETCHED_PICTURE)?.decided.events ?? []).map(({ type, ...event }) => ({ ...event, type }));
    const rendered = { type: 'review.rendered', at: NOW };
    const committed = { type: 'review.committed', at: NOW };
    const { meeting } = kept();
    expect(pictureFiles(meeting, minutesPath(meeting), [...events, rendered])).toMatchObject([{ settled: false }]);
    expect(pictureFiles(meeting, minutesPath(meeting), [...events, rendered, committed])).toMatchObject([
      { settled: true },
    ]);
    expect(pictureFiles(meeting, minutesPath(meeting), [rendered, ...events, committed])).toMatchObject([
      { settled: false },
    ]);
  });
});

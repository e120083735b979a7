import { describe, expect, test } from '@jest/globals';

import { embargoGroup } from '../../../test/doubles/embargo-group.ts';
import { ENDED, givenIn, NOW, PLANNED, present, PROPOSED, STARTED } from '../../../test/doubles/given.ts';
import { minutesMarkdown } from '../minutes-markdown.ts';
import { carriedEmbargo, embargoedSince } from './carried.ts';

const begun = givenIn(embargoGroup(), PLANNED, present('mira'), STARTED);
const said = begun.after(
  ['kenji', '/note The key is under the mat'],
  ['sofia', '/note The door is new'],
  ['mira', '/topic The hole in the wall'],
  ['sofia', '/action @kenji fill it by friday'],
);
const whole = (meeting: typeof said): string => minutesMarkdown(meeting.meeting.withEmbargoed());

describe('/embargo', () => {
  test('takes the words of an entry out of the minutes, and only of that one', () => {
    const hidden = said.after(['kenji', '/embargo 1']);
    expect(hidden.minutes()).not.toContain('under the mat');
    expect(hidden.minutes()).toContain('- Under embargo\n- @sofia – The door is new');
    expect(whole(hidden)).toContain('The key is under the mat');
  });

  test('alone means the current topic: its title, what was said under it and what comes', () => {
    const hidden = said.after(['mira', '/embargo'], ['mira', '/agreed We fill it with gold']);
    expect(hidden.minutes()).toContain('### Topic under embargo\n\n- Under embargo\n- Under embargo\n');
    expect(hidden.minutes()).not.toMatch(/hole|fill/u);
    expect(whole(hidden)).toMatch(/The hole in the wall[^]*@kenji – fill it[^]*We fill it with gold/u);
  });

  test('in reply to a message means its entry', () => {
    expect(said.when('mira', '/embargo', NOW, 'entry:2').events).toMatchObject([{ target: { entry: 2 } }]);
  });

  test('keeps the title of a topic that the configuration names: that is public', () => {
    const hidden = said.after(['mira', '/embargo topic 1']);
    expect(hidden.minutes()).toContain('### Releases\n\n- Under embargo\n- Under embargo\n');
  });

  test.each([
    ['sofia', '/embargo 1', "Only #1's author"],
    ['sofia', '/embargo', 'Only the chair, the secretary or whoever put this topic on the agenda'],
    ['mira', '/embargo 99', "There's no entry #99."],
    ['mira', '/embargo the key', 'Which topic or entry?'],
    ['mira', '/embargo topic 9', 'no topic 9'],
  ])('%s: %s is refused', (who, line, why) => expect(said.when(who, line).refuse).toContain(why));

  test('of a title is found again by its words, so that nobody adds it once more in public', () => {
    const hidden = said.after(['mira', '/embargo'], ['mira', '/topic 1'], ['mira', '/topic the hole in the wall']);
    expect(hidden.minutes()).not.toContain('hole');
    expect(said.after(['mira', '/embargo']).when('mira', '/topic the hole').announce).toBe(
      'Topic: Topic under embargo',
    );
  });

  test('has no options in a vote, and tells no words in its card', () => {
    const hidden = said.after(['mira', '/embargo']);
    expect(hidden.when('mira', '/vote Which: gold, lead').refuse).toContain("Everybody sees a vote's options");
    const voted = hidden.after(['mira', '/vote Fill it with gold?'], ['mira', '/vote yes'], ['mira', '/vote close']);
    expect(voted.viewed('entry:4')).toContain('Under embargo');
    expect(voted.minutes()).not.toMatch(/gold|in favor/u);
    expect(whole(voted)).toContain('Fill it with gold? (vote: 1 in favor');
  });

  test('lets people go on with what is under it, without telling its words', () => {
    const hidden = said.after(['mira', '/embargo']);
    expect(hidden.when('sofia', '/edit 3 fill it with gold').announce).toBe('@sofia changed #3.');
    expect(hidden.when('sofia', '/undo 3').announce).toContain('"Under embargo"');
    const done = hidden.after(['kenji', '/done 3']);
    expect(done.minutes()).not.toContain('fill');
    expect(whole(done)).toContain('- [x] @kenji – fill it');
  });

  test('stays with what is moved out from under it', () => {
    const moved = said.after(['mira', '/embargo'], ['mira', '/move 3 to topic 1']);
    expect(moved.minutes()).not.toContain('fill it');
  });
});

describe('/public', () => {
  const hidden = said.after(['kenji', '/embargo 1'], ['mira', '/embargo']);

  test('is the way back, for leaders and for whoever put it under embargo', () => {
    expect(hidden.after(['kenji', '/public 1']).minutes()).toContain('The key is under the mat');
    expect(hidden.after(['jonas', '/public']).minutes()).toContain('The hole in the wall');
    expect(hidden.when('kenji', '/public topic 2').refuse).toContain('Only the chair');
    expect(hidden.when('mira', '/public 2').answer).toBe("That isn't under embargo.");
  });

  test('of an entry leaves its topic as it is', () => {
    const lifted = hidden.after(['mira', '/public 3']);
    expect(lifted.minutes()).toContain('### Topic under embargo\n\n- [ ] @kenji – fill it');
  });

  test('of a topic leaves what was put under embargo by itself, and says so', () => {
    const both = said.after(['mira', '/embargo 3'], ['mira', '/embargo']);
    expect(both.when('mira', '/public').announce).toContain(
      "What's under it and was put under embargo by itself stays so.",
    );
    expect(both.after(['mira', '/public']).minutes()).not.toContain('fill it');
  });
});

describe('once minutes are proposed', () => {
  const proposed = said.and(ENDED, PROPOSED, { type: 'lifecycle.reviewed', at: ENDED.at });

  test('they are proposed again, and the rooms hear that what was read cannot be taken back', () => {
    const { announce, effects } = proposed.when('mira', '/embargo 1');
    expect(announce).toContain('stays in the history of the repository');
    expect(effects).toEqual(['propose', 'embargo']);
    expect(said.when('mira', '/embargo 1').effects).toBeUndefined();
  });
});

describe('the next meeting', () => {
  const next = givenIn(embargoGroup(), PLANNED).meeting;

  test('has what is open under embargo, and shows it as little', () => {
    const carried = carriedEmbargo(said.after(['mira', '/embargo']).meeting, next, NOW);
    if (!carried) throw new Error('Nothing was carried over');
    const then = givenIn(embargoGroup(), PLANNED, { ...carried });
    expect(then.minutes()).not.toMatch(/hole|fill it/u);
    expect(whole(then)).toMatch(/### The hole in the wall\n\n- \[ \] @kenji – fill it/u);
    expect(carriedEmbargo(said.meeting, next, NOW)).toBeUndefined();
  });

  test('hides what it took over before it was put under embargo, and keeps it when the agenda is carried over again', () => {
    const entry = { number: 3, kind: 'action', topic: 'Agenda/1', text: 'fill it', owners: ['kenji'], box: 'open' };
    const took = { type: 'agenda.carried', at: NOW, topics: [], entries: [{ ...entry, since: '2026-03-03' }], next: 5 };
    const then = givenIn(embargoGroup(), PLANNED, took);
    const hidden = said.after(['mira', '/embargo']).meeting;
    const since = embargoedSince(hidden, then.meeting, NOW);
    const marked = givenIn(embargoGroup(), PLANNED, took, ...since.map((event) => ({ ...event })), {
      ...took,
      entries: [],
    });
    expect(marked.minutes()).not.toContain('fill it');
    expect(whole(marked)).toContain('fill it');
    expect(embargoedSince(hidden, marked.meeting, NOW)).toEqual([]);
  });
});

test('a German group hears of it in German', () => {
  const german = givenIn({ ...embargoGroup(), language: 'de' }, PLANNED, present('mira'), STARTED);
  const noted = german.after(['mira', '/note Der Schlüssel liegt unter der Matte']);
  expect(noted.when('mira', '/embargo 1').announce).toContain(
    '@mira hat #1 unter Verschluss genommen, samt allem darunter.',
  );
  expect(noted.after(['mira', '/embargo 1']).minutes()).toContain('- Unter Verschluss\n');
});

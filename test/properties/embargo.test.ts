// Whatever is said, marked, moved and changed: no word under embargo is in anything public, and each is in the private minutes.
import { expect, test } from '@jest/globals';
import fc from 'fast-check';

import { allFeatures, meetingKernel } from '../../src/features/index.ts';
import { meetingDomain } from '../../src/features/meeting-domain.ts';
import { minutesMarkdown } from '../../src/features/minutes-markdown.ts';
import { draftProposal } from '../../src/features/minutes/proposal.ts';
import { agendaDocument } from '../../src/features/minutes/write-minutes.ts';
import { isEmbargoed } from '../../src/meeting/embargo.ts';
import { entriesFeature } from '../../src/meeting/entry.ts';
import { isRefusedDecision, type Meeting } from '../../src/meeting/feature.ts';
import { plainText } from '../../src/meeting/message.ts';
import { parseSpoken } from '../../src/meeting/parse-spoken.ts';
import { topicsFeature } from '../../src/meeting/topics.ts';
import { actionLists } from '../../src/queries/action-lists.ts';
import { agendaList } from '../../src/queries/agenda-list.ts';
import { boardEntries } from '../../src/queries/board-entries.ts';
import { personCalled } from '../doubles/demo-group.ts';
import { embargoGroup } from '../doubles/embargo-group.ts';
import { given, givenIn, PLANNED, present, STARTED } from '../doubles/given.ts';

const number = fc.integer({ min: 1, max: 5 }).map(String);
const WORD = /canary\d+x/gu;

/** Each line has a canary of its own in place of the star. */
const marked = fc.oneof(
  fc.constant('/embargo'),
  fc.tuple(fc.constantFrom('/embargo', '/embargo topic'), number).map((words) => words.join(' ')),
);
const line = fc.oneof(
  fc.constantFrom(
    '/note *',
    '/action @kenji *',
    '/agreed *',
    '/idea *',
    '/vote *',
    '/vote close',
    '/vote *: a, *b',
    '/link https://example.org/* *',
    '/topic *',
    '/subtopic *',
    '/agenda add *',
    '/agenda add Releases: *',
    '/event 2026-12-24 *',
    '/undo',
    '/topic next',
    '/embargo',
    '/public',
  ),
  fc
    .tuple(
      fc.constantFrom(
        '/public',
        '/embargo topic',
        '/public topic',
        '/undo',
        '/box',
        '/done',
        '/drop',
        '/topic',
        '/topic remove',
      ),
      number,
    )
    .map((words) => words.join(' ')),
  fc.constantFrom('/note *', '/action @kenji *', '/topic *', '/subtopic *', '/agreed *'),
  marked,
  number.map((one) => `/edit ${one} *`),
  number.map((one) => `/topic rename ${one} *`),
  fc.tuple(number, number).map(([one, other]) => `/move ${one} under ${other}`),
  fc.tuple(number, number).map(([one, other]) => `/move ${one} to topic ${other}`),
  fc.tuple(number, number).map(([one, other]) => `/move topic ${one} under topic ${other}`),
);
const step = fc.record({ by: fc.constantFrom('mira', 'mira', 'kenji', 'jonas'), said: line, about: fc.option(number) });

const wordsIn = (text: string): readonly string[] => text.match(WORD) ?? [];

/** The canaries under embargo and the others, by what each entry and topic really says. */
function canaries(meeting: Meeting) {
  const whole = meeting.withEmbargoed();
  const said = [
    ...[...whole.stateOf(entriesFeature).byNumber.values()].map((entry) => ({
      words: wordsIn(JSON.stringify(entry)),
      hidden: isEmbargoed({ entry: entry.number }, meeting) && entry.kind !== 'off-record',
    })),
    ...whole.stateOf(topicsFeature).all.map((topic) => ({
      words: wordsIn(topic.title + (topic.url ?? '')),
      hidden: isEmbargoed({ topic: topic.id }, meeting),
    })),
  ];
  const open = new Set(said.flatMap(({ words, hidden }) => (hidden ? [] : words)));
  return said.flatMap(({ words, hidden }) => (hidden ? words.filter((word) => !open.has(word)) : []));
}

/** Everything that is shown of a meeting by itself. */
const shown = (meeting: Meeting): string =>
  JSON.stringify([
    minutesMarkdown(meeting),
    agendaDocument(allFeatures, meeting),
    draftProposal(meeting, minutesMarkdown(meeting)),
    allFeatures.flatMap((feature) => feature.views?.(meeting) ?? []),
    agendaList(meeting),
    actionLists(meeting),
    boardEntries([meeting]),
  ]);

const begun = givenIn(
  embargoGroup(),
  PLANNED,
  present('mira', STARTED.at),
  present('kenji', STARTED.at),
  STARTED,
).meeting;

test('no word under embargo is shown or told, and each is in the whole minutes', () => {
  let hidden = 0;
  fc.assert(
    fc.property(fc.array(step, { minLength: 12, maxLength: 30 }), (steps) => {
      let meeting = begun;
      let before: readonly string[] = [];
      for (const [i, { by, said, about }] of steps.entries()) {
        const typed = said.replaceAll('*', `canary${i}x`);
        const [spoken] = parseSpoken(typed, meetingDomain.words);
        if (spoken?.kind !== 'command') throw new Error(`${typed} is no command`);
        const at = new Date(Date.parse(STARTED.at) + (i + 1) * 1000).toISOString();
        const { command, form, args } = spoken;
        const subject = about === null ? undefined : `entry:${about}`;
        const decision = meetingKernel.decide(
          command,
          { by: personCalled(by), at, form, args, about: subject },
          meeting,
        );
        if (isRefusedDecision(decision)) continue;
        meeting = meetingKernel.advance(meeting, decision.events);
        const secret = canaries(meeting);
        const { announce, notices = [], more = [] } = decision;
        const told = [announce, ...more, ...notices.map(({ message }) => message)].flatMap((one) => one ?? []);
        // What goes under embargo with a line was public until then, and is told with it at most once more.
        const news = wordsIn(told.map((one) => plainText(one)).join(' ')).filter((word) => !before.includes(word));
        before = wordsIn(shown(meeting));
        expect([...before, ...news].filter((word) => secret.includes(word))).toEqual([]);
        hidden += secret.length;
      }
      const whole = minutesMarkdown(meeting.withEmbargoed());
      const kept = new Set(wordsIn(whole));
      const entries = [...meeting.withEmbargoed().stateOf(entriesFeature).byNumber.values()];
      const missing = entries.filter(({ text }) => wordsIn(text).some((word) => !kept.has(word)));
      expect(missing).toEqual([]);
    }),
    { numRuns: 120 },
  );
  // Or nothing was tried.
  expect(hidden).toBeGreaterThan(50);
});

test('a group without a place for them cannot put anything under embargo', () => {
  expect(given(PLANNED, present('mira'), STARTED).when('mira', '/embargo').refuse).toContain('format.embargoed');
});

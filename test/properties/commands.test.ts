// Whatever people say, in whatever order: nothing is thrown, and what must always hold of a meeting holds.
import { expect, test } from '@jest/globals';
import fc from 'fast-check';

import { meetingKernel } from '../../src/features/index.ts';
import { meetingDomain } from '../../src/features/meeting-domain.ts';
import { minutesMarkdown } from '../../src/features/minutes-markdown.ts';
import { attendanceLists } from '../../src/meeting/attendance-lists.ts';
import { entriesFeature } from '../../src/meeting/entry.ts';
import type { Event } from '../../src/meeting/event.ts';
import { isRefusedDecision, type Meeting } from '../../src/meeting/feature.ts';
import { parseSpoken } from '../../src/meeting/parse-spoken.ts';
import { demoGroup, personCalled } from '../doubles/demo-group.ts';
import { PLANNED } from '../doubles/given.ts';
import { anyText } from './texts.ts';

const verb = fc.constantFrom(
  ...meetingKernel.commands.flatMap((command) => [`/${command.verb}`, ...(command.meetbot ?? [])]),
);
const SENSIBLE = [
  '@kenji',
  '@mira, @sofia',
  '@nobody',
  '1',
  '2',
  'next',
  'close',
  'yes',
  'A thing: a, b',
  'chair @kenji',
];
const args = fc.oneof(fc.constantFrom('', ...SENSIBLE, 'do it by 2026-03-20', '2026-04-01 Day'), anyText());
const act = fc.record({
  by: fc.constantFrom('mira', 'jonas', 'kenji', 'sofia', 'a visitor'),
  said: fc.oneof(
    { weight: 1, arbitrary: fc.constantFrom('/meeting start', '/present', 's/a/b/', '/meeting end') },
    { weight: 9, arbitrary: fc.tuple(verb, args).map(([word, rest]) => `${word} ${rest}`) },
  ),
});

interface Played {
  readonly meeting: Meeting;
  readonly log: readonly Event[];
}

/** Decides each line twice, since deciding may not leave a trace. */
function play({ meeting, log }: Played, { by, said }: { by: string; said: string }, minute: number): Played {
  const at = new Date(Date.UTC(2026, 2, 3, 17, minute)).toISOString();
  return parseSpoken(said, meetingDomain.words).reduce<Played>(
    (before, spoken) => {
      if (spoken.kind !== 'command') return before;
      const typed = { by: personCalled(by), at, form: spoken.form, args: spoken.args };
      const decision = meetingKernel.decide(spoken.command, typed, before.meeting);
      expect(meetingKernel.decide(spoken.command, typed, before.meeting)).toEqual(decision);
      if (isRefusedDecision(decision)) return before;
      return {
        meeting: meetingKernel.advance(before.meeting, decision.events),
        log: [...before.log, ...decision.events],
      };
    },
    { meeting, log },
  );
}

const begun = meetingKernel.begin('lantern/1', demoGroup);
const START: Played = { meeting: meetingKernel.advance(begun, [PLANNED]), log: [PLANNED] };

test('a meeting keeps its promises, whatever is said in it', () => {
  fc.assert(
    fc.property(fc.array(act, { maxLength: 25 }), fc.nat(60), (acts, cut) => {
      const started = play(START, { by: 'mira', said: '/meeting start' }, 0);
      const { meeting, log } = acts.reduce<Played>((before, one, i) => play(before, one, i + 1), started);

      expect(meeting.version).toBe(log.length);
      const numbers = log.flatMap((event) => ('entry' in event ? [(event.entry as { number: number }).number] : []));
      expect(new Set(numbers).size).toBe(numbers.length);
      expect(meeting.stateOf(entriesFeature).next).toBeGreaterThan(Math.max(0, ...numbers));
      const { present, regrets, absent } = attendanceLists(meeting);
      const listed = [...present.map(({ key }) => key), ...regrets, ...absent];
      expect(new Set(listed).size).toBe(listed.length);

      const whole = meetingKernel.advance(begun, log);
      const inTwo = meetingKernel.advance(meetingKernel.advance(begun, log.slice(0, cut)), log.slice(cut));
      expect(minutesMarkdown(whole)).toBe(minutesMarkdown(meeting));
      expect(minutesMarkdown(inTwo)).toBe(minutesMarkdown(meeting));
      // A log is stored as JSON.
      const stored: Event[] = JSON.parse(JSON.stringify(log));
      expect(minutesMarkdown(meetingKernel.advance(begun, stored))).toBe(minutesMarkdown(meeting));
    }),
    { numRuns: 60 },
  );
});

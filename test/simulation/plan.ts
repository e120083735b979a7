// What happens in a simulated run: what people do, and what goes wrong meanwhile. fast-check makes it up from a seed, and
// makes it smaller if it fails.
import fc from 'fast-check';

import { TYPED_LINES } from './typed-lines.ts';

/** Where a process ends: at the call of a port with this number, from the last death on, before it's done or after it. */
export interface ProcessDeath {
  readonly call: number;
  readonly when: 'before' | 'after';
}

/** What goes wrong while one thing is done. Once that is over, all of it is well again. */
export interface StepWeather {
  /** Each of these ends a process, the first one, then the one that was started after it. */
  readonly deaths: readonly ProcessDeath[];
  /** So many writes of the store are refused. */
  readonly fullDisk: number;
  /** How so many messages fare on their way to a room. */
  readonly sending: readonly ('lost' | 'answer lost' | 'wait' | 'arrives')[];
  /** Whether platforms deliver again what was acknowledged. */
  readonly twice: boolean;
}

export const CALM_WEATHER: StepWeather = { deaths: [], fullDisk: 0, sending: [], twice: false };

/** Somebody says something; people and lines are numbers, so that what they stand for depends on the group. */
export interface PlannedLine {
  readonly who: number;
  readonly line: number;
  /** Which of the group's rooms. */
  readonly place: number;
}

export type PlannedAct =
  /** Lines that come one after the other, without anybody waiting for an answer. */
  | { readonly kind: 'say'; readonly lines: readonly PlannedLine[] }
  | {
      readonly kind: 'react';
      readonly who: number;
      readonly emoji: number;
      readonly back: number;
      readonly off: boolean;
    }
  | { readonly kind: 'edit' | 'remove'; readonly back: number; readonly line: number }
  | { readonly kind: 'wait'; readonly minutes: number }
  | {
      readonly kind: 'review';
      readonly what: 'approve' | 'object' | 'comment' | 'push' | 'merge' | 'close';
      readonly who: number;
    };

export interface PlannedStep {
  /** Which group. */
  readonly group: number;
  readonly act: PlannedAct;
  readonly weather: StepWeather;
}

/** A whole run. */
export type MeetingPlan = readonly PlannedStep[];

const number = fc.nat({ max: 999 });

const death = fc.record({
  call: fc.integer({ min: 1, max: 12 }),
  when: fc.constantFrom('before' as const, 'after' as const),
});

const storm: fc.Arbitrary<StepWeather> = fc.record({
  deaths: fc.array(death, { maxLength: 3 }),
  fullDisk: fc.oneof(
    { weight: 4, arbitrary: fc.constant(0) },
    { weight: 1, arbitrary: fc.integer({ min: 1, max: 6 }) },
  ),
  sending: fc.array(fc.constantFrom('lost', 'answer lost', 'wait', 'arrives'), { maxLength: 4 }),
  twice: fc.boolean(),
});

const weather = fc.oneof({ weight: 2, arbitrary: fc.constant(CALM_WEATHER) }, { weight: 1, arbitrary: storm });

const saying = fc.record({ who: number, line: number, place: number });

const act: fc.Arbitrary<PlannedAct> = fc.oneof(
  {
    weight: 12,
    arbitrary: fc.record({ kind: fc.constant('say'), lines: fc.array(saying, { minLength: 1, maxLength: 4 }) }),
  },
  {
    weight: 3,
    arbitrary: fc.record({ kind: fc.constant('react'), who: number, emoji: number, back: number, off: fc.boolean() }),
  },
  { weight: 2, arbitrary: fc.record({ kind: fc.constantFrom('edit', 'remove'), back: number, line: number }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('wait'), minutes: fc.integer({ min: 1, max: 90 }) }) },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant('review'),
      what: fc.constantFrom('approve', 'object', 'comment', 'push', 'merge', 'close'),
      who: number,
    }),
  },
);

const oneStep: fc.Arbitrary<PlannedStep> = fc.record({ group: number, act, weather });

const chair = (typed: string): PlannedAct => ({
  kind: 'say',
  lines: [{ who: 0, line: TYPED_LINES.indexOf(typed), place: 0 }],
});
const approval = (who: number): PlannedAct => ({
  kind: 'say',
  lines: [{ who, line: TYPED_LINES.indexOf('/meeting approve'), place: 0 }],
});

/** What has to happen for a meeting to be opened and started, and what for its minutes to be approved by others than the
 * secretary. */
const OPENING: readonly PlannedAct[] = [chair('/meeting start'), chair('/meeting start')];
const CLOSING: readonly PlannedAct[] = [chair('/meeting end'), { kind: 'wait', minutes: 3 }, approval(2), approval(3)];

/** These acts of one group, in any weather. */
const scripted = (acts: readonly PlannedAct[]): fc.Arbitrary<readonly PlannedStep[]> =>
  fc
    .tuple(fc.nat({ max: 1 }), ...acts.map(() => weather))
    .map(([group, ...weathers]) => acts.map((one, i) => ({ group, act: one, weather: weathers[i] ?? CALM_WEATHER })));

/** @param most how many steps are made up at most, beside those without which no meeting would come about */
export const madeUpPlans = (most: number): fc.Arbitrary<MeetingPlan> =>
  fc
    .array(
      fc.oneof(
        { weight: 20, arbitrary: oneStep.map((one) => [one]) },
        { weight: 2, arbitrary: scripted(OPENING) },
        { weight: 1, arbitrary: scripted(CLOSING) },
      ),
      { minLength: 1, maxLength: most, size: 'max' },
    )
    .map((all) => all.flat());

/** Whether nothing goes wrong in it. */
export const isCalm = (plan: MeetingPlan): boolean =>
  plan.every(
    ({ weather: { deaths, fullDisk, sending, twice } }) => deaths.length + fullDisk + sending.length === 0 && !twice,
  );

/** The same without what goes wrong. */
export const inCalmWeather = (plan: MeetingPlan): MeetingPlan =>
  plan.map((step) => ({ ...step, weather: CALM_WEATHER }));

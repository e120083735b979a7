// given(events).when(who, line): what the features decide, in plain words, with no secretary and no platform.
import { meetingKernel } from '../../src/features/index.ts';
import { meetingDomain } from '../../src/features/meeting-domain.ts';
import { minutesMarkdown } from '../../src/features/minutes-markdown.ts';
import type { Event } from '../../src/meeting/event.ts';
import {
  type AttachedFile,
  type Correction,
  isRefusedDecision,
  type Decision,
  type Meeting,
  type Notice,
  type Reaction,
} from '../../src/meeting/feature.ts';
import type { Group } from '../../src/meeting/group.ts';
import { plainText } from '../../src/meeting/message.ts';
import { parseSpoken } from '../../src/meeting/parse-spoken.ts';
import { demoGroup, personCalled } from './demo-group.ts';

export const PLANNED = { type: 'lifecycle.planned', at: '2026-02-17T18:00:00.000Z', start: '2026-03-03T17:00:00.000Z' };
export const STARTED = { type: 'lifecycle.started', at: '2026-03-03T17:00:00.000Z', by: 'mira' };
export const ENDED = { type: 'lifecycle.ended', at: '2026-03-03T18:00:00.000Z', by: 'mira' };
/** The minutes are proposed, on a branch that has no page. */
export const PROPOSED = { type: 'review.proposed', at: ENDED.at, branch: 'b', label: 'PR#7', commit: 'c1' };
export const present = (who: string, at = '2026-03-03T16:50:00.000Z'): Happened => ({
  type: 'roll-call.present',
  at,
  who,
});
/** When what is typed is typed, where a test does not say: a quarter of an hour into the meeting. */
export const NOW = '2026-03-03T17:15:00.000Z';

/** An event as a test writes it down. */
export type Happened = Event & Readonly<Record<string, unknown>>;

/** A decision with its messages in plain words. */
export interface Outcome {
  readonly events?: readonly Event[];
  readonly refuse?: string;
  readonly answer?: string;
  readonly announce?: string;
  readonly effects?: readonly string[];
  readonly whisper?: string;
  readonly echo?: string;
  /** To whom, and what. */
  readonly notices?: readonly (readonly [to: string, message: string])[];
}

export interface Given {
  readonly meeting: Meeting;
  /** What a line would add to the log. */
  when(by: string, line: string, at?: string, about?: string): Outcome;
  /** What a reaction would; undefined where no feature claims it. */
  whenReacted(by: string, emoji: string, more?: Partial<Omit<Reaction, 'by' | 'emoji'>>): Outcome | undefined;
  /** What a reply in the thread of something would; undefined where no feature claims it. */
  whenReplied(by: string, about: string, text: string): Outcome | undefined;
  /** What something attached would; undefined where no feature claims it. */
  whenAttached(attached: AttachedFile): Outcome | undefined;
  /** What a change of the message that an entry was recorded from would: what it would record now, or nothing. */
  whenCorrected(by: string, number: number, now?: Correction['now']): Outcome | undefined;
  /** The meeting after these lines, each of which has to be accepted. */
  after(...said: readonly (readonly [by: string, line: string, at?: string])[]): Given;
  /** The meeting after these events. */
  and(...events: readonly (Event | Happened)[]): Given;
  /** The message of a view as it would be shown now, in plain words; undefined if there is no such view. */
  viewed(key: string): string | undefined;
  /** Its minutes as they would stand now. */
  minutes(): string;
}

function toldTo(notice: Notice): readonly [string, string] {
  const to = 'member' in notice ? notice.member : 'user' in notice ? notice.user : (notice.rooms?.join(' ') ?? 'rooms');
  return [to, plainText(notice.message)];
}

function outcome(decision: Decision<Event>): Outcome {
  if (isRefusedDecision(decision)) return { refuse: decision.refuse };
  const { events, answer, announce, effects, whisper, echo, notices = [] } = decision;
  return {
    events,
    ...(answer ? { answer: plainText(answer) } : {}),
    ...(announce ? { announce: plainText(announce) } : {}),
    ...(effects ? { effects } : {}),
    ...(whisper ? { whisper: plainText(whisper) } : {}),
    ...(echo ? { echo: plainText(echo) } : {}),
    ...(notices.length > 0 ? { notices: notices.map(toldTo) } : {}),
  };
}

function decide(by: string, line: string, at: string, about: string | undefined, meeting: Meeting): Decision<Event> {
  const [spoken, ...more] = parseSpoken(line, meetingDomain.words);
  if (spoken?.kind !== 'command' || more.length > 0) throw new Error(`"${line}" is not one command`);
  const { command, form, args, block } = spoken;
  const typed = { by: personCalled(by), at, form, args, about, ...(block !== undefined && { block }) };
  return meetingKernel.decide(command, typed, meeting);
}

type Asked = (typeof meetingKernel)['features'][number];
function first(ask: (feature: Asked) => Decision<Event> | undefined): Outcome | undefined {
  for (const feature of meetingKernel.features) {
    const decision = ask(feature);
    if (decision) return outcome(decision);
  }
  return undefined;
}

const of = (meeting: Meeting): Given => ({
  meeting,
  when: (by, line, at = NOW, about) => outcome(decide(by, line, at, about, meeting)),
  whenReacted: (by, emoji, more = {}) =>
    first((feature) =>
      feature.onReaction?.({ by: personCalled(by), at: NOW, removed: false, ...more, emoji }, meeting),
    ),
  whenReplied: (by, about, text) =>
    first((feature) => feature.onReply?.({ by: personCalled(by), at: NOW, about, text }, meeting)),
  whenAttached: (attached) => first((feature) => feature.onAttachment?.(attached, meeting)),
  whenCorrected: (by, number, now) =>
    first((feature) => feature.onCorrection?.({ by: personCalled(by), at: NOW, number, ...(now && { now }) }, meeting)),
  after: (...said) =>
    of(
      said.reduce((before, [by, line, at = NOW]) => {
        const decision = decide(by, line, at, undefined, before);
        if (isRefusedDecision(decision)) throw new Error(`"${line}" was refused: ${decision.refuse}`);
        return meetingKernel.advance(before, decision.events);
      }, meeting),
    ),
  and: (...events) => of(meetingKernel.advance(meeting, events)),
  viewed: (key) => {
    const view = meetingKernel.features
      .flatMap((feature) => feature.views?.(meeting) ?? [])
      .find((one) => one.key === key);
    return view && plainText(view.message);
  },
  minutes: () => minutesMarkdown(meeting),
});

/** A meeting in which these events have happened. */
export const given = (...events: readonly Happened[]): Given => givenIn(demoGroup, ...events);

/** The same in a group that differs. */
export const givenIn = (group: Group, ...events: readonly Happened[]): Given =>
  of(meetingKernel.advance(meetingKernel.begin('lantern/1', group), events));

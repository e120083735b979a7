import type { Event } from '../../meeting/event.ts';
import type { Decided, Feature, Meeting, Notice } from '../../meeting/feature.ts';
import { lifecycleState, type MeetingAborted, type MeetingLapsed, type MeetingMoved } from '../../meeting/lifecycle.ts';
import { code, messageOf, sayText, textLine } from '../../meeting/message.ts';
import { shiftMinutes } from '../../meeting/shift-minutes.ts';
import { nextOccurrence } from '../../schedule/occurrences.ts';
import { calendarOf } from '../calendar/calendar.ts';
import { nextMeetingLine } from '../calendar/next-meeting-line.ts';
import { timeIn } from '../calendar/words.ts';
import { rolesFeature } from '../roles/roles.ts';
import { unattendedMessages } from './messages.ts';

interface Reminded extends Event {
  readonly type: 'late-start.reminded';
}

interface State {
  readonly reminded: boolean;
}

const anew = (): State => ({ reminded: false });

/** The start at which nobody has begun yet. */
function awaited(meeting: Meeting): string | undefined {
  const { phase, planned } = meeting.stateOf(lifecycleState);
  return phase === 'planned' || phase === 'gathering' ? planned : undefined;
}

function toChairs(planned: string, meeting: Meeting): Notice[] {
  const { chair } = meeting.stateOf(rolesFeature);
  const told = sayText(
    ...unattendedMessages(meeting.group).notStarted(timeIn(meeting, planned), code('/meeting start')),
  );
  return chair.length === 0 ? [{ message: told }] : chair.map((member) => ({ member, message: told }));
}

/** Nobody started it in its time: it counts as not held, and its agenda waits for the next date. */
function lapse(at: string, planned: string, meeting: Meeting): Decided<MeetingLapsed> {
  const following = nextOccurrence(calendarOf(meeting), at);
  return {
    events: [
      { type: 'lifecycle.lapsed', at, ...(following ? { start: following.start, occurrence: following.key } : {}) },
    ],
    announce: messageOf(
      textLine(...unattendedMessages(meeting.group).lapsed(timeIn(meeting, planned))),
      nextMeetingLine(following?.start, meeting),
    ),
  };
}

/** Looks after a meeting that nobody starts: the chairs are reminded, and in the end it is planned anew. */
export const lateStart: Feature<
  State,
  Reminded | MeetingMoved | MeetingLapsed | MeetingAborted,
  Reminded | MeetingLapsed
> = {
  name: 'late-start',
  initial: anew,
  evolve: {
    'late-start.reminded': () => ({ reminded: true }),
    'lifecycle.moved': anew,
    'lifecycle.lapsed': anew,
    'lifecycle.aborted': anew,
  },
  wakeAt(meeting) {
    const { unattended, schedule } = meeting.group;
    const planned = awaited(meeting);
    if (planned === undefined || unattended === false) return undefined;
    const minutes = Math.min(
      meeting.stateOf(lateStart).reminded ? schedule.duration : unattended.remindChairs,
      schedule.duration,
    );
    return shiftMinutes(planned, minutes);
  },
  onTimer(at, meeting) {
    const planned = awaited(meeting);
    if (planned === undefined) return undefined;
    if (at >= shiftMinutes(planned, meeting.group.schedule.duration)) return lapse(at, planned, meeting);
    return { events: [{ type: 'late-start.reminded', at }], notices: toChairs(planned, meeting) };
  },
};

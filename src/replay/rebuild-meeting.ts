import { factsOf } from '../archive/facts.ts';
import { meetingKernel } from '../features/index.ts';
import { minutesMarkdown } from '../features/minutes-markdown.ts';
import type { Event } from '../meeting/event.ts';
import type { Group } from '../meeting/group.ts';
import { shiftMinutes } from '../meeting/shift-minutes.ts';
import { readDocument } from '../minutes/parse-document.ts';
import { attendanceEvents, peopleInMinutes, meetingTimes, roleEvents } from './minutes-events.ts';
import { topicEvents } from './minutes-topics.ts';

/**
 * Minutes again as the group's format writes them: the meeting that they tell of, as far as they can be read, with what
 * people said in it as they wrote it.
 * @param path of the file, since a date in its name says when the meeting was
 */
export function rewriteMinutes(markdown: string, path: string, group: Group): string {
  const document = readDocument(markdown);
  const facts = factsOf(document, { directory: group.directory, format: group.format, of: group, path });
  const times = meetingTimes(document, facts, group);
  const planned: Event = {
    type: 'lifecycle.planned',
    at: shiftMinutes(times.start, -1440),
    start: times.start,
  } as Event;
  const begin = meetingKernel.advance(meetingKernel.begin(`${group.id}/1`, group), [planned]);
  const people = peopleInMinutes(group, times.begun);
  const attendance = attendanceEvents(facts, times, group, people.key);
  const roles = roleEvents(facts, times, people.key);
  const events: Event[] = [
    ...people.events(),
    ...attendance.filter(({ at }) => at <= times.begun),
    { type: 'lifecycle.started', at: times.begun },
    ...attendance.filter(({ at }) => at > times.begun),
    ...roles,
  ];
  const met = meetingKernel.advance(begin, events);
  const said = meetingKernel.advance(
    met,
    topicEvents(document, met, times.begun, {
      nextMeeting: facts.next?.text,
      people: [...facts.attendance.present, ...facts.attendance.regrets].map(({ written }) => written),
    }),
  );
  return minutesMarkdown(meetingKernel.advance(said, [{ type: 'lifecycle.ended', at: times.ended }]));
}

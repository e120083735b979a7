import { carryOver } from '../../src/features/carry-over/carry-over.ts';
import { allFeatures } from '../../src/features/index.ts';
import { agendaDocument } from '../../src/features/minutes/write-minutes.ts';
import { entriesFeature } from '../../src/meeting/entry.ts';
import type { Meeting } from '../../src/meeting/feature.ts';
import type { Group } from '../../src/meeting/group.ts';
import { agendaMarkdown } from '../../src/replay/agenda.ts';
import { inventedGroup } from './invented-group.ts';
import { openMeeting, type OpenMeeting } from './open-meeting.ts';

/** A group that meets every second Wednesday, with two standing topics, a roster, and rules that stood in its minutes. */
export const carryingGroup = inventedGroup({
  schedule: { start: '17:00', from: '2024-05-15', every: 'FREQ=WEEKLY;INTERVAL=2' },
  format: {
    path: 'minutes-{date}.md',
    sections: [
      {
        kind: 'topics',
        heading: 'Agenda',
        topics: [{ title: 'Lamps' }, { title: 'Oil', url: 'https://example.org/projects/1' }],
      },
      { kind: 'events', heading: 'Upcoming events' },
    ],
    carry: { standing: ['who has oil'], ignored: ['How we write'], issueAfter: 3 },
  },
});

/** The lines that say something: no empty ones, and no heading with nothing under it. */
const telling = (markdown: string): string[] => {
  const lines = markdown.split('\n').filter((line) => line !== '' && line !== '- …');
  const isBare = (line: string, i: number): boolean => {
    const next = lines[i + 1];
    return (
      line.startsWith('#') && (next === undefined || /^#+/u.exec(next)?.[0].length === /^#+/u.exec(line)?.[0].length)
    );
  };
  return lines.filter(
    (line, i) =>
      !isBare(line, i) && line !== '## Agenda' && !(line.startsWith('### ') && lines[i + 1]?.startsWith('## ')),
  );
};

export const carriedAgenda = (group: Group, markdown: string): string[] => telling(agendaMarkdown(group, markdown));

/** A meeting whose agenda began from minutes. */
export interface CarriedMeeting extends Pick<OpenMeeting, 'says'> {
  /** Its entries: number, box, age and text. */
  entries(): string[];
  agenda(): string[];
  /** Reads minutes again, as they were merged. */
  reads(markdown: string): void;
  /** The meeting after it, with what these minutes leave open. */
  after(markdown: string): CarriedMeeting;
}

const AT = '2024-05-16T12:00:00.000Z';

export function meetingFromMinutes(group: Group, markdown: string, before?: Meeting): CarriedMeeting {
  const open = openMeeting(group, AT, before);
  const reads = (text: string) => void open.fold(...carryOver(text, open.meeting(), before, AT));
  reads(markdown);
  return {
    says: (who, typed) => open.says(who, typed),
    reads,
    entries: () =>
      [...open.meeting().stateOf(entriesFeature).byNumber.values()].map(
        ({ number, box, since, meetings, text }) => `#${number} ${box} since ${since} (${meetings}): ${text}`,
      ),
    agenda: () => telling(agendaDocument(allFeatures, open.meeting())),
    after: (text) => meetingFromMinutes(group, text, open.meeting()),
  };
}

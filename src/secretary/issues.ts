import type { Meeting } from '../meeting/feature.ts';
import type { Issues } from '../ports/forge.ts';
import type { Job } from '../ports/jobs.ts';
import type { Desk } from './desk.ts';
import type { Duty } from './duty.ts';
import type { Parts, Place } from './parts.ts';

/** Seconds between two looks at a group's issues. */
const EVERY = 300;

/** When a group's issues are looked at next; undefined where it has none to look at. */
export function nextIssues({ group, forge }: Place, now: string): Job | undefined {
  const { actions, agenda } = group.issues;
  if (!forge.issues || (!actions && agenda === undefined)) return undefined;
  const step = EVERY * 1000;
  const at = new Date(Math.floor(Date.parse(now) / step + 1) * step).toISOString();
  // The time is a part of the id, so that however often it is asked for there is one.
  return { id: `${group.id}/issues/${at}`, group: group.id, kind: 'issues', at, data: {} };
}

/** Keeps a group's actions and agenda the same as its issues. Each step notes what it did, so it can be done again. */
export function issuesDuty({ practice, clock }: Parts): Duty {
  const { issues: rules } = practice;

  async function openActions(meeting: Meeting, desk: Desk, tracker: Issues): Promise<void> {
    for (const wanted of rules.toOpen(meeting)) {
      const { number: issue, url } = await tracker.open(wanted);
      const events = [rules.opened(wanted.entry, { issue, url }, clock.now())];
      await desk.act(meeting.id, `${meeting.id}/issue/${wanted.entry}`, () => ({ events }));
    }
  }

  async function conclude(meeting: Meeting, label: string, desk: Desk, tracker: Issues): Promise<void> {
    for (const { issue, key, text } of rules.toConclude(meeting)) {
      await tracker.conclude(issue, { key, text, label });
      const events = [rules.concluded(issue, clock.now())];
      await desk.act(meeting.id, `${meeting.id}/concluded/${issue}`, () => ({ events }));
    }
  }

  async function settle(meeting: Meeting, cause: string, desk: Desk, tracker: Issues): Promise<void> {
    for (const { entry, linked } of rules.linkedActions(meeting)) {
      const issue = await tracker.read(linked.issue);
      const settling = issue && rules.settling(entry, issue.open, meeting, clock.now());
      if (!settling) continue;
      if (settling.set !== undefined) await tracker.set(linked.issue, settling.set);
      await desk.act(meeting.id, `${cause}/${entry}`, () => settling.decided);
    }
  }

  /** The next meeting goes on with what it has carried over. */
  async function inherit(cause: string, desk: Desk): Promise<void> {
    const [before, current] = [desk.last(), desk.current()];
    if (!before || !current) return;
    await desk.act(current.id, cause, (meeting) => {
      const events = rules.inherited(before, meeting, clock.now());
      return events.length > 0 ? { events } : undefined;
    });
  }

  async function place(cause: string, label: string, desk: Desk, tracker: Issues): Promise<void> {
    const current = desk.current();
    if (!current || practice.over(current)) return;
    const labelled = await tracker.labelled(label);
    await desk.act(current.id, cause, (meeting) => rules.placing(labelled, meeting, clock.now()));
  }

  async function look(cause: string, desk: Desk, tracker: Issues): Promise<void> {
    const label = desk.place.group.issues.agenda;
    for (const meeting of [desk.last(), desk.current()]) {
      if (meeting) await openActions(meeting, desk, tracker);
      if (meeting && label !== undefined) await conclude(meeting, label, desk, tracker);
    }
    await inherit(`${cause}/inherited`, desk);
    const current = desk.current();
    if (current) await settle(current, cause, desk, tracker);
    if (label !== undefined) await place(`${cause}/agenda`, label, desk, tracker);
  }

  return async (job, desk) => {
    if (desk.place.forge.issues) await look(job.id, desk, desk.place.forge.issues);
    const next = nextIssues(desk.place, clock.now());
    await desk.act(desk.current()?.id ?? '', job.id, () => undefined, job.id, next ? [next] : []);
  };
}

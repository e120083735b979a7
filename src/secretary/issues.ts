import type { Meeting } from '../meeting/feature.ts';
import type { IssueTracker } from '../ports/forge.ts';
import type { Job } from '../ports/jobs.ts';
import type { GroupSession } from './group-session.ts';
import type { JobHandler } from './job-handler.ts';
import type { LinkedAction, SecretaryDeps, GroupBinding } from './secretary-deps.ts';

/** Seconds between two looks at a group's issues. */
const EVERY = 300;

/** When a group's issues are looked at next; undefined where it has none to look at. */
export function nextIssues({ group, forge }: GroupBinding, now: string): Job | undefined {
  const { actions, agenda } = group.issues;
  if (!forge.issues || (!actions && agenda === undefined)) return undefined;
  const step = EVERY * 1000;
  const at = new Date(Math.floor(Date.parse(now) / step + 1) * step).toISOString();
  // The time is a part of the id, so that however often it is asked for there is one.
  return { id: `${group.id}/issues/${at}`, group: group.id, kind: 'issues', at, data: {} };
}

/** Keeps a group's actions and agenda the same as its issues. Each step notes what it did, so it can be done again. */
export function issuesDuty({ domain, clock }: SecretaryDeps): JobHandler {
  const { issues: rules, minutes } = domain;

  async function openActions(meeting: Meeting, session: GroupSession, tracker: IssueTracker): Promise<void> {
    for (const wanted of rules.toOpen(meeting)) {
      const { number: issue, url } = await tracker.open(wanted);
      const events = [rules.opened(wanted.entry, { issue, url }, clock.now())];
      await session.act(meeting.id, `${meeting.id}/issue/${wanted.entry}`, () => ({ events }));
    }
  }

  async function conclude(
    meeting: Meeting,
    label: string,
    session: GroupSession,
    tracker: IssueTracker,
  ): Promise<void> {
    for (const { issue, key, text } of rules.toConclude(meeting)) {
      await tracker.conclude(issue, { key, text, label });
      const events = [rules.concluded(issue, clock.now())];
      await session.act(meeting.id, `${meeting.id}/concluded/${issue}`, () => ({ events }));
    }
  }

  /** Makes actions of a meeting and their issues say the same. */
  async function settle(
    id: string,
    linked: readonly LinkedAction[],
    cause: string,
    session: GroupSession,
  ): Promise<void> {
    const { issues: tracker } = session.binding.forge;
    for (const { entry, issue: number } of linked) {
      const issue = await tracker?.read(number);
      const now = [session.last(), session.current()].find((meeting) => meeting?.id === id);
      const settling = issue && now && rules.settling(entry, issue.open, now, clock.now());
      if (!settling) continue;
      const { set } = settling;
      if (set !== undefined) await tracker?.set(number, set);
      await session.act(id, `${cause}/${entry}`, (then) => {
        const follows = rules.settling(entry, set ?? issue.open, then, clock.now());
        // Somebody has changed their mind meanwhile: that is for the next look.
        return follows?.set === undefined ? follows?.decided : undefined;
      });
    }
  }

  /** What people ticked in the minutes as they were merged, or later on the main branch. */
  async function reread(cause: string, session: GroupSession): Promise<void> {
    const before = session.last();
    if (!before || minutes.proposal(before)?.merged !== true) return;
    const merged = await session.binding.forge.read(minutes.path(before));
    if (merged === undefined) return;
    await session.act(before.id, cause, (now) => rules.ticked(merged, minutes.markdown(now), now, clock.now()));
  }

  /** The next meeting goes on with what it has carried over, and with what became of it. */
  async function inherit(cause: string, session: GroupSession): Promise<void> {
    const [before, current] = [session.last(), session.current()];
    if (!before || !current) return;
    await session.act(current.id, cause, (meeting) => {
      const events = rules.inherited(before, meeting, clock.now());
      return events.length > 0 ? { events } : undefined;
    });
    await session.act(current.id, `${cause}/ticked`, (meeting) => {
      const events = rules.tickedBefore(before, meeting, clock.now());
      return events.length > 0 ? { events } : undefined;
    });
  }

  async function place(cause: string, label: string, session: GroupSession, tracker: IssueTracker): Promise<void> {
    const current = session.current();
    if (!current || domain.over(current)) return;
    const labelled = await tracker.labelled(label);
    await session.act(current.id, cause, (meeting) => rules.placing(labelled, meeting, clock.now()));
  }

  async function look(cause: string, session: GroupSession, tracker: IssueTracker): Promise<void> {
    const label = session.binding.group.issues.agenda;
    for (const meeting of [session.last(), session.current()]) {
      if (meeting) await openActions(meeting, session, tracker);
      if (meeting && label !== undefined) await conclude(meeting, label, session, tracker);
    }
    if (session.binding.group.issues.actions) await reread(`${cause}/reread`, session);
    await inherit(`${cause}/inherited`, session);
    const [before, current] = [session.last(), session.current()];
    if (before && current) await settle(before.id, rules.leftBehind(before, current), `${cause}/last`, session);
    if (current) await settle(current.id, rules.linkedActions(current), cause, session);
    if (label !== undefined) await place(`${cause}/agenda`, label, session, tracker);
  }

  return async (job, session) => {
    if (session.binding.forge.issues) await look(job.id, session, session.binding.forge.issues);
    const next = nextIssues(session.binding, clock.now());
    await session.act(session.current()?.id ?? '', job.id, () => undefined, job.id, next ? [next] : []);
  };
}

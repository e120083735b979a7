import {
  inheritedIssues,
  issueOpened,
  leftBehind,
  linkedActions,
  settleIssue,
  toOpen,
  type LinkedAction,
} from '../features/issues/actions.ts';
import { issueConcluded, placeIssues, toConclude } from '../features/issues/agenda.ts';
import { tickedBefore, tickedThere } from '../features/issues/ticked.ts';
import { minutesMarkdown } from '../features/minutes-markdown.ts';
import { minutesPath } from '../features/minutes/proposal.ts';
import { currentProposal } from '../features/review/current-proposal.ts';
import type { Meeting } from '../meeting/feature.ts';
import { isOver } from '../meeting/lifecycle.ts';
import type { IssueTracker } from '../ports/forge.ts';
import type { Job } from '../ports/jobs.ts';
import type { GroupSession } from '../secretary/group-session.ts';
import type { JobHandler } from '../secretary/job-handler.ts';
import type { GroupBinding } from '../secretary/secretary-deps.ts';
import { tellTrouble } from './forge-trouble.ts';
import type { JobDeps } from './job-deps.ts';
import { nextStep } from './next-step.ts';

/** Seconds between two checks of a group's issues. */
const EVERY = 300;

/** When a group's issues are checked next; nothing if it has none to check. @param now ISO 8601, UTC */
function nextTime({ group, forge }: GroupBinding, now: string): Job[] {
  const { actions, agenda } = group.issues;
  if (!forge.issues || (!actions && agenda === undefined)) return [];
  // The time is a part of the id, so it's added once, however often it's asked for.
  const at = nextStep(EVERY, now);
  return [{ id: `${group.id}/issues/${at}`, group: group.id, kind: 'issues', at, data: {} }];
}

/** Keeps a group's actions and agenda the same as its issues. Each step notes what it did, so it can be done again. */
export function syncIssues({ clock }: Pick<JobDeps, 'clock'>): JobHandler {
  async function openActions(meeting: Meeting, session: GroupSession, tracker: IssueTracker): Promise<void> {
    for (const wanted of toOpen(meeting)) {
      const { number: issue, url } = await tracker.open(wanted);
      const events = [issueOpened(wanted.entry, { issue, url }, clock.now())];
      await session.act(meeting.id, `${meeting.id}/issue/${wanted.entry}`, () => ({ events }));
    }
  }

  async function conclude(
    meeting: Meeting,
    label: string,
    session: GroupSession,
    tracker: IssueTracker,
  ): Promise<void> {
    for (const { issue, key, text } of toConclude(meeting)) {
      await tracker.conclude(issue, { key, text, label });
      const events = [issueConcluded(issue, clock.now())];
      await session.act(meeting.id, `${meeting.id}/concluded/${issue}`, () => ({ events }));
    }
  }

  /** Makes actions of a meeting and their issues say the same. */
  async function syncActions(
    id: string,
    linked: readonly LinkedAction[],
    cause: string,
    session: GroupSession,
  ): Promise<void> {
    const { issues: tracker } = session.binding.forge;
    for (const { entry, issue: number } of linked) {
      const issue = await tracker?.read(number);
      const now = [session.last(), session.current()].find((meeting) => meeting?.id === id);
      const change = issue && now && settleIssue(entry, issue.open, now, clock.now());
      if (!change) continue;
      const { set } = change;
      if (set !== undefined) await tracker?.set(number, set);
      await session.act(id, `${cause}/${entry}`, (then) => {
        const follows = settleIssue(entry, set ?? issue.open, then, clock.now());
        // Somebody has changed their mind meanwhile: that is for the next check.
        return follows?.set === undefined ? follows?.decided : undefined;
      });
    }
  }

  /** What people ticked in the minutes as they were merged, or later on the main branch. */
  async function reread(cause: string, session: GroupSession): Promise<void> {
    const before = session.last();
    if (!before || currentProposal(before)?.merged !== true) return;
    const merged = await session.binding.forge.read(minutesPath(before));
    if (merged === undefined) return;
    await session.act(before.id, cause, (now) => tickedThere(merged, minutesMarkdown(now), now, clock.now()));
  }

  /** The next meeting goes on with what it has carried over, and with what became of it. */
  async function inherit(cause: string, session: GroupSession): Promise<void> {
    const [before, current] = [session.last(), session.current()];
    if (!before || !current) return;
    await session.act(current.id, cause, (meeting) => {
      const events = inheritedIssues(before, meeting, clock.now());
      return events.length > 0 ? { events } : undefined;
    });
    await session.act(current.id, `${cause}/ticked`, (meeting) => {
      const events = tickedBefore(before, meeting, clock.now());
      return events.length > 0 ? { events } : undefined;
    });
  }

  async function place(cause: string, label: string, session: GroupSession, tracker: IssueTracker): Promise<void> {
    const current = session.current();
    if (!current || isOver(current)) return;
    const labelled = await tracker.labelled(label);
    await session.act(current.id, cause, (meeting) => placeIssues(labelled, meeting, clock.now()));
  }

  async function syncAll(cause: string, session: GroupSession, tracker: IssueTracker): Promise<void> {
    const { actions, agenda: label } = session.binding.group.issues;
    for (const meeting of [session.last(), session.current()]) {
      if (meeting) await openActions(meeting, session, tracker);
      if (meeting && label !== undefined) await conclude(meeting, label, session, tracker);
    }
    if (actions) await reread(`${cause}/reread`, session);
    await inherit(`${cause}/inherited`, session);
    const [before, current] = [session.last(), session.current()];
    if (before && current) await syncActions(before.id, leftBehind(before, current), `${cause}/last`, session);
    if (current) await syncActions(current.id, linkedActions(current), cause, session);
    if (label !== undefined) await place(`${cause}/agenda`, label, session, tracker);
  }

  return {
    lane: 'forge',
    async run(job, session) {
      const { issues } = session.binding.forge;
      if (issues) await syncAll(job.id, session, issues);
      await session.finish(job.id, nextTime(session.binding, clock.now()));
    },
    // Nobody waits for a forge that doesn't answer: it's asked again anyway.
    failed: tellTrouble({
      what: 'cannotSync',
      patience: Number.POSITIVE_INFINITY,
    }),
    atStart: ({ binding }) => nextTime(binding, clock.now()),
    forgeChanged({ binding }, cause) {
      const at = clock.now();
      const id = `${binding.group.id}/issues/${cause}`;
      return nextTime(binding, at).map((job) => ({ ...job, id, at, data: { once: 'yes' } }));
    },
  };
}

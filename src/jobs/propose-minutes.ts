import { meetingKernel } from '../features/index.ts';
import { minutesMarkdown } from '../features/minutes-markdown.ts';
import { hasEmbargoed } from '../features/minutes/embargoed-draft.ts';
import { isNamed, nameMinutes } from '../features/minutes/naming.ts';
import { minutesPath, proposalNames } from '../features/minutes/proposal.ts';
import { minutesCommitted, minutesProposed, minutesRendered, proposalNoted } from '../features/review/proposing.ts';
import type { Event } from '../meeting/event.ts';
import type { Meeting } from '../meeting/feature.ts';
import type { Proposal, ProposalDraft } from '../ports/forge.ts';
import type { DueJob, Job } from '../ports/jobs.ts';
import type { GroupSession } from '../secretary/group-session.ts';
import { jobStream, type JobHandler } from '../secretary/job-handler.ts';
import { attachedPictures } from './attached-pictures.ts';
import { fetchAwaited } from './fetch-pictures.ts';
import { tellInReview } from './forge-trouble.ts';
import { freeNames } from './free-names.ts';
import type { JobDeps } from './job-deps.ts';
import { jobMessages } from './messages.ts';
import { nextReview } from './next-review.ts';
import { draftOf, proposedBefore } from './past-proposals.ts';
import { tellApproval } from './tell-approval.ts';

/** Puts the minutes of a meeting that is over on a branch, and proposes them to the group; or proposes them anew. */
export function proposeMinutes(deps: Pick<JobDeps, 'store' | 'clock' | 'chats' | 'pictures'>): JobHandler {
  const { store, clock } = deps;

  /**
   * The meeting with its names in the repository. They're settled once, and written down before anything is put there:
   * whatever is found under them afterwards is this meeting's own.
   */
  async function named(meeting: Meeting, session: GroupSession, cause: string): Promise<Meeting> {
    if (isNamed(meeting)) return meeting;
    const nth = await freeNames(session.binding.forge, (one) => proposalNames(meeting, one));
    const settled = nameMinutes(nth, meeting, clock.now());
    await session.act(meeting.id, `${cause}/named`, (now) => (isNamed(now) ? undefined : settled));
    return meetingKernel.advance(meeting, settled.events);
  }

  /** In one turn, so that what is proposed can be read again from the log up to this point. */
  async function render(job: DueJob, earlier: readonly string[], session: GroupSession): Promise<Meeting | undefined> {
    const drafts: Meeting[] = [];
    await session.act(jobStream(job), job.id, (meeting) => {
      drafts.push(meeting);
      return { events: minutesRendered(minutesMarkdown(meeting), earlier[0], meeting, clock.now()) };
    });
    return drafts.at(-1);
  }

  return {
    lane: 'forge',
    async run(job, session) {
      const stream = jobStream(job);
      const { forge, proposalUrl } = session.binding;
      const tell = (events: (meeting: Meeting) => readonly Event[], jobs: readonly Job[] = []): Promise<void> =>
        session.act(stream, job.id, (meeting) => ({ events: events(meeting) }), undefined, jobs);
      // Those that cannot be had yet have a job of their own, and the minutes are proposed again with them.
      await fetchAwaited(stream, session, deps, 1);
      const earlier = await proposedBefore(stream, session, store);
      const rendered = await render(job, earlier, session);
      if (!rendered) return;
      const whole = await named(rendered, session, job.id);
      const draft = { ...draftOf(whole, earlier), attached: await attachedPictures(whole, minutesPath(whole), store) };
      const disputed = new Set<string>();
      const proposal = await forge.propose(watching(draft, disputed), async (step) => {
        if (step === 'committed') await tell(() => minutesCommitted(clock.now()));
        else if (step !== 'proposed') await tell(() => proposalNoted(step.note, clock.now()));
      });
      for (const path of disputed)
        await tell((meeting) => proposalNoted(jobMessages(meeting.group).theirsStay(path), clock.now()));
      const proposed = withPage(proposal, proposalUrl?.(stream));
      const next = [...nextReview(stream, session.binding, clock.now()), ...withEmbargoed(whole, job, clock.now())];
      await tell((meeting) => minutesProposed({ ...proposed, path: minutesPath(meeting) }, meeting, clock.now()), next);
      await tellApproval(stream, session, job.id, clock);
      await session.finish(job.id);
    },
    failed: tellInReview('propose', clock),
  };
}

/** The whole minutes go into the private repository too, if there's something that the public ones don't have. */
const withEmbargoed = (meeting: Meeting, { id, group, data }: DueJob, at: string): Job[] =>
  hasEmbargoed(meeting) ? [{ id: `${id}/private`, group, kind: 'private', at, data }] : [];

/** @param page where it can be read, if the forge has no page of its own for it */
function withPage({ branch, label, commit, url: own }: Proposal, page: string | undefined) {
  const url = own ?? page;
  return { branch, label, commit, ...(url === undefined ? {} : { url }) };
}

/** The draft, noting the files in which people's lines took precedence when it was last written. */
const watching = (draft: ProposalDraft, disputed: Set<string>): ProposalDraft => ({
  ...draft,
  files: draft.files.map((file) => ({
    ...file,
    write(current) {
      if (file.disputed?.(current) === true) disputed.add(file.path);
      else disputed.delete(file.path);
      return file.write(current);
    },
  })),
});

import type { Event } from '../meeting/event.ts';
import type { Meeting } from '../meeting/feature.ts';
import type { UserRef } from '../meeting/member.ts';
import {
  contributorCalled,
  type ForgeFile,
  MergeConflict,
  type ProposalDraft,
  ProposalMoved,
  type ReviewForge,
  type ProposalStatus,
} from '../ports/forge.ts';
import type { DueJob, Job } from '../ports/jobs.ts';
import type { GroupSession } from './group-session.ts';
import { streamOf, type JobHandler } from './job-handler.ts';
import { freeNames } from './naming.ts';
import { NOT_TAKEN_OVER, readSafely } from './past-minutes.ts';
import type { SecretaryDeps } from './secretary-deps.ts';

/**
 * The job handlers from the end of a meeting to merged minutes: propose, follow, merge.
 * @param fetchPictures gets what was posted a moment before, until so many could not be had
 */
export function proposeMinutes(
  { domain, clock, store, log, readAhead }: SecretaryDeps,
  meetingOf: (stream: string, session: GroupSession) => Promise<Meeting>,
  fetchPictures: (stream: string, session: GroupSession, patience: number) => Promise<unknown>,
): Readonly<Record<'propose' | 'follow' | 'merge', JobHandler>> {
  const { kernel, minutes, pictures } = domain;

  async function renderings(stream: string, { binding }: GroupSession): Promise<readonly string[]> {
    const events = await store.read(stream);
    return minutes.renderings(events, (count) =>
      kernel.advance(kernel.begin(stream, binding.group), events.slice(0, count)),
    );
  }

  /** The meeting's pictures with their bytes. One whose bytes are gone has been taken out since: that is proposed next. */
  async function attached(meeting: Meeting): Promise<readonly ForgeFile[]> {
    const files: ForgeFile[] = [];
    for (const { sha256, ...file } of pictures.files(meeting, await store.read(meeting.id))) {
      const bytes = sha256 === undefined ? undefined : await store.file(sha256);
      if (sha256 === undefined || bytes) files.push({ ...file, bytes });
    }
    return files;
  }

  /**
   * The meeting with its names in the repository. They're settled once, and written down before anything is put there:
   * whatever is found under them afterwards is this meeting's own.
   */
  async function named(meeting: Meeting, session: GroupSession, cause: string): Promise<Meeting> {
    if (minutes.isNamed(meeting)) return meeting;
    const nth = await freeNames(session.binding.forge, (one) => minutes.names(meeting, one));
    const settled = minutes.named(nth, meeting, clock.now());
    await session.act(meeting.id, `${cause}/named`, (now) => (minutes.isNamed(now) ? undefined : settled));
    return kernel.advance(meeting, settled.events);
  }

  const propose: JobHandler = async (job, session) => {
    const stream = streamOf(job);
    const { forge, proposalUrl } = session.binding;
    // Those that cannot be had yet have a job of their own, and the minutes are proposed again with them.
    await fetchPictures(stream, session, 1);
    const earlier = await renderings(stream, session);
    const tell = async (events: (meeting: Meeting) => readonly Event[], ...more: [string?, (readonly Job[])?]) =>
      session.act(stream, job.id, (meeting) => ({ events: events(meeting) }), ...more);
    // In one turn: what is proposed is what the log holds at this point, so that it can be read from it again.
    const drafts: Meeting[] = [];
    await tell((meeting) => {
      drafts.push(meeting);
      return minutes.rendered(meeting, earlier, clock.now());
    });
    const rendered = drafts.at(-1);
    if (!rendered) return;
    const whole = await named(rendered, session, job.id);
    const draft = { ...minutes.draft(whole, earlier), attached: await attached(whole) };
    const disputed = new Set<string>();
    const proposal = await forge.propose(watching(draft, disputed), async (step) => {
      if (step === 'committed') await tell(() => minutes.committed(clock.now()));
      else if (step !== 'proposed') await tell(() => minutes.noted(step.note, clock.now()));
    });
    for (const path of disputed) await tell(() => minutes.noted(dispute(path), clock.now()));
    const url = proposal.url ?? proposalUrl?.(stream);
    const { branch, label, commit } = proposal;
    const proposed = { branch, label, commit, ...(url === undefined ? {} : { url }) };
    const next = forge.reviews ? [nextLook(job, forge.reviews, clock.now())] : [];
    await tell((meeting) => minutes.proposed(proposed, meeting, clock.now()), undefined, next);
    await tellNext(stream, session, job.id);
    await session.act(stream, job.id, () => undefined, job.id);
  };

  /** Looks at the proposal in the forge, and again after a while, until it is merged. */
  const follow: JobHandler = async (job, session) => {
    const stream = streamOf(job);
    const { reviews } = session.binding.forge;
    const meeting = await meetingOf(stream, session);
    const proposal = minutes.proposal(meeting);
    if (!reviews || !proposal) return session.act(stream, job.id, () => undefined, job.id);
    if (proposal.merged) return finishLanding(job, session, meeting, proposal.commit);
    const seen = await lookAt(meeting, reviews, job, session);
    if (seen?.state === 'merged') return landed(job, session, mergedAs(seen, reviews));
    if (seen) await tellNext(stream, session, `${job.id}/${meeting.version}`);
    const once = job.data['once'] === 'yes';
    return session.act(stream, job.id, () => undefined, job.id, once ? [] : [nextLook(job, reviews, clock.now())]);
  };

  /** Notes and tells what is new on the proposal in the forge. */
  async function lookAt(
    meeting: Meeting,
    reviews: ReviewForge,
    job: DueJob,
    session: GroupSession,
  ): Promise<ProposalStatus | undefined> {
    const { branch, commit } = minutes.proposal(meeting) ?? {};
    if (branch === undefined || commit === undefined) return undefined;
    const seen = await reviews.look(branch, minutes.path(meeting), commit);
    if (!seen) return undefined;
    const { platform } = reviews;
    // The version makes the cause another one where there is more to tell after a crash.
    await session.act(meeting.id, `${job.id}/${meeting.version}`, (now) =>
      minutes.followed({ ...seen, platform }, now, clock.now()),
    );
    return seen;
  }

  const merge: JobHandler = async (job, session) => {
    const stream = streamOf(job);
    const { reviews } = session.binding.forge;
    const before = await meetingOf(stream, session);
    // The rule may have been met by silence that was none: somebody spoke while the forge could not be asked.
    if (reviews && minutes.proposal(before)?.merged === false) {
      const seen = await lookAt(before, reviews, job, session);
      if (seen?.state === 'merged') return landed(job, session, mergedAs(seen, reviews));
    }
    const meeting = await meetingOf(stream, session);
    // Somebody changed their mind, or the text, before it was merged: the next approval asks for it again.
    if (minutes.proposal(meeting)?.mayMerge !== true) return session.act(stream, job.id, () => undefined, job.id);
    const merged = await mergeInForge(meeting, session).catch(unlessMoved);
    return merged ? landed(job, session, merged) : moved(meeting, reviews, job, session);
  };

  /** Somebody was quicker: Gavel tells what they did, and it has to be approved anew. */
  async function moved(
    meeting: Meeting,
    reviews: ReviewForge | undefined,
    job: DueJob,
    session: GroupSession,
  ): Promise<void> {
    if (reviews) await lookAt(meeting, reviews, job, session);
    const now = await meetingOf(meeting.id, session);
    if (minutes.proposal(now)?.mayMerge === true) throw new ProposalMoved(CHANGED);
    return session.act(meeting.id, job.id, () => undefined, job.id);
  }

  async function mergeInForge(
    meeting: Meeting,
    session: GroupSession,
  ): Promise<{ readonly commit: string } | undefined> {
    const { forge } = session.binding;
    const { branch, commit } = minutes.proposal(meeting) ?? {};
    if (branch === undefined || commit === undefined) return undefined;
    const draft = { ...minutes.draft(meeting, await renderings(meeting.id, session)), branch };
    const how = { title: draft.title, approvedBy: minutes.approvers(meeting), path: minutes.path(meeting) };
    try {
      return await forge.merge(branch, { ...how, commit });
    } catch (error) {
      if (!(error instanceof MergeConflict)) throw error;
      // If main has moved on in a file that Gavel writes, proposing again brings the branch up to date: on top of
      // what was approved, and of nothing else.
      const settled = await forge.propose({ ...draft, onTopOf: commit }, async () => undefined);
      if (settled.commit === commit) throw error;
      return forge.merge(branch, { ...how, commit: settled.commit });
    }
  }

  /** The minutes are merged: the next agenda begins from what was merged, with people's edits in it. */
  async function landed(job: DueJob, session: GroupSession, how: { commit: string; by?: UserRef }): Promise<void> {
    const stream = streamOf(job);
    await session.act(stream, `${job.id}/merged`, (meeting) => minutes.merged(how, meeting, clock.now()));
    const reviewed = await meetingOf(stream, session);
    const markdown = await session.binding.forge.read(minutes.path(reviewed));
    if (markdown !== undefined) {
      await readAhead?.([minutes.markdown(reviewed), markdown]);
      // The cause is the same however often this is done, so that it is told once.
      await session.act(stream, `${stream}/dropped`, (meeting) =>
        minutes.dropped(markdown, minutes.markdown(meeting), meeting),
      );
    }
    const next = nextAfter(stream, session);
    if (!next) return session.act(stream, job.id, () => undefined, job.id);
    const now = clock.now();
    await session.act(
      next.id,
      job.id,
      (meeting, into) => {
        const news = minutes.approvalNews(reviewed, meeting, now);
        if (markdown === undefined) return { events: news };
        const read = readSafely(log, meeting.group.id, () => {
          const carried = domain.listens(meeting) ? [] : minutes.carry(markdown, meeting, reviewed, now);
          const then = kernel.advance(meeting, [...news, ...carried]);
          return { carried, taken: minutes.takeOver(markdown, then, now, reviewed) };
        });
        if (!read) into.tell(NOT_TAKEN_OVER, `${job.id}/not-taken-over`);
        const { carried = [], taken } = read ?? {};
        return { ...taken, events: [...news, ...carried, ...(taken?.events ?? [])] };
      },
      job.id,
    );
  }

  /** The merge is known. Where a crash came before the next meeting heard of it, that is made up for. */
  async function finishLanding(job: DueJob, session: GroupSession, reviewed: Meeting, commit: string): Promise<void> {
    const next = nextAfter(reviewed.id, session);
    const heard = !next || minutes.approvalNews(reviewed, next, clock.now()).length === 0;
    return heard ? session.act(reviewed.id, job.id, () => undefined, job.id) : landed(job, session, { commit });
  }

  /** The next meeting's minutes tell how the approval of these stands. */
  async function tellNext(stream: string, session: GroupSession, cause: string): Promise<void> {
    const next = nextAfter(stream, session);
    if (!next) return;
    const reviewed = await meetingOf(stream, session);
    const news = minutes.approvalNews(reviewed, next, clock.now());
    if (news.length > 0) await session.act(next.id, `${cause}/next`, () => ({ events: news }));
  }

  /** The meeting right after, while it can still tell of this one. */
  function nextAfter(stream: string, session: GroupSession): Meeting | undefined {
    const next = session.current();
    const follows = next !== undefined && session.last()?.id === stream && !domain.over(next);
    return follows ? next : undefined;
  }

  return { propose, follow, merge };
}

function unlessMoved(error: unknown): undefined {
  if (!(error instanceof ProposalMoved)) throw error;
}

const CHANGED = 'The proposal isn’t what was approved any more.';

const dispute = (path: string): string =>
  `People changed the same lines of ${path} as you did here: theirs stay. Please put yours in by hand, where they are right.`;

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

/** Two chains of looks fall into one, because the time is a part of the id. */
function nextLook({ group, data }: DueJob, { every }: ReviewForge, now: string): Job {
  const step = every * 1000;
  const at = new Date(Math.floor(Date.parse(now) / step + 1) * step).toISOString();
  const stream = data['stream'] ?? '';
  return { id: `${stream}/follow/${at}`, group, kind: 'follow', at, data: { stream } };
}

const mergedAs = ({ commit, by }: ProposalStatus, { platform }: ReviewForge): { commit: string; by?: UserRef } => ({
  commit,
  ...userOf(by, platform),
});

const userOf = (login: string | undefined, platform: string): { by?: UserRef } =>
  login === undefined ? {} : { by: contributorCalled(login, platform) };

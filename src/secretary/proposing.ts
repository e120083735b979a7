import type { Event } from '../meeting/event.ts';
import type { Meeting } from '../meeting/feature.ts';
import type { UserRef } from '../meeting/member.ts';
import {
  type AttachedFile,
  MergeConflict,
  type Draft,
  ProposalMoved,
  type Reviews,
  type Standing,
} from '../ports/forge.ts';
import type { DueJob, Job } from '../ports/jobs.ts';
import type { Desk } from './desk.ts';
import { streamOf, type Duty } from './duty.ts';
import { freeNames } from './naming.ts';
import type { Parts } from './parts.ts';
import { NOT_TAKEN_OVER, readSafely } from './past-minutes.ts';

/**
 * The duties from the end of a meeting to merged minutes: propose, follow, merge.
 * @param fetchPictures gets what was posted a moment before, until so many could not be had
 */
export function proposing(
  { practice, clock, store, log, readAhead }: Parts,
  meetingOf: (stream: string, desk: Desk) => Promise<Meeting>,
  fetchPictures: (stream: string, desk: Desk, patience: number) => Promise<unknown>,
): Readonly<Record<'propose' | 'follow' | 'merge', Duty>> {
  const { kernel, minutes, pictures } = practice;

  async function renderings(stream: string, { place }: Desk): Promise<readonly string[]> {
    const events = await store.read(stream);
    return minutes.renderings(events, (count) =>
      kernel.advance(kernel.begin(stream, place.group), events.slice(0, count)),
    );
  }

  /** The meeting's pictures with their bytes. One whose bytes are gone has been taken out since: that is proposed next. */
  async function attached(meeting: Meeting): Promise<readonly AttachedFile[]> {
    const files: AttachedFile[] = [];
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
  async function named(meeting: Meeting, desk: Desk, cause: string): Promise<Meeting> {
    if (minutes.isNamed(meeting)) return meeting;
    const nth = await freeNames(desk.place.forge, (one) => minutes.names(meeting, one));
    const settled = minutes.named(nth, meeting, clock.now());
    await desk.act(meeting.id, `${cause}/named`, (now) => (minutes.isNamed(now) ? undefined : settled));
    return kernel.advance(meeting, settled.events);
  }

  const propose: Duty = async (job, desk) => {
    const stream = streamOf(job);
    const { forge, proposalUrl } = desk.place;
    // Those that cannot be had yet have a job of their own, and the minutes are proposed again with them.
    await fetchPictures(stream, desk, 1);
    const earlier = await renderings(stream, desk);
    const tell = async (events: (meeting: Meeting) => readonly Event[], ...more: [string?, (readonly Job[])?]) =>
      desk.act(stream, job.id, (meeting) => ({ events: events(meeting) }), ...more);
    // In one turn: what is proposed is what the log holds at this point, so that it can be read from it again.
    const drafts: Meeting[] = [];
    await tell((meeting) => {
      drafts.push(meeting);
      return minutes.rendered(meeting, earlier, clock.now());
    });
    const rendered = drafts.at(-1);
    if (!rendered) return;
    const whole = await named(rendered, desk, job.id);
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
    await tellNext(stream, desk, job.id);
    await desk.act(stream, job.id, () => undefined, job.id);
  };

  /** Looks at the proposal in the forge, and again after a while, until it is merged. */
  const follow: Duty = async (job, desk) => {
    const stream = streamOf(job);
    const { reviews } = desk.place.forge;
    const meeting = await meetingOf(stream, desk);
    const proposal = minutes.proposal(meeting);
    if (!reviews || !proposal) return desk.act(stream, job.id, () => undefined, job.id);
    if (proposal.merged) return finishLanding(job, desk, meeting, proposal.commit);
    const seen = await lookAt(meeting, reviews, job, desk);
    if (seen?.state === 'merged') return landed(job, desk, mergedAs(seen, reviews));
    if (seen) await tellNext(stream, desk, `${job.id}/${meeting.version}`);
    const once = job.data['once'] === 'yes';
    return desk.act(stream, job.id, () => undefined, job.id, once ? [] : [nextLook(job, reviews, clock.now())]);
  };

  /** Notes and tells what is new on the proposal in the forge. */
  async function lookAt(meeting: Meeting, reviews: Reviews, job: DueJob, desk: Desk): Promise<Standing | undefined> {
    const { branch, commit } = minutes.proposal(meeting) ?? {};
    if (branch === undefined || commit === undefined) return undefined;
    const seen = await reviews.look(branch, minutes.path(meeting), commit);
    if (!seen) return undefined;
    const { platform } = reviews;
    // The version makes the cause another one where there is more to tell after a crash.
    await desk.act(meeting.id, `${job.id}/${meeting.version}`, (now) =>
      minutes.followed({ ...seen, platform }, now, clock.now()),
    );
    return seen;
  }

  const merge: Duty = async (job, desk) => {
    const stream = streamOf(job);
    const { reviews } = desk.place.forge;
    const before = await meetingOf(stream, desk);
    // The rule may have been met by silence that was none: somebody spoke while the forge could not be asked.
    if (reviews && minutes.proposal(before)?.merged === false) {
      const seen = await lookAt(before, reviews, job, desk);
      if (seen?.state === 'merged') return landed(job, desk, mergedAs(seen, reviews));
    }
    const meeting = await meetingOf(stream, desk);
    // Somebody changed their mind, or the text, before it was merged: the next approval asks for it again.
    if (minutes.proposal(meeting)?.mayMerge !== true) return desk.act(stream, job.id, () => undefined, job.id);
    const merged = await mergeInForge(meeting, desk).catch(unlessMoved);
    return merged ? landed(job, desk, merged) : moved(meeting, reviews, job, desk);
  };

  /** Somebody was quicker: what they did is told, and approved anew. */
  async function moved(meeting: Meeting, reviews: Reviews | undefined, job: DueJob, desk: Desk): Promise<void> {
    if (reviews) await lookAt(meeting, reviews, job, desk);
    const now = await meetingOf(meeting.id, desk);
    if (minutes.proposal(now)?.mayMerge === true) throw new ProposalMoved(CHANGED);
    return desk.act(meeting.id, job.id, () => undefined, job.id);
  }

  async function mergeInForge(meeting: Meeting, desk: Desk): Promise<{ readonly commit: string } | undefined> {
    const { forge } = desk.place;
    const { branch, commit } = minutes.proposal(meeting) ?? {};
    if (branch === undefined || commit === undefined) return undefined;
    const draft = { ...minutes.draft(meeting, await renderings(meeting.id, desk)), branch };
    const how = { title: draft.title, approvedBy: minutes.approvers(meeting), path: minutes.path(meeting) };
    try {
      return await forge.merge(branch, { ...how, commit });
    } catch (error) {
      if (!(error instanceof MergeConflict)) throw error;
      // Where main has moved on in a file that Gavel writes, proposing again brings the branch up to date: on top of
      // what was approved, and of nothing else.
      const settled = await forge.propose({ ...draft, onTopOf: commit }, async () => undefined);
      if (settled.commit === commit) throw error;
      return forge.merge(branch, { ...how, commit: settled.commit });
    }
  }

  /** The minutes are merged: the next agenda begins from what was merged, with people's edits in it. */
  async function landed(job: DueJob, desk: Desk, how: { commit: string; by?: UserRef }): Promise<void> {
    const stream = streamOf(job);
    await desk.act(stream, `${job.id}/merged`, (meeting) => minutes.merged(how, meeting, clock.now()));
    const reviewed = await meetingOf(stream, desk);
    const markdown = await desk.place.forge.read(minutes.path(reviewed));
    if (markdown !== undefined) {
      await readAhead?.([minutes.markdown(reviewed), markdown]);
      // The cause is the same however often this is done, so that it is told once.
      await desk.act(stream, `${stream}/dropped`, (meeting) =>
        minutes.dropped(markdown, minutes.markdown(meeting), meeting),
      );
    }
    const next = nextAfter(stream, desk);
    if (!next) return desk.act(stream, job.id, () => undefined, job.id);
    const now = clock.now();
    await desk.act(
      next.id,
      job.id,
      (meeting, into) => {
        const news = minutes.approvalNews(reviewed, meeting, now);
        if (markdown === undefined) return { events: news };
        const read = readSafely(log, meeting.group.id, () => {
          const carried = practice.listens(meeting) ? [] : minutes.carry(markdown, meeting, reviewed, now);
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
  async function finishLanding(job: DueJob, desk: Desk, reviewed: Meeting, commit: string): Promise<void> {
    const next = nextAfter(reviewed.id, desk);
    const heard = !next || minutes.approvalNews(reviewed, next, clock.now()).length === 0;
    return heard ? desk.act(reviewed.id, job.id, () => undefined, job.id) : landed(job, desk, { commit });
  }

  /** The next meeting's minutes tell how the approval of these stands. */
  async function tellNext(stream: string, desk: Desk, cause: string): Promise<void> {
    const next = nextAfter(stream, desk);
    if (!next) return;
    const reviewed = await meetingOf(stream, desk);
    const news = minutes.approvalNews(reviewed, next, clock.now());
    if (news.length > 0) await desk.act(next.id, `${cause}/next`, () => ({ events: news }));
  }

  /** The meeting right after, while it can still tell of this one. */
  function nextAfter(stream: string, desk: Desk): Meeting | undefined {
    const next = desk.current();
    const follows = next !== undefined && desk.last()?.id === stream && !practice.over(next);
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
const watching = (draft: Draft, disputed: Set<string>): Draft => ({
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
function nextLook({ group, data }: DueJob, { every }: Reviews, now: string): Job {
  const step = every * 1000;
  const at = new Date(Math.floor(Date.parse(now) / step + 1) * step).toISOString();
  const stream = data['stream'] ?? '';
  return { id: `${stream}/follow/${at}`, group, kind: 'follow', at, data: { stream } };
}

const mergedAs = ({ commit, by }: Standing, { platform }: Reviews): { commit: string; by?: UserRef } => ({
  commit,
  ...userOf(by, platform),
});

const userOf = (login: string | undefined, platform: string): { by?: UserRef } =>
  login === undefined ? {} : { by: { platform, id: login.toLowerCase(), name: login } };

import type { AnyFeature, Meeting } from '../meeting/feature.ts';
import type { DueJob } from '../ports/jobs.ts';
import type { Desk } from './desk.ts';
import type { Parts } from './parts.ts';

/** What the secretary does when a job is due. Each duty can be done again without harm. */
export type Duty = (job: DueJob, desk: Desk) => Promise<void>;

const streamOf = (job: DueJob): string => job.data['stream'] ?? '';

/** The duties by the kind of job. */
export function duties({ practice, clock, store }: Parts): Readonly<Record<string, Duty>> {
  const { kernel, minutes } = practice;

  async function meetingOf(stream: string, desk: Desk): Promise<Meeting> {
    const held = [desk.current(), desk.last()].find((meeting) => meeting?.id === stream);
    return held ?? kernel.advance(kernel.begin(stream, desk.place.group), await store.read(stream));
  }

  const isDue = (one: AnyFeature, meeting: Meeting): boolean => (one.wakeAt?.(meeting) ?? '9') <= clock.now();

  /** Wakes the feature that asked for it, unless the meeting has changed since and it waits for a later time now. */
  const wake: Duty = (job, desk) => {
    const { feature: name } = job.data;
    return desk.act(
      streamOf(job),
      job.id,
      (meeting) => {
        // Jobs of before there were several features that are woken do not name theirs.
        const feature = kernel.features.find((one) => (name ?? one.name) === one.name && isDue(one, meeting));
        return feature?.woken?.(clock.now(), meeting);
      },
      job.id,
    );
  };

  /** Opens the meeting after this one, with what this one's minutes leave open. */
  const plan: Duty = async (job, desk) => {
    const before = streamOf(job) === '' ? undefined : await meetingOf(streamOf(job), desk);
    const number = before ? Number(before.id.slice(before.id.lastIndexOf('/') + 1)) + 1 : 1;
    const markdown = before ? minutes.markdown(before) : await newestMinutes(desk);
    const now = clock.now();
    await desk.open(
      number,
      (fresh) => {
        const first = minutes.plan(desk.place.group, before, now);
        const planned = kernel.advance(fresh, first);
        const carried = markdown === undefined ? [] : minutes.carry(markdown, planned, before, now);
        return [...first, ...carried];
      },
      job.id,
    );
  };

  async function newestMinutes({ place: { forge, group } }: Desk): Promise<string | undefined> {
    const path = minutes.newest(await forge.list(minutes.folder(group)), group);
    return path === undefined ? undefined : await forge.read(path);
  }

  const propose: Duty = async (job, desk) => {
    const stream = streamOf(job);
    const tell = (events: (meeting: Meeting) => ReturnType<typeof minutes.rendered>, finishes?: string) =>
      desk.act(stream, job.id, (meeting) => ({ events: events(meeting) }), finishes);
    const draft = minutes.draft(await meetingOf(stream, desk));
    await tell(() => minutes.rendered(clock.now()));
    const { forge, proposalUrl } = desk.place;
    const proposal = await forge.propose(draft, async (step) => {
      if (step === 'committed') await tell(() => minutes.committed(clock.now()));
    });
    const url = proposal.url ?? proposalUrl?.(proposal.branch);
    const { branch, label, commit } = proposal;
    const proposed = { branch, label, commit, ...(url === undefined ? {} : { url }) };
    await tell((meeting) => minutes.proposed(proposed, meeting, clock.now()), job.id);
  };

  /** Merges approved minutes; the next agenda begins from what was merged, with people's edits in it. */
  const merge: Duty = async (job, desk) => {
    const stream = streamOf(job);
    const reviewed = await meetingOf(stream, desk);
    const { branch, title } = minutes.draft(reviewed);
    const { forge } = desk.place;
    const { commit } = await forge.merge(branch, { title, approvedBy: minutes.approvers(reviewed) });
    const markdown = await forge.read(minutes.path(reviewed));
    const now = clock.now();
    await desk.act(stream, job.id, () => ({ events: minutes.merged(commit, now) }));
    const next = desk.current();
    if (!next || next.id === stream) return desk.act(stream, job.id, () => undefined, job.id);
    await desk.act(
      next.id,
      job.id,
      (meeting) => ({
        events: [
          ...minutes.approvalOf(reviewed, now),
          ...(markdown === undefined || practice.listens(meeting)
            ? []
            : minutes.carry(markdown, meeting, reviewed, now)),
        ],
      }),
      job.id,
    );
  };

  return { wake, plan, propose, merge };
}

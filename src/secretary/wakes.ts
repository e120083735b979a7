import type { AnyFeature, Meeting } from '../meeting/feature.ts';
import type { Kernel } from '../meeting/kernel.ts';
import type { Clock } from '../ports/clock.ts';
import type { Job } from '../ports/jobs.ts';
import { jobStream, type JobHandler } from './job-handler.ts';
import type { GroupBinding } from './secretary-deps.ts';
import { trackReads, isAsBefore, type TrackedReads } from './tracked-reads.ts';

/** When one feature wants to be woken, and the job that wakes it. */
interface Wake {
  readonly from: TrackedReads;
  /** ISO 8601, UTC. */
  readonly at: string | undefined;
  /** The job that waits for it, or for a time before it. */
  readonly job: { readonly id: string; readonly at: string } | undefined;
}

/** When the features of a meeting are woken. */
export type ScheduledWakes = ReadonlyMap<AnyFeature, Wake>;

const NONE: ScheduledWakes = new Map();

/** When a feature wants to be woken now. */
function asks(feature: AnyFeature, meeting: Meeting, last: Wake | undefined): Pick<Wake, 'at' | 'from'> {
  if (last && isAsBefore(last.from, meeting)) return last;
  const { made, from } = trackReads(meeting, (asked) => feature.wakeAt?.(asked));
  return { at: made, from };
}

/** The job that waits for this time or an earlier one, unless it ends now. */
function waits(job: Wake['job'], at: string, finished: readonly string[]): Wake['job'] {
  return job && job.at <= at && !finished.includes(job.id) ? job : undefined;
}

/**
 * The jobs that are needed so that every feature is woken when it wants to be. Where one waits already for an earlier
 * time, there is none to add: when that one finds that it is too early, it is finished, and the next one is added. So a
 * time that moves on with each line (a meeting that goes on and on) costs no job for each line.
 * @param before when they were woken before; none where that is not known
 * @param finished the jobs that end now
 */
export function wakesNow(
  kernel: Kernel,
  meeting: Meeting,
  { group }: GroupBinding,
  finished: readonly string[],
  before: ScheduledWakes = NONE,
): { readonly wakes: ScheduledWakes; readonly jobs: readonly Job[] } {
  const wakes = new Map<AnyFeature, Wake>();
  const jobs: Job[] = [];
  for (const feature of kernel.features.filter((one) => one.wakeAt !== undefined)) {
    const last = before.get(feature);
    const { at, from } = asks(feature, meeting, last);
    const job = at === undefined ? undefined : waits(last?.job, at, finished);
    wakes.set(feature, { from, at, job });
    if (at === undefined || job) continue;
    // The version, because a time that was wanted, given up and wanted again needs a job that was not there before.
    const id = `${meeting.id}/wake/${feature.name}/${at}/${meeting.version}`;
    jobs.push({ id, group: group.id, kind: 'wake', at, data: { stream: meeting.id, feature: feature.name } });
    wakes.set(feature, { from, at, job: { id, at } });
  }
  return { wakes, jobs };
}

/** Wakes the feature that asked for it, unless the meeting has changed since and it waits for a later time now. */
export function wakeFeatures(kernel: Kernel, clock: Clock): JobHandler {
  const isDue = (feature: AnyFeature, meeting: Meeting): boolean => (feature.wakeAt?.(meeting) ?? '9') <= clock.now();
  return {
    lane: 'neither',
    run(job, session) {
      const { feature: name } = job.data;
      return session.act(
        jobStream(job),
        job.id,
        (meeting) => {
          // Jobs of before there were several features that are woken do not name theirs.
          const feature = kernel.features.find((one) => (name ?? one.name) === one.name && isDue(one, meeting));
          return feature?.onTimer?.(clock.now(), meeting);
        },
        job.id,
      );
    },
  };
}

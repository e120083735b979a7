import { meetingKernel } from '../features/index.ts';
import { minutesMarkdown } from '../features/minutes-markdown.ts';
import { embargoedDraft } from '../features/minutes/embargoed-draft.ts';
import { embargoState, type EmbargoWritten } from '../meeting/embargo.ts';
import type { Meeting } from '../meeting/feature.ts';
import { sayText } from '../meeting/message.ts';
import { jobStream, type JobHandler } from '../secretary/job-handler.ts';
import { attachedPictures } from './attached-pictures.ts';
import { tellTrouble } from './forge-trouble.ts';
import type { JobDeps } from './job-deps.ts';
import { jobMessages } from './messages.ts';

const wholeMinutes = (meeting: Meeting): string => minutesMarkdown(meeting.withEmbargoed());

/**
 * Puts the whole minutes of a meeting, with what is under embargo, into the group's private repository: on its main
 * branch, since only the public ones are approved.
 */
export function writeEmbargoed({ store, clock }: Pick<JobDeps, 'store' | 'clock'>): JobHandler {
  /** The whole minutes as they were written last: what is different in the repository, people have changed. */
  async function writtenBefore(meeting: Meeting): Promise<readonly string[]> {
    const { written } = meeting.stateOf(embargoState);
    if (written === undefined) return [];
    const events = await store.read(meeting.id);
    const begun = meetingKernel.begin(meeting.id, meeting.group);
    return [wholeMinutes(meetingKernel.advance(begun, events.slice(0, written)))];
  }

  return {
    lane: 'forge',
    async run(job, session) {
      const stream = jobStream(job);
      const { privateForge: forge, group } = session.binding;
      const meeting = await session.meeting(stream);
      const draft = meeting && embargoedDraft(meeting, wholeMinutes(meeting), await writtenBefore(meeting));
      if (forge && meeting && draft) {
        const { branch, title, path } = draft;
        const attached = await attachedPictures(meeting.withEmbargoed(), path, store);
        const { commit, merged } = await forge.propose({ ...draft, attached }, async () => undefined);
        if (!merged) await forge.merge(branch, { title, approvedBy: [], commit, path });
        const { version } = meeting;
        const written = (): EmbargoWritten => ({ type: 'embargo.written', at: clock.now(), version });
        await session.act(stream, `${job.id}/written`, () => ({ events: [written()] }));
        await session.tell(sayText(jobMessages(group).embargoWritten), `${stream}/private/written`);
      }
      await session.finish(job.id);
    },
    failed: tellTrouble({ what: 'cannotEmbargo', patience: 2 }),
  };
}

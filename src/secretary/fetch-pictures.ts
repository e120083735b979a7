import { sayText } from '../meeting/message.ts';
import { ENTRY_SIGNS } from '../meeting/signs.ts';
import { UnobtainableFile } from '../ports/chat.ts';
import type { DueJob } from '../ports/jobs.ts';
import type { Picture } from '../ports/pictures.ts';
import type { GroupSession } from './group-session.ts';
import { showIn } from './handling/apply-decision.ts';
import { streamOf } from './job-handler.ts';
import type { SecretaryDeps, PicturesDomain } from './secretary-deps.ts';
import type { UnitOfWork } from './unit-of-work.ts';

type Awaited = ReturnType<PicturesDomain['awaited']>[number];
type Fetched = Parameters<PicturesDomain['settle']>[1];

/** A platform that does not give a picture for so long never will. */
const LONGEST_MS = 24 * 60 * 60_000;
/** Whoever posted it is told that it takes longer when it failed so often. */
const TELL_AFTER = 2;

interface Failure {
  readonly awaited: Awaited;
  readonly error: unknown;
}

/** Getting the pictures that were posted in a meeting. What was fetched is kept together with its entry. */
export function fetchPictures(deps: SecretaryDeps, meetingOf: MeetingOf) {
  const { domain, chats, clock, pictures } = deps;

  async function fetchOne({ from, most }: Awaited): Promise<Fetched> {
    const chat = chats.find(({ platform }) => from.room.startsWith(`${platform}:`));
    if (!chat) throw new Error(`no platform is set up for ${from.room}`);
    try {
      const bytes = await chat.fetch(from.room, from.reference, most);
      return (await pictures.read(bytes)) ?? 'no picture';
    } catch (error) {
      if (error instanceof UnobtainableFile) return error.why;
      throw error;
    }
  }

  const settle = (stream: string, awaited: Awaited, fetched: Fetched, session: GroupSession): Promise<void> =>
    session.act(stream, awaited.key, (meeting, into) => {
      const settled = domain.pictures.settle(awaited.key, fetched, meeting, clock.now());
      if (!settled) return undefined;
      const { decided, why, recorded } = settled;
      if (why !== undefined) tell(awaited, why, 'left-out', into);
      // Seen by what comes after: the entry is shown with the number that it gets now.
      into.decided(stream, decided, awaited.key, clock.now());
      if (recorded && typeof fetched !== 'string') show(stream, awaited, fetched, recorded, session, into);
      return undefined;
    });

  const tellLate = (stream: string, awaited: Awaited, session: GroupSession): Promise<void> =>
    session.act(stream, awaited.key, (_meeting, into) => tell(awaited, domain.pictures.notYet, 'late', into));

  const isOld = ({ at }: Awaited): boolean => Date.parse(clock.now()) - Date.parse(at) > LONGEST_MS;

  /**
   * Fetches what is awaited, once each; gives those that could not be had yet, with the reason.
   * @param patience after how many failures to leave the rest
   */
  async function attempt(stream: string, session: GroupSession, patience = Infinity): Promise<readonly Failure[]> {
    const failures: Failure[] = [];
    for (const awaited of domain.pictures.awaited(await meetingOf(stream, session))) {
      try {
        await settle(stream, awaited, isOld(awaited) ? 'given up' : await fetchOne(awaited), session);
      } catch (error) {
        failures.push({ awaited, error });
        if (failures.length >= patience) return failures;
      }
    }
    return failures;
  }

  async function fetch(job: DueJob, session: GroupSession): Promise<void> {
    const stream = streamOf(job);
    const failures = await attempt(stream, session);
    if (job.attempts === TELL_AFTER) for (const { awaited } of failures) await tellLate(stream, awaited, session);
    const [failure] = failures;
    if (failure) throw failure.error;
    await session.act(stream, job.id, () => undefined, job.id);
  }

  return { fetch, attempt };
}

type MeetingOf = (stream: string, session: GroupSession) => Promise<Parameters<PicturesDomain['awaited']>[0]>;

/** Tells whoever posted it, privately where the platform can. */
function tell({ key, from }: Awaited, words: string, what: string, into: UnitOfWork): undefined {
  const { room, message: replyTo, user: to } = from;
  const id = `${key}/${what}`;
  into.send({ id, room, outgoing: { kind: 'answer', id, room, to, message: sayText(words), replyTo } });
}

/** The number stands on the message; the rooms that do not see the message are shown what was recorded. */
function show(
  stream: string,
  { key, from }: Awaited,
  file: Picture,
  { number, about }: { readonly number: number; readonly about?: string },
  { binding }: GroupSession,
  into: UnitOfWork,
): void {
  const { room, message: target } = from;
  const id = `${key}/mark`;
  into.keep(stream, file);
  into.send({ id, room, outgoing: { kind: 'mark', id, room, target, mark: `#${number}`, sign: ENTRY_SIGNS.picture } });
  if (about !== undefined) into.means(room, target, { stream, about });
  for (const other of binding.rooms) {
    if (other !== room) showIn(other, number, `${key}/shown@${other}`, stream, { work: into, binding });
  }
}

import { dueInWords } from '../features/due/due.ts';
import { awaitedPictures, settlePicture, type FetchResult } from '../features/pictures/keeping.ts';
import { picturesMessages } from '../features/pictures/messages.ts';
import { sayText } from '../meeting/message.ts';
import { ENTRY_SIGNS } from '../meeting/signs.ts';
import { UnobtainableFile } from '../ports/chat.ts';
import type { Picture } from '../ports/pictures.ts';
import type { GroupSession } from '../secretary/group-session.ts';
import { showIn } from '../secretary/handling/show-entry.ts';
import { jobStream, type JobHandler } from '../secretary/job-handler.ts';
import type { UnitOfWork } from '../secretary/unit-of-work.ts';
import type { JobDeps } from './job-deps.ts';

type AwaitedPicture = ReturnType<typeof awaitedPictures>[number];
/** The picture with its bytes, or why it can't be had. */
type FetchedPicture = Picture | Extract<FetchResult, string>;
type FetchDeps = Pick<JobDeps, 'chats' | 'clock' | 'pictures'>;

/** A platform that hasn't given a picture for so long never will. */
const LONGEST_MS = 24 * 60 * 60_000;
/** After this many failures, tell the poster that it's taking longer. */
const TELL_AFTER = 2;

interface Failure {
  readonly awaited: AwaitedPicture;
  readonly error: unknown;
}

async function fetchOne({ from, most }: AwaitedPicture, { chats, pictures }: FetchDeps): Promise<FetchedPicture> {
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

/** What was fetched is kept together with its entry. */
const keepFetched = (
  stream: string,
  awaited: AwaitedPicture,
  fetched: FetchedPicture,
  session: GroupSession,
  { clock }: FetchDeps,
): Promise<void> =>
  session.act(stream, awaited.key, (meeting, into) => {
    const outcome = settlePicture(awaited.key, fetched, meeting, clock.now());
    if (!outcome) return undefined;
    const { decided, why, recorded } = outcome;
    if (why !== undefined) tell(awaited, why, 'left-out', into);
    // Seen by what comes after: the entry is shown with the number that it gets now.
    into.decided(stream, decided, awaited.key, clock.now());
    if (recorded && typeof fetched !== 'string') show(stream, awaited, fetched, recorded, session, into);
    return undefined;
  });

/**
 * Fetches what is awaited in a meeting, once each; gives those that could not be had yet, with the reason.
 * @param patience after how many failures to leave the rest
 */
export async function fetchAwaited(
  stream: string,
  session: GroupSession,
  deps: FetchDeps,
  patience = Infinity,
): Promise<readonly Failure[]> {
  const failures: Failure[] = [];
  const isOld = ({ at }: AwaitedPicture): boolean => Date.parse(deps.clock.now()) - Date.parse(at) > LONGEST_MS;
  for (const awaited of awaitedPictures(await session.meeting(stream))) {
    try {
      await keepFetched(stream, awaited, isOld(awaited) ? 'given up' : await fetchOne(awaited, deps), session, deps);
    } catch (error) {
      failures.push({ awaited, error });
      if (failures.length >= patience) return failures;
    }
  }
  return failures;
}

/** Gets the pictures that were posted in a meeting. */
export const fetchPictures = (deps: FetchDeps): JobHandler => ({
  lane: 'chat',
  async run(job, session) {
    const stream = jobStream(job);
    const failures = await fetchAwaited(stream, session, deps);
    if (job.attempts === TELL_AFTER) {
      for (const { awaited } of failures)
        await session.act(stream, awaited.key, ({ group }, into) =>
          tell(awaited, picturesMessages(group).notYet, 'late', into),
        );
    }
    const [failure] = failures;
    if (failure) throw failure.error;
    await session.finish(job.id);
  },
});

/** Tells the poster, privately if the platform can. */
function tell({ key, from }: AwaitedPicture, words: string, what: string, into: UnitOfWork): undefined {
  const { room, message: replyTo, user: to } = from;
  const id = `${key}/${what}`;
  into.send({ id, room, outgoing: { kind: 'answer', id, room, to, message: sayText(words), replyTo } });
}

/** Puts the number on the message, and shows the picture's entry in the other rooms. */
function show(
  stream: string,
  { key, from }: AwaitedPicture,
  file: Picture,
  { number, about }: { readonly number: number; readonly about?: string },
  { binding }: GroupSession,
  into: UnitOfWork,
): void {
  const { room, message: target } = from;
  const id = `${key}/mark`;
  into.keep(stream, file);
  into.send({ id, room, outgoing: { kind: 'mark', id, room, target, mark: `#${number}`, sign: ENTRY_SIGNS.picture } });
  if (about !== undefined) into.setSubject(room, target, { stream, about });
  for (const other of binding.rooms) {
    if (other === room) continue;
    showIn(other, number, `${key}/shown@${other}`, stream, { work: into, binding, domain: { dueInWords } });
  }
}

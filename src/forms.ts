import { admit } from './features/admission.ts';
import { currentTopic, ordered } from './features/agenda/topics.ts';
import { isRefusal, refuse, type Chosen, type Meeting, type Refusal, type Typed } from './meeting/feature.ts';
import type { HeardRecording, MessageId, RoomId } from './ports/chat.ts';
import type { Forms, RecordingForm } from './ports/forms.ts';
import type { Store, Subject } from './ports/store.ts';
import { practice } from './practice.ts';
import type { Desk } from './secretary/desk.ts';
import { checkRecording, inMinutes } from './secretary/recording.ts';
import type { Secretary } from './secretary/secretary.ts';

const NOT_YET = 'I have no meeting yet to record this in. Please try again in a minute.';
const NO_TOPICS = 'There is no topic yet under which this could stand: /topic TEXT makes one.';
const NEXT = 'No meeting is running: this is for the next one.';

interface Found {
  readonly desk: Desk;
  readonly current: Meeting;
  readonly subject: Subject | undefined;
}

type Asked = Parameters<Forms['open']>[0];

/** What this person may record now, and under what. */
function choices({ by: user, at, leads }: Asked, current: Meeting): RecordingForm | Refusal {
  const topics = ordered(current).map(({ id, title, depth }) => ({ id, title, depth }));
  const topic = currentTopic(current)?.id;
  if (topic === undefined) return refuse(NO_TOPICS);
  const by = { ...practice.person(user, current), ...(leads === true && { leads }) };
  const chosen: Chosen = { said: by, topic, owners: [] };
  const offered = practice.kernel.commands.flatMap((command) => {
    const typed: Typed = { by, at, form: command.verb, args: '', user, chosen };
    return command.records ? [{ command, records: command.records, refusal: admit(command, typed, current) }] : [];
  });
  // What only a meeting can take comes first: that is what somebody means who uses the form while one is running.
  const kinds = offered
    .filter(({ refusal }) => !refusal)
    .toSorted((a, b) => Number(a.command.when.includes('planned')) - Number(b.command.when.includes('planned')))
    .map(({ command, records }) => ({ as: command.verb, ...records }));
  if (kinds.length === 0) return offered[0]?.refusal ?? refuse(NOT_YET);
  return { meeting: current.id, kinds, topics, topic, ...(practice.listens(current) ? {} : { note: NEXT }) };
}

/**
 * The forms by which messages are recorded.
 * @param groups the groups' ids
 * @param store knows what messages stand for
 */
export function recordingForms(groups: readonly string[], gavel: () => Secretary, store: Store): Forms {
  async function find(room: RoomId, message: MessageId): Promise<Found | undefined> {
    const desk = groups.map((id) => gavel().desk(id)).find((one) => one?.place.rooms.includes(room));
    const current = desk?.current();
    return desk && current && { desk, current, subject: await store.subject(room, message) };
  }

  return {
    async open(asked) {
      const found = await find(asked.room, asked.message);
      if (!found) return refuse(NOT_YET);
      const already = inMinutes(found.subject, found.current);
      return already === undefined ? choices(asked, found.current) : refuse(already);
    },
    async check(recording: HeardRecording) {
      const found = await find(recording.room, recording.message);
      if (!found) return refuse(NOT_YET);
      const { desk, current, subject } = found;
      const decision = checkRecording(recording, { practice, place: desk.place, current, subject });
      return isRefusal(decision) ? decision : undefined;
    },
  };
}

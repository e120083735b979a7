import { admitCommand } from '../features/admission.ts';
import { meetingDomain } from '../features/meeting-domain.ts';
import {
  isRefusedDecision,
  refuse,
  type ChosenInForm,
  type Meeting,
  type Refusal,
  type TypedCommand,
} from '../meeting/feature.ts';
import { isBeingHeld } from '../meeting/lifecycle.ts';
import { currentTopic, topicsInOrder } from '../meeting/topics.ts';
import type { HeardRecording, MessageId, RoomId } from '../ports/chat.ts';
import type { RecordForms, RecordingForm } from '../ports/forms.ts';
import type { Store, MessageSubject } from '../ports/store.ts';
import { checkRecording, inMinutes } from '../secretary/handling/recording.ts';
import type { Secretary } from '../secretary/secretary.ts';

const NOT_YET = 'I have no meeting yet to record this in. Please try again in a minute.';
const NO_TOPICS = 'There is no topic yet under which this could stand: /topic TEXT makes one.';
const NEXT = 'No meeting is running: this is for the next one.';

interface Found {
  readonly current: Meeting;
  readonly subject: MessageSubject | undefined;
}

type Asked = Parameters<RecordForms['open']>[0];

/** What this person may record now, and under what. */
function choices({ by: user, at, leads }: Asked, current: Meeting): RecordingForm | Refusal {
  const topics = topicsInOrder(current).map(({ id, title, depth }) => ({ id, title, depth }));
  const topic = currentTopic(current)?.id;
  if (topic === undefined) return refuse(NO_TOPICS);
  const by = { ...meetingDomain.person(user, current), ...(leads === true && { leads }) };
  const chosen: ChosenInForm = { said: by, topic, owners: [] };
  const offered = meetingDomain.kernel.commands.flatMap((command) => {
    const typed: TypedCommand = { by, at, form: command.verb, args: '', user, chosen };
    return command.records
      ? [{ command, records: command.records, refusal: admitCommand(command, typed, current) }]
      : [];
  });
  // What only a meeting can take comes first: that is what somebody means who uses the form while one is running.
  const kinds = offered
    .filter(({ refusal }) => !refusal)
    .toSorted((a, b) => Number(a.command.when.includes('planned')) - Number(b.command.when.includes('planned')))
    .map(({ command, records }) => ({ as: command.verb, ...records, label: records.label(current.group) }));
  if (kinds.length === 0) return offered[0]?.refusal ?? refuse(NOT_YET);
  return { meeting: current.id, kinds, topics, topic, ...(isBeingHeld(current) ? {} : { note: NEXT }) };
}

/**
 * The forms by which messages are recorded.
 * @param groups the groups' ids
 * @param store knows what messages stand for
 */
export function recordingForms(groups: readonly string[], gavel: () => Secretary, store: Store): RecordForms {
  async function find(room: RoomId, message: MessageId): Promise<Found | undefined> {
    const session = groups.map((id) => gavel().session(id)).find((one) => one?.binding.rooms.includes(room));
    const current = session?.current();
    return current && { current, subject: await store.subject(room, message) };
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
      const decision = checkRecording(recording, { domain: meetingDomain, ...found });
      return isRefusedDecision(decision) ? decision : undefined;
    },
  };
}

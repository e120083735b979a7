import { admitCommand } from '../features/admission.ts';
import { meetingDomain } from '../features/meeting-domain.ts';
import { ENGLISH } from '../language/language.ts';
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
import type { GroupSession } from '../secretary/group-session.ts';
import { checkRecording, inMinutes } from '../secretary/handling/recording.ts';
import type { Secretary } from '../secretary/secretary.ts';
import { queriesMessages } from './messages.ts';

interface Found {
  readonly current: Meeting;
  readonly subject: MessageSubject | undefined;
}

type Asked = Parameters<RecordForms['open']>[0];

/** What this person may record now, and under what. */
function choices({ by: user, at, leads }: Asked, current: Meeting): RecordingForm | Refusal {
  const say = queriesMessages(current.group);
  const topics = topicsInOrder(current).map(({ id, title, depth }) => ({ id, title, depth }));
  const topic = currentTopic(current)?.id;
  if (topic === undefined) return refuse(say.noTopics);
  const by = { ...meetingDomain.person(user, current), ...(leads === true && { leads }) };
  const chosen: ChosenInForm = { said: by, topic, owners: [] };
  const offered = meetingDomain.kernel.commands.flatMap((command) => {
    const typed: TypedCommand = { by, at, form: command.verb, args: '', user, chosen };
    return command.records
      ? [{ command, records: command.records, refusal: admitCommand(command, typed, current) }]
      : [];
  });
  // What only a meeting can take comes first: that's what people mean who use the form while one is running.
  const kinds = offered
    .filter(({ refusal }) => !refusal)
    .toSorted((a, b) => Number(a.command.when.includes('planned')) - Number(b.command.when.includes('planned')))
    .map(({ command, records }) => ({ as: command.verb, ...records, label: records.label(current.group) }));
  if (kinds.length === 0) return offered[0]?.refusal ?? refuse(say.noMeetingYet);
  return { meeting: current.id, kinds, topics, topic, ...(isBeingHeld(current) ? {} : { note: say.forNextMeeting }) };
}

/**
 * The forms by which messages are recorded.
 * @param groups the groups' ids
 * @param store knows what messages stand for
 */
export function recordingForms(groups: readonly string[], gavel: () => Secretary, store: Store): RecordForms {
  const sessionIn = (room: RoomId): GroupSession | undefined =>
    groups.map((id) => gavel().session(id)).find((one) => one?.binding.rooms.includes(room));

  async function find(room: RoomId, message: MessageId): Promise<Found | undefined> {
    const current = sessionIn(room)?.current();
    return current && { current, subject: await store.subject(room, message) };
  }

  const notYet = (room: RoomId): Refusal =>
    refuse(queriesMessages(sessionIn(room)?.binding.group ?? ENGLISH).noMeetingYet);

  return {
    async open(asked) {
      const found = await find(asked.room, asked.message);
      if (!found) return notYet(asked.room);
      const already = inMinutes(found.subject, found.current);
      return already === undefined ? choices(asked, found.current) : refuse(already);
    },
    async check(recording: HeardRecording) {
      const found = await find(recording.room, recording.message);
      if (!found) return notYet(recording.room);
      const decision = checkRecording(recording, { domain: meetingDomain, ...found });
      return isRefusedDecision(decision) ? decision : undefined;
    },
  };
}

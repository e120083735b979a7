import type { Event } from '../meeting/event.ts';
import { refuse, type Command, type Meeting, type Phase, type Refusal, type TypedCommand } from '../meeting/feature.ts';
import { lifecycleState } from '../meeting/lifecycle.ts';
import { NOT_SAVED_SIGN } from '../meeting/signs.ts';
import { topicById } from '../meeting/topics.ts';
import { admissionMessages } from './messages.ts';
import { isOffRecord } from './off-record/off-record.ts';
import { mayLead, onlyLeaders } from './roles/roles.ts';
import { plannedEnd } from './unattended/overrun.ts';

/** Why not now, and what to do first. */
function notNow({ when }: Command<Event>, phase: Phase, { group }: Meeting): string {
  const say = admissionMessages(group);
  return when.every((other) => other === 'in review') ? say.noMinutes : say.inPhase[phase];
}

/** Whether a command may be given unseen by others. */
const isPrivate = ({ privately }: Command<Event>, args: string): boolean =>
  typeof privately === 'function' ? privately(args) : privately !== undefined;

const inRoom = ({ group }: Meeting): Refusal => refuse(admissionMessages(group).inRoom(group.name));

/** Past the planned end anyone may end the meeting, so that it doesn't stay open because no chair is there. */
function isOverdue(typed: TypedCommand, meeting: Meeting): boolean {
  const end = plannedEnd(meeting);
  return end !== undefined && typed.at >= end;
}

/** The one admission hook: decides what all features share (the meeting's phase, the record, and who leads). */
export function admitCommand(command: Command<Event>, typed: TypedCommand, meeting: Meeting): Refusal | undefined {
  const { phase } = meeting.stateOf(lifecycleState);
  if (typed.direct === true && !isPrivate(command, typed.args)) return inRoom(meeting);
  return admitIn(phase, command, typed, meeting);
}

function admitIn(phase: Phase, command: Command<Event>, typed: TypedCommand, meeting: Meeting): Refusal | undefined {
  if (!command.when.includes(phase)) return refuse(notNow(command, phase, meeting));
  if (command.offRecord !== true && isOffRecord(meeting))
    return { refuse: admissionMessages(meeting.group).offRecord, sign: NOT_SAVED_SIGN };
  if (typed.chosen && !topicById(meeting, typed.chosen.topic))
    return refuse(admissionMessages(meeting.group).noSuchTopic, 'topic');
  return command.who === 'anyone' ? undefined : onlyLeading(command, typed, meeting);
}

function onlyLeading(command: Command<Event>, typed: TypedCommand, meeting: Meeting): Refusal | undefined {
  if (mayLead(typed.by, meeting)) return undefined;
  if (command.verb === 'meeting end' && isOverdue(typed, meeting)) return undefined;
  return onlyLeaders(meeting);
}

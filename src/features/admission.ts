import type { Event } from '../meeting/event.ts';
import { refuse, type Command, type Meeting, type Phase, type Refusal, type TypedCommand } from '../meeting/feature.ts';
import { lifecycleState } from '../meeting/lifecycle.ts';
import { topicById } from '../meeting/topics.ts';
import { isOffRecord } from './off-record/off-record.ts';
import { mayLead, onlyLeaders } from './roles/roles.ts';
import { plannedEnd } from './unattended/overrun.ts';

const NOT_NOW: Readonly<Record<Phase, string>> = {
  planned: 'No meeting is running: /meeting start opens one.',
  gathering: 'The meeting has not started yet: /meeting start opens it.',
  'in session': 'The meeting is running.',
  adjourned: 'The meeting has ended.',
  'in review': 'The meeting has ended; its minutes wait for approval.',
  approved: 'The meeting has ended and its minutes are approved.',
};

const OFF_RECORD = 'This is off the record, and nothing of what you typed was kept: /onrecord comes first.';

const NO_SUCH_TOPIC = 'This topic is not on the agenda: choose another one.';

/** Why not now, and what to do first. */
const notNow = ({ when }: Command<Event>, phase: Phase): string =>
  when.every((other) => other === 'in review') ? 'No minutes wait for approval.' : NOT_NOW[phase];

/** Whether nobody else has to see that somebody gives a command. */
const isPrivate = ({ privately }: Command<Event>, args: string): boolean =>
  typeof privately === 'function' ? privately(args) : privately !== undefined;

const inRoom = ({ group }: Meeting): Refusal =>
  refuse(`That's for everyone to see, so please type it in the room of ${group.name}.`);

/** The end by the plan has passed: then anyone may end the meeting, so that it never stays open for want of a chair. */
function isOverdue(typed: TypedCommand, meeting: Meeting): boolean {
  const end = plannedEnd(meeting);
  return end !== undefined && typed.at >= end;
}

/** The one admission hook: what cuts across all features (the meeting's phase, what is off the record, and who leads) is decided here. */
export function admitCommand(command: Command<Event>, typed: TypedCommand, meeting: Meeting): Refusal | undefined {
  const { phase } = meeting.stateOf(lifecycleState);
  if (typed.direct === true && !isPrivate(command, typed.args)) return inRoom(meeting);
  return admitIn(phase, command, typed, meeting);
}

function admitIn(phase: Phase, command: Command<Event>, typed: TypedCommand, meeting: Meeting): Refusal | undefined {
  if (!command.when.includes(phase)) return refuse(notNow(command, phase));
  if (command.offRecord !== true && isOffRecord(meeting)) return refuse(OFF_RECORD);
  if (typed.chosen && !topicById(meeting, typed.chosen.topic)) return refuse(NO_SUCH_TOPIC, 'topic');
  return command.who === 'anyone' ? undefined : onlyLeading(command, typed, meeting);
}

function onlyLeading(command: Command<Event>, typed: TypedCommand, meeting: Meeting): Refusal | undefined {
  if (mayLead(typed.by, meeting)) return undefined;
  if (command.verb === 'meeting end' && isOverdue(typed, meeting)) return undefined;
  return onlyLeaders(meeting);
}

import type { Event } from '../meeting/event.ts';
import type { AnyFeature, Command } from '../meeting/feature.ts';
import { createKernel, type Kernel } from '../meeting/kernel.ts';
import { topicsFeature } from '../meeting/topics.ts';
import { abortFeature } from './abort/abort.ts';
import { actionsFeature } from './actions/actions.ts';
import { admitCommand } from './admission.ts';
import { agendaFeature } from './agenda/agenda.ts';
import { amendFeature } from './amend/amend.ts';
import { approvalFeature } from './approval/approval.ts';
import { boxesFeature } from './boxes/boxes.ts';
import { calendarFeature } from './calendar/calendar.ts';
import { calendarLinks } from './calendar/commands.ts';
import { decisionsFeature } from './decisions/decisions.ts';
import { dropFeature } from './drop/drop.ts';
import { electionsFeature } from './elections/elections.ts';
import { embargoFeature } from './embargo/embargo.ts';
import { endFeature } from './end/end.ts';
import { eventsFeature } from './events/events.ts';
import { helpFeature } from './help/help.ts';
import { linksFeature } from './identity/links.ts';
import { newcomersFeature } from './identity/newcomers.ts';
import { issuesFeature } from './issues/issues.ts';
import { lifecycleFeature } from './lifecycle/lifecycle.ts';
import { minutesCommand } from './minutes/minutes-command.ts';
import { minutesWriter } from './minutes/write-minutes.ts';
import { movesFeature } from './moves/moves.ts';
import { nextMeetingFeature } from './next-meeting/next-meeting.ts';
import { notesFeature } from './notes/notes.ts';
import { tagsFeature } from './notes/tags.ts';
import { offRecord } from './off-record/off-record.ts';
import { picturesFeature } from './pictures/pictures.ts';
import { queueFeature } from './queue/queue.ts';
import { remindersFeature } from './reminders/reminders.ts';
import { reviewFeature } from './review/review.ts';
import { rolesFeature } from './roles/roles.ts';
import { rollCall } from './roll-call/roll-call.ts';
import { historyFeature } from './stats/history.ts';
import { statsFeature } from './stats/stats.ts';
import { statusFeature } from './status/status.ts';
import { timeBoxes } from './time-boxes/time-boxes.ts';
import { lateStart } from './unattended/late-start.ts';
import { overrunFeature } from './unattended/overrun.ts';
import { usualState } from './usual/usual.ts';
import { votesFeature } from './votes/votes.ts';

/** Everything a meeting can do, in the order in which help tells it and reactions are offered to it. */
export const allFeatures: readonly AnyFeature[] = [
  lifecycleFeature,
  endFeature,
  abortFeature,
  statusFeature,
  historyFeature,
  statsFeature,
  rolesFeature,
  rollCall,
  linksFeature,
  newcomersFeature,
  topicsFeature,
  usualState,
  agendaFeature,
  notesFeature,
  decisionsFeature,
  actionsFeature,
  boxesFeature,
  dropFeature,
  votesFeature,
  electionsFeature,
  calendarFeature,
  calendarLinks,
  nextMeetingFeature,
  remindersFeature,
  lateStart,
  overrunFeature,
  timeBoxes,
  eventsFeature,
  queueFeature,
  offRecord,
  picturesFeature,
  amendFeature,
  movesFeature,
  embargoFeature,
  approvalFeature,
  reviewFeature,
  issuesFeature,
  tagsFeature,
  minutesCommand((meeting) => minutesWriter(allFeatures).markdown(meeting)),
  helpFeature((): readonly Command<Event>[] => meetingKernel.commands),
];

/** The kernel with all of Gavel's features. */
export const meetingKernel: Kernel = createKernel(allFeatures, admitCommand, {
  opens: ['lifecycle.gathered', 'lifecycle.started'],
  closes: ['lifecycle.ended', 'lifecycle.lapsed', 'lifecycle.aborted'],
  voids: 'lifecycle.aborted',
});

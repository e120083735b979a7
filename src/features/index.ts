import type { Event } from '../meeting/event.ts';
import type { AnyFeature, Command } from '../meeting/feature.ts';
import { kernel, type Kernel } from '../meeting/kernel.ts';
import { actions } from './actions/actions.ts';
import { admit } from './admission.ts';
import { agenda } from './agenda/agenda.ts';
import { topics } from './agenda/topics.ts';
import { amendments } from './amend/amend.ts';
import { approval } from './approval/approval.ts';
import { calendar } from './calendar/calendar.ts';
import { calendarLinks } from './calendar/commands.ts';
import { decisions } from './decisions/decisions.ts';
import { scribe } from './document/document.ts';
import { minutesCommand } from './document/minutes-command.ts';
import { drops } from './drop/drop.ts';
import { elections } from './elections/elections.ts';
import { events } from './events/events.ts';
import { help } from './help/help.ts';
import { issues } from './issues/issues.ts';
import { aborting } from './lifecycle/abort.ts';
import { ending } from './lifecycle/end.ts';
import { lifecycle } from './lifecycle/lifecycle.ts';
import { statusFeature } from './lifecycle/status.ts';
import { links } from './links/links.ts';
import { newcomers } from './newcomers/newcomers.ts';
import { nextMeetingFeature } from './next-meeting/next-meeting.ts';
import { notes } from './notes/notes.ts';
import { tags } from './notes/tags.ts';
import { offRecord } from './off-record/off-record.ts';
import { pictures } from './pictures/pictures.ts';
import { queue } from './queue/queue.ts';
import { reminders } from './reminders/reminders.ts';
import { review } from './review/review.ts';
import { roles } from './roles/roles.ts';
import { rollCall } from './roll-call/roll-call.ts';
import { history } from './stats/history.ts';
import { stats } from './stats/stats.ts';
import { timeBoxes } from './time-boxes/time-boxes.ts';
import { lateStart } from './unattended/late-start.ts';
import { overrun } from './unattended/overrun.ts';
import { votes } from './votes/votes.ts';

/** Everything a meeting can do, in the order in which help tells it and reactions are offered to it. */
export const features: readonly AnyFeature[] = [
  lifecycle,
  ending,
  aborting,
  statusFeature,
  history,
  stats,
  roles,
  rollCall,
  links,
  newcomers,
  topics,
  agenda,
  notes,
  decisions,
  actions,
  drops,
  votes,
  elections,
  calendar,
  calendarLinks,
  nextMeetingFeature,
  reminders,
  lateStart,
  overrun,
  timeBoxes,
  events,
  queue,
  offRecord,
  pictures,
  amendments,
  approval,
  review,
  issues,
  tags,
  minutesCommand((meeting) => scribe(features).markdown(meeting)),
  help((): readonly Command<Event>[] => meetingKernel.commands),
];

/** The kernel with all of Gavel's features. */
export const meetingKernel: Kernel = kernel(features, admit, {
  opens: ['lifecycle.gathered', 'lifecycle.started'],
  closes: ['lifecycle.ended', 'lifecycle.lapsed', 'lifecycle.aborted'],
  voids: 'lifecycle.aborted',
});

import type { Phase } from '../../meeting/feature.ts';
import type { HelpMessages } from './messages.ts';

// What somebody most likely needs now, in few enough lines for a phone.

/** What to type, and what it's for. */
export type HelpSuggestion = readonly [typed: string, does: keyof HelpMessages['suggestions']];

interface Suggested {
  /** For chairs and the secretary. */
  readonly leading: readonly HelpSuggestion[];
  readonly others: readonly HelpSuggestion[];
}

const AGENDA: HelpSuggestion = ['/agenda', 'seeAgenda'];
const ADD: HelpSuggestion = ['/agenda add TEXT', 'addToIt'];
const PRESENT: HelpSuggestion = ['/present', 'imHere'];
const LEFT: HelpSuggestion = ['/left', 'leave'];
const NOTE: HelpSuggestion = ['/note TEXT', 'note'];
const ACTION: HelpSuggestion = ['/action @user TEXT by friday', 'action'];
const VOTE: HelpSuggestion = ['/vote TEXT', 'openVote'];
const EDIT: HelpSuggestion = ['/edit 12 TEXT', 'editEntry'];
const UNDO: HelpSuggestion = ['/undo', 'undo'];
const STATUS: HelpSuggestion = ['/meeting status', 'status'];
const APPROVE: HelpSuggestion = ['/meeting approve', 'approve'];
const MINUTES: HelpSuggestion = ['/meeting minutes', 'readMinutes'];
const PROPOSE: HelpSuggestion = ['/meeting propose', 'propose'];
const CALENDAR: HelpSuggestion = ['/meeting calendar', 'calendar'];
const NEXT: HelpSuggestion = ['/meeting next', 'nextMeeting'];
const ACTIONS: HelpSuggestion = ['/actions', 'actions'];
const WHOAMI: HelpSuggestion = ['/meeting whoami', 'whoami'];

const BEFORE: Suggested = {
  leading: [
    ['/meeting start', 'rollCall'],
    AGENDA,
    ADD,
    ['/meeting next next tuesday 16:00', 'moveNext'],
    ['/meeting cancel', 'cancel'],
    STATUS,
  ],
  others: [AGENDA, ADD, ['/regrets', 'regrets'], ['/coming', 'coming'], NEXT, CALENDAR],
};
const ROLL_CALL: Suggested = {
  leading: [
    ['/meeting start', 'startNow'],
    PRESENT,
    ['/topic TEXT', 'topic'],
    AGENDA,
    ADD,
    ['/meeting abort', 'abort'],
  ],
  others: [PRESENT, LEFT, AGENDA, NOTE, ACTION, WHOAMI],
};
const IN_SESSION: Suggested = {
  leading: [['/topic TEXT', 'topic'], NOTE, ACTION, ['/agreed TEXT', 'decision'], VOTE, ['/meeting end', 'end']],
  others: [NOTE, ACTION, ['/vote yes', 'castVote'], ['/q+', 'speak'], LEFT, UNDO],
};
const ENDED: Suggested = {
  leading: [PRESENT, ['/absent @user', 'absent'], EDIT, UNDO, PROPOSE, MINUTES],
  others: [PRESENT, LEFT, EDIT, UNDO, ACTIONS, STATUS],
};
const IN_REVIEW: Suggested = {
  leading: [APPROVE, ['/meeting merge', 'merge'], EDIT, UNDO, PROPOSE, MINUTES],
  others: [APPROVE, EDIT, UNDO, PRESENT, ACTIONS, STATUS],
};
const AFTERWARDS: readonly HelpSuggestion[] = [STATUS, CALENDAR, ['/meeting stats', 'stats'], WHOAMI];
const APPROVED: Suggested = { leading: AFTERWARDS, others: AFTERWARDS };

/** What to suggest in each phase. */
export const SUGGESTED: Readonly<Record<Phase, Suggested>> = {
  planned: BEFORE,
  gathering: ROLL_CALL,
  'in session': IN_SESSION,
  adjourned: ENDED,
  'in review': IN_REVIEW,
  approved: APPROVED,
};

/** What `/meeting help TOPIC` shows, by verb; what's in none of them is in `other`. */
export const HELP_TOPICS: Readonly<Record<string, readonly string[]>> = {
  meeting: ['meeting start', 'meeting end', 'meeting status', 'meeting extend', 'meeting abort', 'meeting stats'],
  agenda: ['agenda', 'topic', 'subtopic', 'topic rename', 'topic remove', 'move', 'timebox'],
  attendance: ['present', 'left', 'regrets', 'coming', 'absent', 'excused'],
  recording: ['note', 'action', 'agreed', 'rejected', 'idea', 'link', 'event', 'wanted', 'offrecord', 'onrecord'],
  actions: ['action', 'todo', 'actions', 'done', 'reopen', 'drop', 'box', 'unbox'],
  voting: ['vote', 'showvote', 'elect', 'unelect'],
  speaking: ['q+', 'q-', 'queue', 'ack'],
  minutes: [
    'meeting minutes',
    'edit',
    'undo',
    'replace',
    'move',
    'meeting propose',
    'meeting approve',
    'meeting merge',
    'meeting approved',
    'meeting merged',
  ],
  calendar: ['meeting next', 'meeting add', 'meeting cancel', 'meeting uncancel', 'meeting calendar'],
  people: ['chair', 'secretary', 'add-chair', 'remove-chair', 'meeting whoami', 'meeting link', 'meeting unlink'],
  other: ['meeting help', 'meeting hello', 'meeting meetbot'],
};

import type { Phase } from '../../meeting/feature.ts';

// What somebody most likely needs now, in few enough lines for a phone.

/** What to type, and what it does. */
export type HelpSuggestion = readonly [typed: string, does: string];

interface Suggested {
  /** For those who lead. */
  readonly leading: readonly HelpSuggestion[];
  readonly others: readonly HelpSuggestion[];
}

const AGENDA: HelpSuggestion = ['/agenda', 'see the agenda'];
const ADD: HelpSuggestion = ['/agenda add TEXT', 'add to it'];
const PRESENT: HelpSuggestion = ['/present', "say that you're here"];
const LEFT: HelpSuggestion = ['/left', 'say that you have to go'];
const NOTE: HelpSuggestion = ['/note TEXT', 'put a point into the minutes'];
const ACTION: HelpSuggestion = ['/action @user TEXT by friday', 'give somebody something to do'];
const VOTE: HelpSuggestion = ['/vote TEXT', 'open a vote'];
const EDIT: HelpSuggestion = ['/edit 12 TEXT', 'change entry #12'];
const UNDO: HelpSuggestion = ['/undo', 'take your last entry back'];
const STATUS: HelpSuggestion = ['/meeting status', 'see where the meeting is'];
const APPROVE: HelpSuggestion = ['/meeting approve', 'approve the minutes'];
const MINUTES: HelpSuggestion = ['/meeting minutes', 'read the minutes'];
const PROPOSE: HelpSuggestion = ['/meeting propose', 'propose the minutes again'];
const CALENDAR: HelpSuggestion = ['/meeting calendar', 'get the meetings into your calendar'];
const NEXT: HelpSuggestion = ['/meeting next', 'see when the next meeting is'];
const ACTIONS: HelpSuggestion = ['/actions', 'see who does what'];
const WHOAMI: HelpSuggestion = ['/meeting whoami', 'see who Gavel thinks you are'];

const BEFORE: Suggested = {
  leading: [
    ['/meeting start', 'open the roll call'],
    AGENDA,
    ADD,
    ['/meeting next next tuesday 16:00', 'move the next meeting'],
    ['/meeting cancel', 'cancel it'],
    STATUS,
  ],
  others: [AGENDA, ADD, ['/regrets', "say that you can't come"], ['/coming', 'say that you can'], NEXT, CALENDAR],
};
const ROLL_CALL: Suggested = {
  leading: [
    ['/meeting start', 'start now'],
    PRESENT,
    ['/topic TEXT', 'take up a topic'],
    AGENDA,
    ADD,
    ['/meeting abort', 'call it off, so that nothing of it counts'],
  ],
  others: [PRESENT, LEFT, AGENDA, NOTE, ACTION, WHOAMI],
};
const IN_SESSION: Suggested = {
  leading: [
    ['/topic TEXT', 'take up a topic'],
    NOTE,
    ACTION,
    ['/agreed TEXT', 'record a decision'],
    VOTE,
    ['/meeting end', 'end it and propose the minutes'],
  ],
  others: [NOTE, ACTION, ['/vote yes', 'vote'], ['/q+', 'ask to speak'], LEFT, UNDO],
};
const ENDED: Suggested = {
  leading: [PRESENT, ['/absent @user', 'say that somebody was not there'], EDIT, UNDO, PROPOSE, MINUTES],
  others: [PRESENT, LEFT, EDIT, UNDO, ACTIONS, STATUS],
};
const IN_REVIEW: Suggested = {
  leading: [APPROVE, ['/meeting merge', 'merge them'], EDIT, UNDO, PROPOSE, MINUTES],
  others: [APPROVE, EDIT, UNDO, PRESENT, ACTIONS, STATUS],
};
const AFTERWARDS: readonly HelpSuggestion[] = [
  STATUS,
  CALENDAR,
  ['/meeting stats', 'see who comes and what is open'],
  WHOAMI,
];
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

/** What `/meeting help TOPIC` shows, by verb. */
export const HELP_TOPICS: Readonly<Record<string, readonly string[]>> = {
  agenda: ['agenda', 'topic', 'subtopic', 'topic rename', 'topic remove', 'timebox'],
  attendance: ['present', 'left', 'regrets', 'coming', 'absent', 'excused'],
  calendar: ['meeting next', 'meeting add', 'meeting cancel', 'meeting uncancel', 'meeting calendar'],
  minutes: ['meeting minutes', 'edit', 'undo', 'meeting propose', 'meeting approve', 'meeting merge'],
  people: ['chair', 'secretary', 'add-chair', 'remove-chair', 'meeting whoami', 'meeting link'],
  recording: ['note', 'action', 'agreed', 'idea', 'link', 'event', 'offrecord', 'onrecord'],
  voting: ['vote', 'showvote', 'elect', 'unelect'],
};

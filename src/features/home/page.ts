import { shorten } from '../../meeting/clean.ts';
import { entries, type Entry } from '../../meeting/entry.ts';
import type { Meeting, Phase } from '../../meeting/feature.ts';
import type { PersonKey } from '../../meeting/member.ts';
import { code, item, strong, text, type Line, type Piece } from '../../meeting/message.ts';
import type { Page, PageButton, PagePart } from '../../meeting/page.ts';
import { isOpen, ownersOf } from '../actions/open-actions.ts';
import { openSince } from '../agenda/open-since.ts';
import { agendaLines } from '../agenda/view.ts';
import { ownOccurrence } from '../calendar/calendar.ts';
import { placeOf, timeIn } from '../calendar/words.ts';
import { lifecycle } from '../lifecycle/lifecycle.ts';
import { hasRegrets, isPresent } from '../roll-call/state.ts';

/** More than these are a list that nobody reads to its end; the commands show all. */
const MOST_ACTIONS = 20;
const MOST_DONE = 5;
const LONGEST_TEXT = 300;

/** Until it ends people can say whether they come, and tick what is done. */
const OPEN: readonly Phase[] = ['planned', 'gathering', 'in session'];

const isStillOpen = (meeting: Meeting): boolean => OPEN.includes(meeting.of(lifecycle).phase);

function when(meeting: Meeting): Line {
  const { phase, planned } = meeting.of(lifecycle);
  const place = placeOf(ownOccurrence(meeting) ?? {});
  if (phase === 'in session') return text(strong('The meeting is running now'), ...place, '.');
  if (!isStillOpen(meeting)) return text('The meeting has ended. The next one is planned shortly.');
  if (planned === undefined) return text('The next meeting has no date yet.');
  const words = phase === 'gathering' ? 'People gather for the meeting: ' : 'Next meeting: ';
  return text(words, timeIn(meeting, planned), ...place, '.');
}

/** Whether they come, and the button that says otherwise. */
function attendance(
  who: PersonKey,
  meeting: Meeting,
): { readonly words: readonly Piece[]; readonly button?: PageButton } {
  if (!isStillOpen(meeting)) return { words: [] };
  if (isPresent(who, meeting)) return { words: [' You are counted as present.'] };
  // A meeting that lapsed or was moved is another one to come to.
  const { planned, lapses } = meeting.of(lifecycle);
  const which = `${meeting.id}@${planned ?? ''}+${lapses}`;
  if (hasRegrets(who, meeting))
    return {
      words: [' You have sent regrets.'],
      button: { id: `coming ${which}`, label: 'I can come after all', says: '/coming' },
    };
  return { words: [], button: { id: `regrets ${which}`, label: 'Send regrets', says: '/regrets' } };
}

function nextMeeting(who: PersonKey, meeting: Meeting): PagePart {
  const { words, button } = attendance(who, meeting);
  const line = when(meeting);
  return { lines: [{ ...line, pieces: [...line.pieces, ...words] }], ...(button ? { button } : {}) };
}

const left = (count: number, ...pieces: readonly Piece[]): Line[] =>
  count > 0 ? [text(`… and ${count} more: `, ...pieces)] : [];

function agenda(meeting: Meeting): PagePart[] {
  const lines = isStillOpen(meeting) ? agendaLines(meeting) : [];
  return lines.length === 0 ? [] : [{ lines: [text(strong('Agenda')), ...lines] }];
}

function action(entry: Entry, meeting: Meeting): PagePart {
  const { number, text: words, due, box } = entry;
  const age = openSince(entry, meeting);
  const notes = [due === undefined ? '' : ` (by ${due})`, age === undefined ? '' : ` (${age})`];
  const ticked = box === 'ticked';
  const line: Line = { ...item(`#${number} ${shorten(words, LONGEST_TEXT)}`, ...notes), ticked };
  const verb = ticked ? 'reopen' : 'done';
  const button = {
    id: `${verb} ${meeting.group.id}#${number}`,
    label: ticked ? 'Reopen' : 'Done',
    says: `/${verb} ${number}`,
  };
  return { lines: [line], ...(isStillOpen(meeting) ? { button } : {}) };
}

/** What is due first stands first. */
const byDue = (a: Entry, b: Entry): number => (a.due ?? '9999').localeCompare(b.due ?? '9999') || a.number - b.number;

function actions(who: PersonKey, meeting: Meeting): PagePart[] {
  const own = [...meeting.of(entries).byNumber.values()].filter((entry) => ownersOf(entry).includes(who));
  const open = own.filter(isOpen).toSorted(byDue);
  // They can be taken back until the meeting has ended.
  const done = own.filter(({ kind, box }) => kind === 'action' && box === 'ticked').slice(-MOST_DONE);
  const rest = left(open.length - MOST_ACTIONS, code('/actions @me'), ' in the room lists all.');
  return [
    { lines: [open.length === 0 ? text('You have no open action.') : text(strong('Your open actions'))] },
    ...open.slice(0, MOST_ACTIONS).map((entry) => action(entry, meeting)),
    ...(rest.length === 0 ? [] : [{ lines: rest }]),
    ...done.map((entry) => action(entry, meeting)),
  ];
}

/** What somebody is shown of the running or next meeting: when it is, its agenda, and what they have to do. */
export const personalPage = (who: PersonKey, meeting: Meeting): Page => ({
  title: meeting.group.name,
  parts: [nextMeeting(who, meeting), ...actions(who, meeting), ...agenda(meeting)],
});

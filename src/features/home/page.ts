import { shortenText } from '../../meeting/clean-text.ts';
import { entriesFeature, type Entry } from '../../meeting/entry.ts';
import type { Meeting } from '../../meeting/feature.ts';
import { lifecycleState } from '../../meeting/lifecycle.ts';
import type { PersonKey } from '../../meeting/member.ts';
import { code, itemLine, strong, textLine, type MessageLine, type MessagePiece } from '../../meeting/message.ts';
import type { HomePage, PageButton, PagePart } from '../../meeting/page.ts';
import { OPEN_PHASES } from '../../meeting/phases.ts';
import { hasRegrets, isPresent } from '../../meeting/roll-call.ts';
import { isOpen, ownersOfEntry } from '../actions/open-actions.ts';
import { openSince } from '../agenda/open-since.ts';
import { agendaLines } from '../agenda/view.ts';
import { ownOccurrence } from '../calendar/calendar.ts';
import { placeWords, timeIn } from '../calendar/words.ts';
import { dueDay, dueShortly } from '../due/due.ts';
import { homeMessages } from './messages.ts';

/** More than these are a list that nobody reads to its end; the commands show all. */
const MOST_ACTIONS = 20;
const MOST_DONE = 5;
const LONGEST_TEXT = 300;

const isStillOpen = (meeting: Meeting): boolean => OPEN_PHASES.includes(meeting.stateOf(lifecycleState).phase);

function when(meeting: Meeting): MessageLine {
  const { phase, planned } = meeting.stateOf(lifecycleState);
  const place = placeWords(ownOccurrence(meeting) ?? {});
  const say = homeMessages(meeting.group);
  if (phase === 'in session') return textLine(...say.running(place));
  if (!isStillOpen(meeting)) return textLine(say.over);
  if (planned === undefined) return textLine(say.noDate);
  return textLine(...say[phase === 'gathering' ? 'gathering' : 'next'](timeIn(meeting, planned), place));
}

/** Whether they are coming, and the button to change that. */
function attendance(
  who: PersonKey,
  meeting: Meeting,
): { readonly words: readonly MessagePiece[]; readonly button?: PageButton } {
  if (!isStillOpen(meeting)) return { words: [] };
  const say = homeMessages(meeting.group);
  if (isPresent(who, meeting)) return { words: [` ${say.present}`] };
  // A meeting that lapsed or was moved is another one to come to.
  const { planned, lapses } = meeting.stateOf(lifecycleState);
  const which = `${meeting.id}@${planned ?? ''}+${lapses}`;
  if (hasRegrets(who, meeting))
    return {
      words: [` ${say.regrets}`],
      button: { id: `coming ${which}`, label: say.come, says: '/coming' },
    };
  return { words: [], button: { id: `regrets ${which}`, label: say.sendRegrets, says: '/regrets' } };
}

function nextMeeting(who: PersonKey, meeting: Meeting): PagePart {
  const { words, button } = attendance(who, meeting);
  const line = when(meeting);
  return { lines: [{ ...line, pieces: [...line.pieces, ...words] }], ...(button ? { button } : {}) };
}

function agenda(meeting: Meeting): PagePart[] {
  const lines = isStillOpen(meeting) ? agendaLines(meeting) : [];
  return lines.length === 0 ? [] : [{ lines: [textLine(strong(homeMessages(meeting.group).agenda)), ...lines] }];
}

function action(entry: Entry, meeting: Meeting): PagePart {
  const { number, text: words, box } = entry;
  const say = homeMessages(meeting.group);
  const notes = [dueShortly(entry, meeting), openSince(entry, meeting)]
    .filter((note) => note !== undefined)
    .map((note) => ` (${note})`);
  const ticked = box === 'ticked';
  const line: MessageLine = { ...itemLine(`#${number} ${shortenText(words, LONGEST_TEXT)}`, ...notes), ticked };
  const verb = ticked ? 'reopen' : 'done';
  const button = {
    id: `${verb} ${meeting.group.id}#${number}`,
    label: ticked ? say.reopen : say.done,
    says: `/${verb} ${number}`,
  };
  return { lines: [line], ...(isStillOpen(meeting) ? { button } : {}) };
}

/** What is due first comes first. */
const byDue =
  (meeting: Meeting) =>
  (a: Entry, b: Entry): number => {
    const [first, second] = [a, b].map((entry) => dueDay(entry, meeting) ?? '9999');
    return (first ?? '').localeCompare(second ?? '') || a.number - b.number;
  };

function actions(who: PersonKey, meeting: Meeting): PagePart[] {
  const own = [...meeting.stateOf(entriesFeature).byNumber.values()].filter((entry) =>
    ownersOfEntry(entry).includes(who),
  );
  const open = own.filter(isOpen).toSorted(byDue(meeting));
  // They can be taken back until the meeting has ended.
  const done = own.filter(({ kind, box }) => kind === 'action' && box === 'ticked').slice(-MOST_DONE);
  const say = homeMessages(meeting.group);
  const left = open.length - MOST_ACTIONS;
  const rest = left > 0 ? [textLine(...say.more(left, code('/actions @me')))] : [];
  return [
    { lines: [open.length === 0 ? textLine(say.noActions) : textLine(strong(say.yourActions))] },
    ...open.slice(0, MOST_ACTIONS).map((entry) => action(entry, meeting)),
    ...(rest.length === 0 ? [] : [{ lines: rest }]),
    ...done.map((entry) => action(entry, meeting)),
  ];
}

/** The page of one person: when the running or next meeting is, its agenda, and what they have to do. */
export const personalPage = (who: PersonKey, meeting: Meeting): HomePage => ({
  title: meeting.group.name,
  parts: [nextMeeting(who, meeting), ...actions(who, meeting), ...agenda(meeting)],
});

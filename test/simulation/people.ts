// What the people of a simulated group do: they type, react, change what they said, and review minutes in the forge.
import type { HandClock } from '../../src/clock/hand.ts';
import { meetingDomain } from '../../src/features/meeting-domain.ts';
import { currentProposal } from '../../src/features/review/current-proposal.ts';
import type { Heard } from '../../src/ports/chat.ts';
import type { Secretary } from '../../src/secretary/secretary.ts';
import { REVIEWERS } from '../doubles/group-with-reviews.ts';
import { textIn } from '../doubles/proposals.ts';
import { webUser } from '../doubles/secretary.ts';
import type { PlannedAct, PlannedLine } from './plan.ts';
import { groupOfRoom, type SimulatedGroup, type SimulatedPlace } from './simulated-groups.ts';
import { TYPED_LINES } from './typed-lines.ts';
import { canaryWords, type RunWitness } from './witness.ts';

/** A message, as its platform knows it. */
interface ShownMessage {
  readonly place: SimulatedPlace;
  readonly message: string;
}
interface SaidMessage extends ShownMessage {
  readonly by: string;
  readonly isSecret: boolean;
}

export interface SimulatedPeople {
  /** The platform delivers something of theirs, perhaps not for the first time. */
  noticed(heard: Heard): void;
  /** Nobody waits for what follows. */
  act(doing: PlannedAct): Promise<void>;
}

const EMOJI = ['✋', '✅', '👍', '👎', '👀', '🚩', '✏️', '🙋', '🛟'] as const;

const pick = <T>(from: readonly [T, ...T[]], number: number): T => from[number % from.length] ?? from[0];
const personOf = (who: number): string => REVIEWERS[who % REVIEWERS.length] ?? 'mira';
const typedLine = (line: number): string => TYPED_LINES[line % TYPED_LINES.length] ?? '';

/** @param gavel gives the secretary that runs now */
export function simulatedPeople(
  at: SimulatedGroup,
  clock: HandClock,
  seen: RunWitness,
  gavel: () => Secretary | undefined,
): SimulatedPeople {
  const { group, places, forge } = at;
  const said: SaidMessage[] = [];
  const known = new Set<string>();
  let count = 0;

  function isOffRecord(): boolean {
    const meeting = gavel()?.session(group.id)?.current();
    return meeting !== undefined && meetingDomain.offRecord(meeting);
  }
  const words = (line: string, isSecret: boolean): string =>
    line.replaceAll('{n}', () => canaryWords(group.id, (count += 1), isSecret));

  /** The minutes that people can approve now, with their branch. */
  function proposed(): { readonly branch: string; readonly text: string } | undefined {
    const last = gavel()?.session(group.id)?.last();
    const branch = last && currentProposal(last)?.branch;
    const text = branch && textIn(forge, `meetings/${branch}.md`, branch);
    return branch === undefined || text === undefined ? undefined : { branch, text };
  }

  function say(lines: readonly PlannedLine[]): void {
    const { room, chat } = pick(places, lines[0]?.place ?? 0);
    let isSecret = isOffRecord();
    for (const { who, line } of lines) {
      const typed = typedLine(line);
      // From here on it isn't known beforehand whether what is said is off the record.
      if (/onrecord|meeting (?:end|abort)/u.test(typed)) isSecret = false;
      const by = personOf(who);
      if (typed === '/meeting approve') seen.approved(group.id, by, proposed()?.text);
      // What can't be heard now is delivered again.
      void chat.say({ room, by: webUser(by), at: clock.now(), text: words(typed, isSecret) }).catch(() => undefined);
    }
  }

  /** One of the last messages, of people or of Gavel. */
  function target(back: number): ShownMessage | undefined {
    const nth = -1 - (Math.floor(back / 2) % 8);
    if (back % 2 === 0) return said.at(nth);
    const [place] = places;
    const posts = place.chat.sent.filter(({ outgoing }) => outgoing.room === place.room && outgoing.kind === 'post');
    const shown = posts.at(nth);
    return shown && { place, message: shown.message };
  }

  function react({ who, emoji, back, off }: Extract<PlannedAct, { kind: 'react' }>): void {
    const found = target(back);
    if (!found) return;
    const by = personOf(who);
    // A tick on the proposal approves it. On anything else it doesn't, and then it's too much that is known of them.
    seen.approved(group.id, by, proposed()?.text);
    const { chat, room } = found.place;
    const reacting = { room, by: webUser(by), at: clock.now(), emoji: pick(EMOJI, emoji), message: found.message };
    void chat.react({ ...reacting, removed: off }).catch(() => undefined);
  }

  function change({ kind, back, line }: Extract<PlannedAct, { kind: 'edit' | 'remove' }>): void {
    const of = said.at(-1 - (back % 6));
    if (!of) return;
    const { chat, room } = of.place;
    const about = { room, by: webUser(of.by), at: clock.now(), message: of.message };
    const text = words(typedLine(line), of.isSecret || isOffRecord());
    void (kind === 'edit' ? chat.edit({ ...about, text }) : chat.remove(about)).catch(() => undefined);
  }

  async function review({ what, who }: Extract<PlannedAct, { kind: 'review' }>): Promise<void> {
    const found = proposed();
    if (!found) return;
    const { branch, text } = found;
    const by = personOf(who);
    switch (what) {
      case 'approve':
        seen.approved(group.id, by, text);
        return forge.review(branch, by, 'approved');
      case 'object':
        return forge.review(branch, by, 'changes asked');
      case 'comment':
        return forge.comment(branch, by, words('{n}', false));
      case 'push':
        return forge.push(branch, { [`meetings/${branch}.md`]: `${text}\n${words('{n}', false)}\n` });
      case 'close':
        return forge.closed(branch, by);
      case 'merge':
        // It may be closed, or changed on main: then people can't.
        return forge.mergedBy(branch, by).catch(() => undefined);
    }
  }

  return {
    noticed(heard) {
      if (heard.kind !== 'message' || groupOfRoom(heard.room) !== group.id || known.has(heard.id)) return;
      known.add(heard.id);
      const place = places.find(({ room }) => room === heard.room);
      const isSecret = heard.text.includes('secret-');
      if (place) said.push({ place, message: heard.message, by: heard.by.id, isSecret });
    },
    async act(doing) {
      if (doing.kind === 'say') say(doing.lines);
      else if (doing.kind === 'react') react(doing);
      else if (doing.kind === 'review') await review(doing);
      else if (doing.kind !== 'wait') change(doing);
    },
  };
}

import { shortenText } from '../../meeting/clean-text.ts';
import type { Event } from '../../meeting/event.ts';
import type { Decided, Meeting } from '../../meeting/feature.ts';
import { introduceGuest } from '../../meeting/guests.ts';
import { personFor, type Person } from '../../meeting/member.ts';
import { code, textLine, type MessageLine, type MessagePiece } from '../../meeting/message.ts';
import type { VerdictGiven, MinutesProposed, ReviewEvent } from './events.ts';
import { reviewOutcome } from './outcome.ts';
import { countedApprovals } from './rule.ts';
import { proposalPiece, reviewAfter, reviewState, type ReviewState } from './state.ts';

/** How the proposal stands in the forge. People are logins of the platform. */
export interface ForgeReport {
  readonly platform: string;
  readonly commit: string;
  readonly state: 'open' | 'merged' | 'closed';
  /** Who opened it. */
  readonly author?: string;
  readonly verdicts: readonly (Omit<VerdictGiven, 'type' | 'at' | 'who'> & { readonly by: string })[];
  readonly comments: readonly {
    readonly id: string;
    readonly by: string;
    readonly text: string;
    readonly url: string;
  }[];
}

/** How many comments are told at once; the others are on the proposal's page. */
const MOST_COMMENTS = 8;

/** Something that is new in the forge: what is noted of it, and what the rooms hear. */
interface News {
  readonly events: readonly ReviewEvent[];
  readonly lines: readonly MessageLine[];
  readonly people: readonly Person[];
}

const NONE: News = { events: [], lines: [], people: [] };

/** What is new since the proposal was last looked at; undefined where nothing is. Merging is not told of here. */
export function followForge(seen: ForgeReport, meeting: Meeting, at: string): Decided<Event> | undefined {
  const { proposal, merged } = meeting.stateOf(reviewState);
  if (!proposal || merged) return undefined;
  const before = [commits(seen, meeting, at), ...verdicts(seen, meeting, at), door(seen, meeting, at)];
  const news = [...before, comments(seen, meeting, proposal, at)];
  const events = news.flatMap((one) => one.events);
  const follows = reviewOutcome(meeting, events, at);
  const all = [...events, ...follows.events];
  if (all.length === 0 && follows.effects.length === 0) return undefined;
  const met = new Map(news.flatMap(({ people }) => people.map((who) => [who.key, who])));
  const lines = [...news.flatMap((one) => one.lines), ...follows.lines];
  return {
    events: [...[...met.values()].flatMap((who) => introduceGuest(who, at, meeting)), ...all],
    ...(lines.length === 0 ? {} : { announce: { lines } }),
    effects: follows.effects,
  };
}

const who = (login: string, { platform }: ForgeReport, meeting: Meeting): Person =>
  personFor(meeting.group.directory, { platform, id: login.toLowerCase(), name: login });

function commits({ commit }: ForgeReport, meeting: Meeting, at: string): News {
  const { proposal, approvedBy, expired } = meeting.stateOf(reviewState);
  if (!proposal || proposal.commit === commit) return NONE;
  const again =
    approvedBy.length > 0 || expired
      ? ['. What was approved was the version before, so please read it and approve again: ', code('/meeting approve')]
      : [];
  return {
    events: [{ type: 'review.moved', at, commit, anew: true }],
    lines: [textLine(proposalPiece(proposal), ' has new commits', ...again, '.')],
    people: [],
  };
}

function verdicts(seen: ForgeReport, meeting: Meeting, at: string): News[] {
  const state = meeting.stateOf(reviewState);
  const own = seen.verdicts.filter(({ by }) => by !== seen.author);
  const changed = own.flatMap(({ by, verdict, commit, current, url }) => {
    const giver = who(by, seen, meeting);
    const known = state.verdicts.find((one) => one.who === giver.key);
    if (known?.verdict === verdict && known.commit === commit && known.current === current) return [];
    return [{ giver, event: { type: 'review.given' as const, at, who: giver.key, verdict, commit, current, url } }];
  });
  const events = changed.map(({ event }) => event);
  return changed.map(({ giver, event }, i) => ({
    events: [event],
    lines: verdictLine(giver, event, state, reviewAfter(meeting, events.slice(0, i + 1))),
    people: [giver],
  }));
}

function verdictLine(
  giver: Person,
  given: VerdictGiven,
  { proposal, verdicts: known }: ReviewState,
  then: Meeting,
): MessageLine[] {
  const where: MessagePiece = { link: given.url, text: proposal?.label ?? 'the proposal' };
  if (given.verdict === 'changes asked') return [textLine(giver.label, ' asks for changes in ', where, '.')];
  if (given.verdict === 'dismissed') return [textLine('The review of ', giver.label, ' in ', where, ' was dismissed.')];
  if (!given.current)
    return known.some((one) => one.who === giver.key && !one.current)
      ? []
      : [textLine('The approval of ', giver.label, ' in ', where, ' is of an older text: please look at it again.')];
  const approvals = countedApprovals(then);
  const count = approvals.includes(giver.key)
    ? ` (${approvals.length} of ${then.group.approval.needed}).`
    : '; by the group’s rule it does not count.';
  return [textLine(giver.label, ' approved the minutes in ', where, count)];
}

/** Closed without being merged, or opened again. */
function door({ state }: ForgeReport, meeting: Meeting, at: string): News {
  const { proposal, closed } = meeting.stateOf(reviewState);
  if (!proposal || state === 'merged' || closed === (state === 'closed')) return NONE;
  if (!closed) return { events: [{ type: 'review.closed', at }], lines: [closedLine(proposal)], people: [] };
  return {
    events: [{ type: 'review.reopened', at }],
    lines: [textLine(proposalPiece(proposal), ' is open again.')],
    people: [],
  };
}

/** A branch has no page on which it could be opened again. */
const closedLine = (proposal: Pick<MinutesProposed, 'url' | 'label'>): MessageLine =>
  proposal.url === undefined
    ? textLine(
        `The branch ${proposal.label} was deleted or reset, and its minutes aren't merged. `,
        code('/meeting propose'),
        ' proposes them again.',
      )
    : textLine(
        proposalPiece(proposal),
        ' was closed without being merged. Open it again there, or with ',
        code('/meeting propose'),
        '.',
      );

function comments(
  seen: ForgeReport,
  meeting: Meeting,
  proposal: Pick<MinutesProposed, 'url' | 'label'>,
  at: string,
): News {
  const known = new Set(meeting.stateOf(reviewState).comments);
  const fresh = seen.comments
    .filter(({ id }) => !known.has(id))
    .map((comment) => ({ ...comment, giver: who(comment.by, seen, meeting) }));
  const told = fresh.slice(0, MOST_COMMENTS).map(({ giver, text: words, url }) => {
    const first = shortenText(words.replaceAll(/\s+/gu, ' ').trim(), 200);
    return textLine(giver.label, ' on ', { link: url, text: proposal.label }, `: ${first}`);
  });
  const more = fresh.length - told.length;
  return {
    events: fresh.map(({ id, giver }) => ({ type: 'review.commented', at, id, who: giver.key })),
    lines: more > 0 ? [...told, textLine(`${more} more comments on `, proposalPiece(proposal), '.')] : told,
    people: fresh.map(({ giver }) => giver),
  };
}

import { shortenText } from '../../meeting/clean-text.ts';
import type { Event } from '../../meeting/event.ts';
import type { Decided, Meeting } from '../../meeting/feature.ts';
import { introduceGuest } from '../../meeting/guests.ts';
import { personFor, type Person } from '../../meeting/member.ts';
import { code, textLine, type MessageLine, type MessagePiece } from '../../meeting/message.ts';
import type { VerdictGiven, MinutesProposed, ReviewEvent } from './events.ts';
import { reviewMessages } from './messages.ts';
import { reviewOutcome } from './outcome.ts';
import { countedApprovals } from './rule.ts';
import { proposalPiece, reviewAfter, reviewState, type ReviewState } from './state.ts';

/** The status of the proposal in the forge. People are logins of the platform. */
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

/** Something new in the forge: the events to note, and the lines for the rooms. */
interface News {
  readonly events: readonly ReviewEvent[];
  readonly lines: readonly MessageLine[];
  readonly people: readonly Person[];
  /** Whether it's an approval that counts. */
  readonly isApproval?: boolean;
}

const NONE: News = { events: [], lines: [], people: [] };

/**
 * What is new since the proposal was last looked at; undefined if nothing is. A merge isn't told here, and neither are
 * the approvals that lead to it: one message has both.
 */
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
  const isMerging = seen.state === 'merged' || follows.effects.includes('merge');
  const told = isMerging ? news.filter(({ isApproval }) => isApproval !== true) : news;
  const lines = [...told.flatMap((one) => one.lines), ...follows.lines];
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
  const say = reviewMessages(meeting.group);
  const name = proposalPiece(proposal);
  const isStale = approvedBy.length > 0 || expired;
  return {
    events: [{ type: 'review.moved', at, commit, anew: true }],
    lines: [textLine(...(isStale ? say.newCommitsAgain(name, code('/meeting approve')) : say.newCommits(name)))],
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
  return changed.map(({ giver, event }, i) => {
    const then = reviewAfter(meeting, events.slice(0, i + 1));
    return {
      events: [event],
      lines: verdictLine(giver, event, state, then),
      people: [giver],
      isApproval: event.verdict === 'approved' && countedApprovals(then).includes(giver.key),
    };
  });
}

function verdictLine(
  giver: Person,
  given: VerdictGiven,
  { proposal, verdicts: known }: ReviewState,
  then: Meeting,
): MessageLine[] {
  const say = reviewMessages(then.group);
  const where: MessagePiece = { link: given.url, text: proposal?.label ?? say.theProposal };
  if (given.verdict === 'changes asked') return [textLine(...say.asksForChanges(giver.label, where))];
  if (given.verdict === 'dismissed') return [textLine(...say.dismissed(giver.label, where))];
  if (!given.current)
    return known.some((one) => one.who === giver.key && !one.current)
      ? []
      : [textLine(...say.approvedOlder(giver.label, where))];
  const approvals = countedApprovals(then);
  if (!approvals.includes(giver.key)) return [textLine(...say.approvedUncounted(giver.label, where))];
  return [textLine(...say.approved(giver.label, where, approvals.length, then.group.approval.needed))];
}

/** Closed without being merged, or opened again. */
function door({ state }: ForgeReport, meeting: Meeting, at: string): News {
  const { proposal, closed } = meeting.stateOf(reviewState);
  if (!proposal || state === 'merged' || closed === (state === 'closed')) return NONE;
  if (!closed) return { events: [{ type: 'review.closed', at }], lines: [closedLine(proposal, meeting)], people: [] };
  return {
    events: [{ type: 'review.reopened', at }],
    lines: [textLine(...reviewMessages(meeting.group).reopened(proposalPiece(proposal)))],
    people: [],
  };
}

/** A branch has no page on which it could be opened again. */
function closedLine(proposal: Pick<MinutesProposed, 'url' | 'label'>, meeting: Meeting): MessageLine {
  const say = reviewMessages(meeting.group);
  const propose = code('/meeting propose');
  return proposal.url === undefined
    ? textLine(...say.branchGone(proposal.label, propose))
    : textLine(...say.closed(proposalPiece(proposal), propose));
}

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
    lines:
      more > 0
        ? [...told, textLine(...reviewMessages(meeting.group).moreComments(more, proposalPiece(proposal)))]
        : told,
    people: fresh.map(({ giver }) => giver),
  };
}

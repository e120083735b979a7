import { Map } from 'immutable';

import type { Event } from '../../meeting/event.ts';
import {
  refuse,
  type Command,
  type Decision,
  type Feature,
  type Meeting,
  type TypedCommand,
} from '../../meeting/feature.ts';
import { guestsFeature, personLabel } from '../../meeting/guests.ts';
import { userKey, type PersonJoined } from '../../meeting/link.ts';
import {
  memberPerson,
  personFor,
  type Member,
  type Person,
  type PersonKey,
  type UserRef,
} from '../../meeting/member.ts';
import { code, sayText } from '../../meeting/message.ts';
import { ALL_PHASES } from '../../meeting/phases.ts';
import { shiftMinutes } from '../../meeting/shift-minutes.ts';
import { onlyOneselfOrOther } from '../roles/one-person.ts';
import { joinedWords } from './merged.ts';
import { identityMessages } from './messages.ts';
import { takenFor } from './newcomers.ts';

/** Somebody on one platform was given a code, to say on another. */
interface Offered extends Event {
  readonly type: 'links.offered';
  readonly code: string;
  readonly user: string;
  readonly as: PersonKey;
  /** ISO 8601, UTC. */
  readonly until: string;
}
/** Somebody said the code. Gavel asks the person whose name both will have to confirm it with a code of their own. */
interface Asked extends Event {
  readonly type: 'links.asked';
  readonly code: string;
  /** Who has to say it. */
  readonly confirmer: string;
  readonly users: readonly string[];
  readonly as: PersonKey;
  readonly instead: PersonKey;
  readonly until: string;
}
/** Somebody said a code that nobody was given. */
interface Failed extends Event {
  readonly type: 'links.failed';
  readonly user: string;
}
/** Users of platforms are people of their own again; what was recorded stays whose it is. */
interface Parted extends Event {
  readonly type: 'links.parted';
  readonly users: readonly string[];
}
type LinkEvent = Offered | Asked | Failed | Parted | PersonJoined;

interface Links {
  /** Who the users are that the directory doesn't know. */
  readonly people: Map<string, PersonKey>;
  /** Codes that were not used yet. */
  readonly offers: Map<string, Offered>;
  /** What waits to be confirmed, by the code that confirms it. */
  readonly asked: Map<string, Asked>;
  /** How often somebody said a wrong code in a row, and when last. */
  readonly tries: Map<string, { readonly count: number; readonly at: string }>;
}

const VALID_MINUTES = 10;
const MOST_TRIES = 5;
const LOCKED_MINUTES = 30;

/** Who somebody is, by the directory, a link or, if the group lets it, their name. */
export function personOf(user: UserRef, meeting: Meeting): Person {
  const { directory } = meeting.group;
  if (directory.byUser(user)) return personFor(directory, user);
  const linked = meeting.stateOf(linksFeature).people.get(userKey(user));
  const taken = linked === undefined ? takenFor(user, meeting) : undefined;
  if (taken) return { ...memberPerson(taken), zone: taken.zone ?? user.zone };
  if (linked === undefined) return personFor(directory, user);
  const member = directory.byName(linked);
  return member ? memberPerson(member) : { key: linked, label: personLabel(meeting, linked), guest: true };
}

function offer({ at, by, user, linkCode }: TypedCommand, { group }: Meeting): Decision<LinkEvent> {
  const say = identityMessages(group);
  if (!user || linkCode === undefined) return refuse(say.notHere);
  const until = shiftMinutes(at, VALID_MINUTES);
  return {
    events: [{ type: 'links.offered', at, code: linkCode, user: userKey(user), as: by.key, until }],
    whisper: sayText(...say.offer(code(`!meeting link ${linkCode}`), VALID_MINUTES)),
    answer: sayText(say.offered),
  };
}

const isMember = (key: PersonKey, { group }: Meeting): boolean => group.directory.byName(key) !== undefined;

/** Until when somebody has to wait who typed too many wrong codes. */
function locked(user: UserRef, at: string, meeting: Meeting): string | undefined {
  const tried = meeting.stateOf(linksFeature).tries.get(userKey(user));
  const until = tried && shiftMinutes(tried.at, LOCKED_MINUTES);
  return tried && tried.count >= MOST_TRIES && until !== undefined && until > at ? until : undefined;
}

function unknownCode(user: UserRef, at: string, meeting: Meeting): Decision<LinkEvent> {
  const left = MOST_TRIES - 1 - (meeting.stateOf(linksFeature).tries.get(userKey(user))?.count ?? 0);
  const say = identityMessages(meeting.group);
  return {
    events: [{ type: 'links.failed', at, user: userKey(user) }],
    answer: sayText(`${say.unknownCode} ${left > 0 ? say.triesLeft(left) : say.retryIn(LOCKED_MINUTES)}`),
  };
}

function join(typed: TypedCommand, meeting: Meeting): Decision<LinkEvent> {
  const { at, user, args } = typed;
  const say = identityMessages(meeting.group);
  if (!user) return refuse(say.notHere);
  const until = locked(user, at, meeting);
  if (until !== undefined) return refuse(say.locked(Math.ceil((Date.parse(until) - Date.parse(at)) / 60_000)));
  const { offers, asked } = meeting.stateOf(linksFeature);
  const waiting = asked.get(args.toLowerCase());
  if (waiting?.confirmer === userKey(user) && waiting.until >= at) return confirm(waiting, at, meeting);
  const offered = offers.get(args.toLowerCase());
  return offered && offered.until >= at ? ask(offered, user, typed, meeting) : unknownCode(user, at, meeting);
}

function confirm({ users, as, instead }: Asked, at: string, meeting: Meeting): Decision<LinkEvent> {
  const joined: PersonJoined = { type: 'links.joined', at, users, as, instead };
  return { events: [joined], answer: joinedWords(joined, meeting) };
}

/** Why two cannot be one; undefined if they can. */
function obstacle(
  offered: Offered,
  user: UserRef,
  { by }: TypedCommand,
  meeting: Meeting,
): Decision<LinkEvent> | undefined {
  const say = identityMessages(meeting.group);
  if (offered.user === userKey(user)) return refuse(say.otherSide);
  if (offered.as === by.key) return { events: [], answer: sayText(say.alreadyOne(by.label)) };
  return isMember(offered.as, meeting) && isMember(by.key, meeting)
    ? refuse(say.twoMembers(by.label, personLabel(meeting, offered.as)))
    : undefined;
}

/** Asks the side whose name both will have to confirm, whichever side the code is from: a code alone proves nothing. */
function ask(offered: Offered, user: UserRef, typed: TypedCommand, meeting: Meeting): Decision<LinkEvent> {
  const { at, by, linkCode } = typed;
  const why = obstacle(offered, user, typed, meeting);
  if (why) return why;
  const say = identityMessages(meeting.group);
  if (linkCode === undefined) return refuse(say.notHere);
  const here = isMember(by.key, meeting);
  const [as, instead] = here ? [by.key, offered.as] : [offered.as, by.key];
  const [confirmer, other] = here ? [userKey(user), offered.user] : [offered.user, userKey(user)];
  const until = shiftMinutes(at, VALID_MINUTES);
  const users = [offered.user, userKey(user)];
  const asked: Asked = { type: 'links.asked', at, code: linkCode, confirmer, users, as, instead, until };
  const otherName = here ? personLabel(meeting, offered.as) : by.label;
  const asName = here ? by.label : personLabel(meeting, offered.as);
  const words = sayText(...say.confirm(otherName, other, asName, confirmer, code(`/meeting link ${linkCode}`)));
  const told = sayText(say.asked(asName, confirmer));
  return here
    ? { events: [asked], whisper: words, answer: told }
    : { events: [asked], notices: [{ user: confirmer, message: words }], answer: told };
}

/** The users who are linked to somebody. */
const usersOf = (who: PersonKey, meeting: Meeting): string[] =>
  [...meeting.stateOf(linksFeature).people].filter(([, key]) => key === who).map(([user]) => user);

const unlink: Command<LinkEvent> = {
  verb: 'meeting unlink',
  aliases: ['unlink'],
  usage: '/meeting unlink [@user]',
  help: (of) => identityMessages(of).helpUnlink,
  who: 'anyone',
  when: ALL_PHASES,
  decide(typed, meeting) {
    const say = identityMessages(meeting.group);
    const who = onlyOneselfOrOther(typed, meeting, say.leadersOnly);
    if ('refuse' in who) return who;
    const users = usersOf(who.key, meeting);
    if (users.length === 0) return { events: [], answer: sayText(say.notLinked(who.label)) };
    const words = say.parted(who.label, users.join(', '));
    return { events: [{ type: 'links.parted', at: typed.at, users }], answer: sayText(words) };
  },
};

const link: Command<LinkEvent> = {
  verb: 'meeting link',
  usage: '/meeting link, then !meeting link CODE on the other platform',
  help: (of) => identityMessages(of).helpLink,
  who: 'anyone',
  when: ALL_PHASES,
  decide: (typed, meeting) => (typed.args === '' ? offer(typed, meeting) : join(typed, meeting)),
};

/** Under what platforms that give ids know a member, as `userKey` writes it: forges' logins tell nothing new. */
const chatAccounts = ({ accounts }: Member, { group }: Meeting): string[] =>
  Object.entries(accounts).flatMap(([platform, ids]) =>
    group.directory.traits(platform)?.knownBy === 'given' ? ids.map((id) => userKey({ platform, id })) : [],
  );

const whoami: Command<LinkEvent> = {
  verb: 'meeting whoami',
  usage: '/meeting whoami',
  help: (of) => identityMessages(of).helpWhoami,
  who: 'anyone',
  when: ALL_PHASES,
  privately: 'in a group',
  decide({ by, user }, meeting) {
    const here = user ? userKey(user) : '';
    const member = meeting.group.directory.byName(by.key);
    const known = [...(member ? chatAccounts(member, meeting) : []), ...usersOf(by.key, meeting)];
    const others = [...new Set(known)].filter((one) => one !== here);
    const say = identityMessages(meeting.group);
    const words = others.length === 0 ? say.youAre(by.label, here) : say.youAreAlso(by.label, here, others.join(', '));
    const guest = by.guest ? [' ', ...say.youAreGuest(code('/meeting link'))] : [];
    return { events: [], answer: sayText(words, ...guest) };
  },
};

/** The links that the next meeting begins with. */
export function linksFor(before: Meeting, at: string): readonly Event[] {
  return [...before.stateOf(linksFeature).people].flatMap(([user, as]): Event[] => {
    const name = before.stateOf(guestsFeature).get(as);
    const met = name === undefined ? [] : [{ type: 'guest.met', at, key: as, name }];
    return [...met, { type: 'links.joined', at, users: [user], as } as PersonJoined];
  });
}

export const linksFeature: Feature<Links, LinkEvent> = {
  name: 'links',
  initial: () => ({ people: Map(), offers: Map(), asked: Map(), tries: Map() }),
  commands: [link, unlink, whoami],
  evolve: {
    'links.offered': (state, offered) => ({ ...state, offers: state.offers.set(offered.code.toLowerCase(), offered) }),
    'links.asked': (state, event) => ({
      ...state,
      offers: state.offers.filter(({ user }) => !event.users.includes(user)),
      asked: state.asked.set(event.code.toLowerCase(), event),
      tries: state.tries.deleteAll(event.users),
    }),
    'links.failed': (state, { user, at }) => ({
      ...state,
      tries: state.tries.update(user, { count: 0, at }, ({ count, at: last }) => ({
        count: shiftMinutes(last, LOCKED_MINUTES) > at ? count + 1 : 1,
        at,
      })),
    }),
    'links.parted': (state, { users }) => ({ ...state, people: state.people.deleteAll(users) }),
    'links.joined': ({ people, offers, asked, tries }, { users, as, instead }) => ({
      tries,
      asked: asked.filter(({ confirmer }) => !users.includes(confirmer)),
      people: people
        .map((key) => (key === instead ? as : key))
        .merge(users.map((user): [string, PersonKey] => [user, as])),
      offers: offers.filter(({ user }) => !users.includes(user)),
    }),
  },
};

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

/** Whoever speaks, as the directory, a link or, where the group lets it, their name tells. */
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

function offer({ at, by, user, linkCode }: TypedCommand): Decision<LinkEvent> {
  if (!user || linkCode === undefined) return refuse('This cannot be done here.');
  const until = shiftMinutes(at, VALID_MINUTES);
  return {
    events: [{ type: 'links.offered', at, code: linkCode, user: userKey(user), as: by.key, until }],
    whisper: sayText(
      'To be one person here and on another platform, say there: ',
      code(`!meeting link ${linkCode}`),
      ` It works once, within ${VALID_MINUTES} minutes, and I ask you before I join you. Show it to nobody.`,
    ),
    answer: sayText('I have sent you a code in a direct message: say it on the other platform.'),
  };
}

const isMember = (key: PersonKey, { group }: Meeting): boolean => group.directory.byName(key) !== undefined;

/** A code is known while it is fresh; who says wrong ones again and again has to wait. */
function locked(user: UserRef, at: string, meeting: Meeting): string | undefined {
  const tried = meeting.stateOf(linksFeature).tries.get(userKey(user));
  const until = tried && shiftMinutes(tried.at, LOCKED_MINUTES);
  return tried && tried.count >= MOST_TRIES && until !== undefined && until > at ? until : undefined;
}

function unknownCode(user: UserRef, at: string, meeting: Meeting): Decision<LinkEvent> {
  const left = MOST_TRIES - 1 - (meeting.stateOf(linksFeature).tries.get(userKey(user))?.count ?? 0);
  const tries = left === 1 ? 'one more time' : `${left} more times`;
  const words = `I don't know this code, or it is too old. Use /meeting link on the other platform to get a new one.`;
  return {
    events: [{ type: 'links.failed', at, user: userKey(user) }],
    answer: sayText(
      left > 0 ? `${words} You can try ${tries}.` : `${words} You can try again in ${LOCKED_MINUTES} minutes.`,
    ),
  };
}

function join(typed: TypedCommand, meeting: Meeting): Decision<LinkEvent> {
  const { at, user, args } = typed;
  if (!user) return refuse('This cannot be done here.');
  const wait = locked(user, at, meeting);
  if (wait !== undefined) return refuse(`Too many wrong codes. Try again after ${wait.slice(11, 16)} UTC.`);
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
  if (offered.user === userKey(user)) return refuse('Say it on the other platform: this is where the code is from.');
  if (offered.as === by.key) return { events: [], answer: sayText(`You are ${by.label} here and there already.`) };
  return isMember(offered.as, meeting) && isMember(by.key, meeting)
    ? refuse(
        `You are ${by.label} here and ${personLabel(meeting, offered.as)} there: whoever runs me can make them one member in the configuration.`,
      )
    : undefined;
}

/** Asks the side whose name both have from then on, whichever side the code is from: nobody becomes another by a code alone. */
function ask(offered: Offered, user: UserRef, typed: TypedCommand, meeting: Meeting): Decision<LinkEvent> {
  const { at, by, linkCode } = typed;
  const why = obstacle(offered, user, typed, meeting);
  if (why) return why;
  if (linkCode === undefined) return refuse('This cannot be done here.');
  const here = isMember(by.key, meeting);
  const [as, instead] = here ? [by.key, offered.as] : [offered.as, by.key];
  const [confirmer, other] = here ? [userKey(user), offered.user] : [offered.user, userKey(user)];
  const until = shiftMinutes(at, VALID_MINUTES);
  const users = [offered.user, userKey(user)];
  const asked: Asked = { type: 'links.asked', at, code: linkCode, confirmer, users, as, instead, until };
  const otherName = here ? personLabel(meeting, offered.as) : by.label;
  const asName = here ? by.label : personLabel(meeting, offered.as);
  const words = sayText(
    `${otherName} (${other}) wants to be the same person as you, ${asName} (${confirmer}). If that's you, say here: `,
    code(`/meeting link ${linkCode}`),
    `. If it isn't, do nothing: nothing has changed.`,
  );
  const told = sayText(
    `I've asked ${asName} (${confirmer}) to confirm in a direct message that you are the same person.`,
  );
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
  help: () => 'Takes back a link: the accounts are people of their own again. A chair can do it for others.',
  who: 'anyone',
  when: ALL_PHASES,
  decide(typed, meeting) {
    const who = onlyOneselfOrOther(typed, meeting, 'Only the chair or secretary can do that for someone else.');
    if ('refuse' in who) return who;
    const users = usersOf(who.key, meeting);
    if (users.length === 0) return { events: [], answer: sayText(`${who.label} isn't linked to another account.`) };
    const words = `${who.label} is no longer linked with ${users.join(', ')}. What was recorded stays as it is.`;
    return { events: [{ type: 'links.parted', at: typed.at, users }], answer: sayText(words) };
  },
};

const link: Command<LinkEvent> = {
  verb: 'meeting link',
  usage: '/meeting link, then !meeting link CODE on the other platform',
  help: () => 'Makes you one person on two platforms: one ballot, one place in the attendance.',
  who: 'anyone',
  when: ALL_PHASES,
  decide: (typed, meeting) => (typed.args === '' ? offer(typed) : join(typed, meeting)),
};

/** Under what platforms that give ids know a member, as `userKey` writes it: forges' logins tell nothing new. */
const chatAccounts = ({ accounts }: Member, { group }: Meeting): string[] =>
  Object.entries(accounts).flatMap(([platform, ids]) =>
    group.directory.traits(platform)?.knownBy === 'given' ? ids.map((id) => userKey({ platform, id })) : [],
  );

const whoami: Command<LinkEvent> = {
  verb: 'meeting whoami',
  usage: '/meeting whoami',
  help: () => 'Tells who you are to me, and under which names on which platforms.',
  who: 'anyone',
  when: ALL_PHASES,
  privately: 'in a group',
  decide({ by, user }, meeting) {
    const here = user ? userKey(user) : '';
    const member = meeting.group.directory.byName(by.key);
    const known = [...(member ? chatAccounts(member, meeting) : []), ...usersOf(by.key, meeting)];
    const others = [...new Set(known)].filter((one) => one !== here);
    const also = others.length === 0 ? '' : `, and also ${others.join(', ')}`;
    const guest = by.guest
      ? [' You are a guest: ', code('/meeting link'), ' makes you one person on two platforms.']
      : [];
    return { events: [], answer: sayText(`You are ${by.label}: ${here}${also}.`, ...guest) };
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

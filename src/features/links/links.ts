import { Map } from 'immutable';

import type { Event } from '../../meeting/event.ts';
import { refuse, type Command, type Decision, type Feature, type Meeting, type Typed } from '../../meeting/feature.ts';
import { guests, label } from '../../meeting/guests.ts';
import { userKey, type Joined } from '../../meeting/link.ts';
import { memberPerson, person, type Person, type PersonKey, type UserRef } from '../../meeting/member.ts';
import { code, say } from '../../meeting/message.ts';
import { shift } from '../lifecycle/lifecycle.ts';
import { takenFor } from '../newcomers/newcomers.ts';
import { joinedWords } from './merged.ts';

/** Somebody on one platform was given a code, to say on another. */
interface Offered extends Event {
  readonly type: 'links.offered';
  readonly code: string;
  readonly user: string;
  readonly as: PersonKey;
  /** ISO 8601, UTC. */
  readonly until: string;
}
type LinkEvent = Offered | Joined;

interface Links {
  /** Who users are whom the directory does not know. */
  readonly people: Map<string, PersonKey>;
  /** Codes that were not used yet. */
  readonly offers: Map<string, Offered>;
}

const VALID_MINUTES = 10;
const ALWAYS = ['planned', 'gathering', 'in session', 'adjourned', 'in review', 'approved'] as const;

/** Whoever speaks, as the directory, a link or, where the group lets it, their name tells. */
export function personOf(user: UserRef, meeting: Meeting): Person {
  const { directory } = meeting.group;
  if (directory.byUser(user)) return person(directory, user);
  const linked = meeting.of(links).people.get(userKey(user));
  const taken = linked === undefined ? takenFor(user, meeting) : undefined;
  if (taken) return { ...memberPerson(taken), zone: taken.zone ?? user.zone };
  if (linked === undefined) return person(directory, user);
  const member = directory.byName(linked);
  return member ? memberPerson(member) : { key: linked, label: label(meeting, linked), guest: true };
}

function offer({ at, by, user, nonce }: Typed): Decision<LinkEvent> {
  if (!user || nonce === undefined) return refuse('This cannot be done here.');
  const until = shift(at, VALID_MINUTES);
  return {
    events: [{ type: 'links.offered', at, code: nonce, user: userKey(user), as: by.key, until }],
    whisper: say(
      'To be one person here and on another platform, say there: ',
      code(`!meeting link ${nonce}`),
      ` It works once, within ${VALID_MINUTES} minutes. Whoever says it becomes you: show it to nobody.`,
    ),
    answer: say('I have sent you a code in a direct message: say it on the other platform.'),
  };
}

const isMember = (key: PersonKey, { group }: Meeting): boolean => group.directory.byName(key) !== undefined;

function join({ at, by, user, args }: Typed, meeting: Meeting): Decision<LinkEvent> {
  const offered = meeting.of(links).offers.get(args.toLowerCase());
  if (!user || !offered || offered.until < at)
    return refuse('I do not know this code, or it is too old: /meeting link on the other platform gives a new one.');
  if (offered.user === userKey(user)) return refuse('Say it on the other platform: this is where the code is from.');
  if (offered.as === by.key) return { events: [], answer: say(`You are ${by.label} here and there already.`) };
  if (isMember(offered.as, meeting) && isMember(by.key, meeting))
    return refuse(
      `You are ${by.label} here and ${label(meeting, offered.as)} there: whoever runs me can make them one member in the configuration.`,
    );
  const as = isMember(by.key, meeting) ? by.key : offered.as;
  const instead = as === by.key ? offered.as : by.key;
  const users = [offered.user, userKey(user)];
  const joined: Joined = { type: 'links.joined', at, users, as, instead };
  return { events: [joined], answer: joinedWords(joined, meeting) };
}

const link: Command<LinkEvent> = {
  verb: 'meeting link',
  usage: '/meeting link, then !meeting link CODE on the other platform',
  help: 'Makes you one person on two platforms: one ballot, one place in the attendance.',
  who: 'anyone',
  when: ALWAYS,
  decide: (typed, meeting) => (typed.args === '' ? offer(typed) : join(typed, meeting)),
};

const whoami: Command<LinkEvent> = {
  verb: 'meeting whoami',
  usage: '/meeting whoami',
  help: 'Tells who you are to me, and under which names on which platforms.',
  who: 'anyone',
  when: ALWAYS,
  decide({ by, user }, meeting) {
    const here = user ? userKey(user) : '';
    const member = meeting.group.directory.byName(by.key);
    const { slack, matrix } = member ?? {};
    const listed = [slack === undefined ? [] : [`slack:${slack}`], matrix === undefined ? [] : [`matrix:${matrix}`]];
    const linked = [...meeting.of(links).people].filter(([, key]) => key === by.key).map(([known]) => known);
    const others = [...new Set([...listed.flat(), ...linked])].filter((known) => known !== here);
    const also = others.length === 0 ? '' : `, and also ${others.join(', ')}`;
    const guest = by.guest ? ' You are a guest: /meeting link makes you one person on two platforms.' : '';
    return { events: [], answer: say(`You are ${by.label}: ${here}${also}.${guest}`) };
  },
};

/** The links that the next meeting begins with. */
export function linksFor(before: Meeting, at: string): readonly Event[] {
  return [...before.of(links).people].flatMap(([user, as]): Event[] => {
    const name = before.of(guests).get(as);
    const met = name === undefined ? [] : [{ type: 'guest.met', at, key: as, name }];
    return [...met, { type: 'links.joined', at, users: [user], as } as Joined];
  });
}

export const links: Feature<Links, LinkEvent> = {
  name: 'links',
  initial: () => ({ people: Map(), offers: Map() }),
  commands: [link, whoami],
  on: {
    'links.offered': (state, offered) => ({ ...state, offers: state.offers.set(offered.code.toLowerCase(), offered) }),
    'links.joined': ({ people, offers }, { users, as, instead }) => ({
      people: people
        .map((key) => (key === instead ? as : key))
        .merge(users.map((user): [string, PersonKey] => [user, as])),
      offers: offers.filter(({ user }) => !users.includes(user)),
    }),
  },
};

import { enumerate, listInWords } from '../../language/lists.ts';
import type { Event } from '../../meeting/event.ts';
import {
  refuse,
  type Command,
  type Decision,
  type Feature,
  type Meeting,
  type SectionWriter,
  type View,
  wrongUsage,
} from '../../meeting/feature.ts';
import { personLabels } from '../../meeting/guests.ts';
import { joinedKeys, type PersonJoined } from '../../meeting/link.ts';
import type { PersonKey } from '../../meeting/member.ts';
import { headingLine, sayText, textLine } from '../../meeting/message.ts';
import { namesInMinutes } from '../../meeting/minutes-names.ts';
import { atNames } from '../../meeting/nicks.ts';
import { knownPeople, onlyPeople } from '../../meeting/people.ts';
import { HELD_PHASES } from '../../meeting/phases.ts';
import { DONE_SIGN } from '../../meeting/signs.ts';
import { itemNode, listNode, textNode, sectionHeading } from '../../minutes/build.ts';
import type { MeetingRole } from '../roles/roles.ts';
import { forMembers } from '../votes/voters.ts';
import { electionsMessages } from './messages.ts';

interface Elected extends Event {
  readonly type: 'elections.elected';
  readonly role: MeetingRole;
  readonly people: readonly PersonKey[];
}
/** Volunteers are asked for: everyone who reacts ✋ is put up. */
interface Called extends Event {
  readonly type: 'elections.called';
  readonly role: MeetingRole;
}
type ElectionEvent = Elected | Called;

/** The next meeting's roles. */
interface Elections {
  readonly chair: readonly PersonKey[];
  readonly secretary: readonly PersonKey[];
  readonly called: readonly MeetingRole[];
}

const isRole = (word: string): word is MeetingRole => word === 'chair' || word === 'secretary';

function elect(args: string, at: string, meeting: Meeting, role: MeetingRole): Decision<ElectionEvent> {
  const say = electionsMessages(meeting.group);
  const people = onlyPeople(args, meeting, say.namesOnly);
  if ('refuse' in people) return people;
  if (people.length === 0) return { events: [{ type: 'elections.called', at, role }] };
  const names = enumerate(
    people.map((who) => who.label),
    meeting.group,
  );
  return {
    events: [{ type: 'elections.elected', at, role, people: people.map(({ key }) => key) }],
    // The meeting's message shows it, and so does the one that ends the meeting.
    answer: sayText(...say.elected[role](names)),
    sign: DONE_SIGN,
  };
}

const command: Command<ElectionEvent> = {
  verb: 'elect',
  usage: '/elect chair [@user] or /elect secretary [@user]',
  help: (of) => electionsMessages(of).helpElect,
  who: 'chair',
  when: HELD_PHASES,
  decide({ args, at }, meeting) {
    const [word = '', ...rest] = args.split(' ');
    const role = word.toLowerCase().replace(/^scribe$/u, 'secretary');
    return isRole(role)
      ? elect(rest.join(' '), at, meeting, role)
      : wrongUsage(electionsMessages(meeting.group).whichRole);
  },
};

const unelect: Command<ElectionEvent> = {
  verb: 'unelect',
  usage: '/unelect @user',
  help: (of) => electionsMessages(of).helpUnelect,
  who: 'chair',
  when: HELD_PHASES,
  decide({ args, at }, meeting) {
    const say = electionsMessages(meeting.group);
    const known = knownPeople(atNames(args), meeting);
    if ('refuse' in known) return known;
    const { people } = known;
    const gone = new Set(people.map(({ key }) => key));
    const state = meeting.stateOf(electionsFeature);
    const roles = (['chair', 'secretary'] as const).filter((role) => state[role].some((key) => gone.has(key)));
    if (people.length === 0) return wrongUsage(say.whom);
    const labels = people.map((who) => who.label);
    if (roles.length === 0) return refuse(say.notElected(listInWords(labels, meeting.group), people.length));
    const rest = (role: MeetingRole) => state[role].filter((key) => !gone.has(key));
    return {
      events: roles.map((role) => ({ type: 'elections.elected', at, role, people: rest(role) })),
      answer: sayText(...say.unelected(enumerate(labels, meeting.group), people.length)),
      sign: DONE_SIGN,
    };
  },
};

const view = (meeting: Meeting, role: MeetingRole): View => {
  const say = electionsMessages(meeting.group);
  const people = personLabels(meeting, meeting.stateOf(electionsFeature)[role]);
  return {
    key: `elect:${role}`,
    message: {
      lines: [headingLine(say.who[role]), textLine(people === '' ? say.nobodyYet : say.soFar(people))],
      offers: [{ emoji: '✋', label: say.volunteer }],
    },
  };
};

const write: SectionWriter = (section, meeting) => {
  if (section.kind !== 'elections') return [];
  const elected = meeting.stateOf(electionsFeature);
  const named = (role: MeetingRole) => namesInMinutes(meeting, elected[role]) || section.empty;
  return [
    ...sectionHeading(section),
    listNode([
      itemNode([textNode(`${section.chair}: ${named('chair')}`)]),
      itemNode([textNode(`${section.secretary}: ${named('secretary')}`)]),
    ]),
  ];
};

export const electionsFeature: Feature<Elections, ElectionEvent | PersonJoined> = {
  name: 'elections',
  voided: (before) => before,
  initial: () => ({ chair: [], secretary: [], called: [] }),
  commands: [command, unelect],
  evolve: {
    'elections.elected': (state, { role, people }) => ({ ...state, [role]: people }),
    'links.joined': (state, joined) => ({
      ...state,
      chair: joinedKeys(state.chair, joined),
      secretary: joinedKeys(state.secretary, joined),
    }),
    'elections.called': (state, { role }) => ({ ...state, called: [...new Set([...state.called, role])] }),
  },
  onReaction({ about = '', emoji, removed, by, at }, meeting) {
    const role = about.replace(/^elect:/u, '');
    if (!about.startsWith('elect:') || !isRole(role) || emoji !== '✋') return undefined;
    // The people elected lead the next meeting: a chair may name a guest, but guests can't name themselves.
    if (by.guest && meeting.group.directory.members.length > 0 && !removed) return forMembers('volunteer', meeting);
    const others = meeting.stateOf(electionsFeature)[role].filter((key) => key !== by.key);
    return { events: [{ type: 'elections.elected', at, role, people: removed ? others : [...others, by.key] }] };
  },
  views: (meeting) => meeting.stateOf(electionsFeature).called.map((role) => view(meeting, role)),
  sections: { elections: write },
};

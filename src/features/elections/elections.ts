import { enumerate } from '../../language/lists.ts';
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
import { headingLine as title, sayText, textLine as line } from '../../meeting/message.ts';
import { atNames } from '../../meeting/nicks.ts';
import { knownPeople, onlyPeople } from '../../meeting/people.ts';
import { HELD_PHASES } from '../../meeting/phases.ts';
import { itemNode, listNode, textNode, sectionHeading } from '../../minutes/build.ts';
import type { MeetingRole } from '../roles/roles.ts';
import { forMembers } from '../votes/voters.ts';

interface Elected extends Event {
  readonly type: 'elections.elected';
  readonly role: MeetingRole;
  readonly people: readonly PersonKey[];
}
/** Volunteers are asked for: whoever reacts ✋ is put up. */
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
  const people = onlyPeople(args, meeting, 'Name members with an @, and nothing else.');
  if ('refuse' in people) return people;
  if (people.length === 0) return { events: [{ type: 'elections.called', at, role }] };
  const names = enumerate(
    people.map((who) => who.label),
    meeting.group,
  );
  return {
    events: [{ type: 'elections.elected', at, role, people: people.map(({ key }) => key) }],
    announce: sayText(`Next meeting's ${role}: `, ...names, '.'),
  };
}

const command: Command<ElectionEvent> = {
  verb: 'elect',
  usage: '/elect chair [@user] or /elect secretary [@user]',
  help: () => "Elects the next meeting's chair or secretary; with no name, volunteers react ✋.",
  who: 'chair',
  when: HELD_PHASES,
  decide({ args, at }, meeting) {
    const [word = '', ...rest] = args.split(' ');
    const role = word.toLowerCase().replace(/^scribe$/u, 'secretary');
    return isRole(role) ? elect(rest.join(' '), at, meeting, role) : wrongUsage('Chair or secretary?');
  },
};

const unelect: Command<ElectionEvent> = {
  verb: 'unelect',
  usage: '/unelect @user',
  help: () => "Takes somebody out of the next meeting's roles.",
  who: 'chair',
  when: HELD_PHASES,
  decide({ args, at }, meeting) {
    const known = knownPeople(atNames(args), meeting);
    if ('refuse' in known) return known;
    const { people } = known;
    const gone = new Set(people.map(({ key }) => key));
    const state = meeting.stateOf(electionsFeature);
    const roles = (['chair', 'secretary'] as const).filter((role) => state[role].some((key) => gone.has(key)));
    if (people.length === 0) return wrongUsage('Whom? Name members with an @.');
    if (roles.length === 0)
      return refuse(`Nothing to take back: ${people.map((who) => who.label).join(', ')} is not elected.`);
    const rest = (role: MeetingRole) => state[role].filter((key) => !gone.has(key));
    return {
      events: roles.map((role) => ({ type: 'elections.elected', at, role, people: rest(role) })),
      answer: sayText(
        'Taken out of the next roles: ',
        ...enumerate(
          people.map((who) => who.label),
          meeting.group,
        ),
        '.',
      ),
    };
  },
};

const view = (meeting: Meeting, role: MeetingRole): View => {
  const people = personLabels(meeting, meeting.stateOf(electionsFeature)[role]);
  return {
    key: `elect:${role}`,
    message: {
      lines: [
        title(`Who will be ${role} at the next meeting?`),
        line(`React ✋ to volunteer. So far: ${people || 'nobody'}.`),
      ],
      offers: [{ emoji: '✋', label: 'I volunteer' }],
    },
  };
};

const write: SectionWriter = (section, meeting) => {
  if (section.kind !== 'elections') return [];
  const elected = meeting.stateOf(electionsFeature);
  const named = (role: MeetingRole) => personLabels(meeting, elected[role]) || section.empty;
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
    // Those elected lead the next meeting: a chair may name a guest, but guests can't name themselves.
    if (by.guest && meeting.group.directory.members.length > 0 && !removed) return forMembers('volunteer', meeting);
    const others = meeting.stateOf(electionsFeature)[role].filter((key) => key !== by.key);
    return { events: [{ type: 'elections.elected', at, role, people: removed ? others : [...others, by.key] }] };
  },
  views: (meeting) => meeting.stateOf(electionsFeature).called.map((role) => view(meeting, role)),
  sections: { elections: write },
};

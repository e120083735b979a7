import type { InLanguage } from '../../language/language.ts';
import { listInWords } from '../../language/lists.ts';
import type { Event } from '../../meeting/event.ts';
import {
  refuse,
  type Command,
  type Decided,
  type Feature,
  type Meeting,
  type Refusal,
  type SectionWriter,
  wrongUsage,
} from '../../meeting/feature.ts';
import { personLabel, personLabels } from '../../meeting/guests.ts';
import { joinedKeys, type PersonJoined } from '../../meeting/link.ts';
import type { Person, PersonKey } from '../../meeting/member.ts';
import { sayText } from '../../meeting/message.ts';
import { namesInMinutes } from '../../meeting/minutes-names.ts';
import { listedNicks } from '../../meeting/nicks.ts';
import { onlyNames, onlyPeople } from '../../meeting/people.ts';
import { OPEN_PHASES } from '../../meeting/phases.ts';
import { itemNode, listNode, textNode, sectionHeading } from '../../minutes/build.ts';
import { rolesMessages } from './messages.ts';

export type MeetingRole = 'chair' | 'secretary';

/** Who leads this meeting. */
export interface RolesNamed extends Event {
  readonly type: 'roles.named';
  readonly role: MeetingRole;
  readonly people: readonly PersonKey[];
}

type Roles = Readonly<Record<MeetingRole, readonly PersonKey[]>>;

const roleNamed = (role: MeetingRole, people: readonly PersonKey[], at: string): RolesNamed => ({
  type: 'roles.named',
  at,
  role,
  people,
});

const name = (role: MeetingRole): Command<RolesNamed> => ({
  verb: role,
  usage: `/${role} @user[, @user]`,
  help: (of) => rolesMessages(of).help[role],
  who: 'chair',
  when: OPEN_PHASES,
  decide({ at, by, args }, meeting) {
    const people = onlyPeople(args, meeting, onlyNames(meeting), by);
    if ('refuse' in people) return people;
    if (people.length === 0) return wrongUsage(onlyNames(meeting));
    const keys = people.map(({ key }) => key);
    const labels = people.map(({ label }) => label);
    return {
      events: [roleNamed(role, keys, at)],
      announce: sayText(rolesMessages(meeting.group).named[role](listInWords(labels, meeting.group), people.length)),
    };
  },
});

/** Names the chairs of the meeting. */
function nowChairs(
  people: readonly PersonKey[],
  labels: readonly string[],
  at: string,
  of: InLanguage,
): Decided<RolesNamed> {
  return {
    events: [roleNamed('chair', people, at)],
    announce: sayText(rolesMessages(of).chairsNow(listInWords(labels, of), labels.length)),
  };
}

/** MeetBot's `#chair NICK NICK`: they lead this meeting too. Names need no `@`; an unknown one keeps no other out. */
const addChairs: Command<RolesNamed> = {
  verb: 'add-chair',
  meetbot: ['#chair'],
  usage: '#chair NICK [NICK …]',
  help: (of) => rolesMessages(of).helpAdd,
  who: 'chair',
  when: OPEN_PHASES,
  decide({ args, at, by }, meeting) {
    const { chair } = meeting.stateOf(rolesFeature);
    const {
      people: known,
      unknown: [unknown],
    } = listedNicks(args, meeting, by);
    if (known.length === 0)
      return unknown === undefined ? wrongUsage(rolesMessages(meeting.group).whoElse) : refuse(unknown);
    const people = [...new Set([...chair, ...known.map(({ key }) => key)])];
    const labels = people.map((key) => known.find((who) => who.key === key)?.label ?? personLabel(meeting, key));
    return {
      ...nowChairs(people, labels, at, meeting.group),
      ...(unknown === undefined ? {} : { answer: sayText(unknown) }),
    };
  },
};

const removeChairs: Command<RolesNamed> = {
  verb: 'remove-chair',
  meetbot: ['#unchair'],
  usage: '#unchair NICK [NICK …]',
  help: (of) => rolesMessages(of).helpRemove,
  who: 'chair',
  when: OPEN_PHASES,
  decide({ args, at, by }, meeting) {
    const { chair } = meeting.stateOf(rolesFeature);
    const gone = listedNicks(args, meeting, by).people.map(({ key }) => key);
    const people = chair.filter((key) => !gone.includes(key));
    if (people.length === chair.length) return refuse(rolesMessages(meeting.group).noSuchChair);
    if (people.length === 0) return refuse(rolesMessages(meeting.group).lastChair);
    return nowChairs(
      people,
      people.map((key) => personLabel(meeting, key)),
      at,
      meeting.group,
    );
  },
};

/** If MeetBot's command starts a meeting without a chair, the person who gave it becomes the chair. */
export const firstChair = ({ key }: Person, at: string, meeting: Meeting): RolesNamed[] =>
  meeting.stateOf(rolesFeature).chair.length > 0 ? [] : [roleNamed('chair', [key], at)];

const write: SectionWriter = (section, meeting) => {
  if (section.kind !== 'roles') return [];
  const { chair, secretary } = meeting.stateOf(rolesFeature);
  const line = (words: string, people: readonly PersonKey[]) =>
    itemNode([textNode(`${words}: ${namesInMinutes(meeting, people) || section.empty}`)]);
  return [...sectionHeading(section), listNode([line(section.chair, chair), line(section.secretary, secretary)])];
};

export const rolesFeature: Feature<Roles, RolesNamed | PersonJoined, RolesNamed> = {
  name: 'roles',
  initial: ({ chairs, secretaries }) => ({ chair: chairs, secretary: secretaries }),
  commands: [name('chair'), name('secretary'), addChairs, removeChairs],
  evolve: {
    'roles.named': (state, { role, people }) => ({ ...state, [role]: people }),
    'links.joined': ({ chair, secretary }, joined) => ({
      chair: joinedKeys(chair, joined),
      secretary: joinedKeys(secretary, joined),
    }),
  },
  sections: { roles: write },
};

/** Whether someone may lead: the chairs, the secretary, whom the room lets, or anyone if the meeting has no chair. */
export function mayLead({ key, leads: may }: Person, meeting: Meeting): boolean {
  const { chair, secretary } = meeting.stateOf(rolesFeature);
  return may === true || chair.length === 0 || chair.includes(key) || secretary.includes(key);
}

/** Who hears what only those who lead have to know: the chairs, or the secretary if there are none. */
export function leadersOf(meeting: Meeting): readonly PersonKey[] {
  const { chair, secretary } = meeting.stateOf(rolesFeature);
  return chair.length > 0 ? chair : secretary;
}

/** The refusal for everybody else, with the names of those who can. */
export function onlyLeaders(meeting: Meeting): Refusal {
  const { chair, secretary } = meeting.stateOf(rolesFeature);
  const named = personLabels(meeting, [...new Set([...chair, ...secretary])]);
  return refuse(rolesMessages(meeting.group).leadersOnly(named));
}

import type { InLanguage } from '../../language/language.ts';
import { enumerate } from '../../language/lists.ts';
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
import { listedNicks } from '../../meeting/nicks.ts';
import { onlyPeople } from '../../meeting/people.ts';
import { OPEN_PHASES } from '../../meeting/phases.ts';
import { itemNode, listNode, textNode, sectionHeading } from '../../minutes/build.ts';

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

const WHOM = 'Whom? Name members with an @.';

const name = (role: MeetingRole): Command<RolesNamed> => ({
  verb: role,
  usage: `/${role} @user[, @user]`,
  help: () => `Names the ${role} of this meeting.`,
  who: 'chair',
  when: OPEN_PHASES,
  decide({ at, by, args }, meeting) {
    const people = onlyPeople(args, meeting, WHOM, by);
    if ('refuse' in people) return people;
    if (people.length === 0) return wrongUsage(WHOM);
    const keys = people.map(({ key }) => key);
    return {
      events: [roleNamed(role, keys, at)],
      announce: sayText(
        ...enumerate(
          people.map((who) => who.label),
          meeting.group,
        ),
        ` ${people.length > 1 ? 'are' : 'is'} now ${role}.`,
      ),
    };
  },
});

/** These chair the meeting now. */
function nowChairs(
  people: readonly PersonKey[],
  labels: readonly string[],
  at: string,
  of: InLanguage,
): Decided<RolesNamed> {
  const head = labels.length > 1 ? 'This meeting’s chairs: ' : 'This meeting’s chair: ';
  return {
    events: [roleNamed('chair', people, at)],
    announce: sayText(head, ...enumerate(labels, of), '.'),
  };
}

/** MeetBot's `#chair NICK NICK`: they lead this meeting too. Names need no `@`; an unknown one keeps no other out. */
const addChairs: Command<RolesNamed> = {
  verb: 'add-chair',
  meetbot: ['#chair'],
  usage: '#chair NICK [NICK …]',
  help: () => 'Lets others lead this meeting too, as MeetBot does.',
  who: 'chair',
  when: OPEN_PHASES,
  decide({ args, at, by }, meeting) {
    const { chair } = meeting.stateOf(rolesFeature);
    const {
      people: known,
      unknown: [unknown],
    } = listedNicks(args, meeting, by);
    if (known.length === 0)
      return unknown === undefined ? wrongUsage('Whom? Name who leads with you.') : refuse(unknown);
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
  help: () => 'Takes the chair of this meeting back, as MeetBot does.',
  who: 'chair',
  when: OPEN_PHASES,
  decide({ args, at, by }, meeting) {
    const { chair } = meeting.stateOf(rolesFeature);
    const gone = listedNicks(args, meeting, by).people.map(({ key }) => key);
    const people = chair.filter((key) => !gone.includes(key));
    if (people.length === chair.length) return refuse('Nobody of that name chairs this meeting.');
    if (people.length === 0) return refuse('Somebody has to lead: name another chair first.');
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
    itemNode([textNode(`${words}: ${personLabels(meeting, people) || section.empty}`)]);
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

/** Whether someone may lead: a chair, the secretary, whom the room lets, or anyone where the meeting has no chair. */
export function mayLead({ key, leads: may }: Person, meeting: Meeting): boolean {
  const { chair, secretary } = meeting.stateOf(rolesFeature);
  return may === true || chair.length === 0 || chair.includes(key) || secretary.includes(key);
}

/** Whom to tell what only those who lead have to know: the chairs, or the secretary if there are none. */
export function leadersOf(meeting: Meeting): readonly PersonKey[] {
  const { chair, secretary } = meeting.stateOf(rolesFeature);
  return chair.length > 0 ? chair : secretary;
}

/** The refusal for everybody else, with the names of those who can. */
export function onlyLeaders(meeting: Meeting): Refusal {
  const { chair, secretary } = meeting.stateOf(rolesFeature);
  const named = personLabels(meeting, [...new Set([...chair, ...secretary])]);
  return refuse(`Only a chair or the secretary can do that: ${named}.`);
}

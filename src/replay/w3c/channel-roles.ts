import type { ChannelSays } from './channel-line.ts';
import { namesListed, type ChannelPeople } from './channel-people.ts';
import type { ChannelLine } from './corrections.ts';

// Who was there, who led and who wrote, by what a channel says of it.

/** A line and what it says. */
export interface ReadLine extends ChannelLine {
  readonly says: ChannelSays;
}

/** Handles. */
export interface ChannelRoles {
  readonly present: ReadonlySet<string>;
  readonly regrets: ReadonlySet<string>;
  readonly chairs: ReadonlySet<string>;
  /** All who wrote at some time. */
  readonly scribes: ReadonlySet<string>;
  /** Those who write now. */
  readonly writing: ReadonlySet<string>;
}

export const NO_ROLES: ChannelRoles = {
  present: new Set(),
  regrets: new Set(),
  chairs: new Set(),
  scribes: new Set(),
  writing: new Set(),
};

type Listing = Extract<ChannelSays, { kind: 'attendance' | 'scribe' | 'chair' }>;
export const isListing = (says: ChannelSays): says is Listing =>
  says.kind === 'attendance' || says.kind === 'scribe' || says.kind === 'chair';

const without = (all: ReadonlySet<string>, some: ReadonlySet<string>): ReadonlySet<string> =>
  new Set([...all].filter((one) => !some.has(one)));
const withAll = (all: ReadonlySet<string>, some: ReadonlySet<string>): ReadonlySet<string> =>
  new Set([...all, ...some]);

function changed(before: ReadonlySet<string>, how: Listing['how'], some: ReadonlySet<string>): ReadonlySet<string> {
  if (how === 'set') return some;
  return how === 'add' ? withAll(before, some) : without(before, some);
}

function attending(
  roles: ChannelRoles,
  { who, how }: Extract<Listing, { kind: 'attendance' }>,
  some: ReadonlySet<string>,
) {
  const other = who === 'present' ? 'regrets' : 'present';
  const others = how === 'remove' ? roles[other] : without(roles[other], some);
  return { ...roles, [who]: changed(roles[who], how, some), [other]: others };
}

/** Words after a label that are no names: a sentence. */
const namesNobody = ({ names, how }: Listing, listed: readonly string[]): boolean =>
  listed.length === 0 && (names !== '' || how === 'set');

/**
 * The roles after a line that lists people; undefined if it names nobody. `present+` and `scribe+` alone are of the
 * person who types them.
 */
export function rolesAfter(roles: ChannelRoles, line: ReadLine, people: ChannelPeople): ChannelRoles | undefined {
  if (!isListing(line.says)) return roles;
  const listed = namesListed(line.says.names, people);
  if (namesNobody(line.says, listed)) return undefined;
  const some = new Set((listed.length === 0 ? [line.nick] : listed).map((name) => people.meet(name).handle));
  const { says } = line;
  if (says.kind === 'attendance') return attending(roles, says, some);
  // Several lines can name the chairs, and none takes one back by naming another.
  if (says.kind === 'chair') {
    const chairs = says.how === 'remove' ? without(roles.chairs, some) : withAll(roles.chairs, some);
    return { ...roles, chairs };
  }
  const writing = changed(roles.writing, says.how, some);
  return { ...roles, writing, scribes: withAll(roles.scribes, writing) };
}

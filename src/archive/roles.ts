import type { Directory } from '../meeting/member.ts';
import type { MinutesFormat } from '../minutes/format.ts';
import { inAllLanguages } from '../minutes/written-by.ts';
import { linesOf, withLinesBelow, type LineMeaning } from './lines.ts';
import { peopleIn, type NamedPerson } from './people.ts';
import { VOCABULARIES } from './vocabulary.ts';

/** Who led a meeting. */
export interface PastRoles {
  readonly chair: readonly NamedPerson[];
  readonly secretary: readonly NamedPerson[];
}

type RoleLabels = Readonly<Record<'chair' | 'secretary', readonly RegExp[]>>;

const literally = (label: string): RegExp => new RegExp(`^${RegExp.escape(label)}(?![\\p{L}\\p{N}])`, 'iu');

/** What the two are called: by Gavel, and by people. */
const USUAL: RoleLabels = {
  chair: [...inAllLanguages((say) => say.chair).map(literally), ...VOCABULARIES.map(({ chair }) => chair)],
  secretary: [
    ...inAllLanguages((say) => say.secretary).map(literally),
    ...VOCABULARIES.map(({ secretary }) => secretary),
  ],
};

/** What a group's own format calls the two, besides what they are usually called. */
function labelsOf(format: MinutesFormat | undefined): RoleLabels {
  const own = (format?.sections ?? []).flatMap((section) =>
    section.kind === 'roles' || section.kind === 'elections' ? [section] : [],
  );
  return {
    chair: [...own.map(({ chair }) => literally(chair)), ...USUAL.chair],
    secretary: [...own.map(({ secretary }) => literally(secretary)), ...USUAL.secretary],
  };
}

/** What is written behind the first label that a text begins with. */
function behindLabel(labels: readonly RegExp[], text: string): string | undefined {
  for (const label of labels) {
    const found = label.exec(text)?.[0];
    const rest = found === undefined ? '' : text.slice(found.length);
    const is = VOCABULARIES.flatMap((words) => words.is.exec(rest)?.[0] ?? [])[0];
    if (found !== undefined && is !== undefined) return rest.slice(is.length);
  }
  return undefined;
}

/** Whether a line names who leads: `Meeting chair: …`. */
export const isRoleLine = (text: string): boolean =>
  [USUAL.chair, USUAL.secretary].some((labels) => behindLabel(labels, text) !== undefined);

/** The people behind a label such as `Meeting chairs:`. */
function behind(labels: readonly RegExp[], text: string, directory: Directory): NamedPerson[] {
  const people = behindLabel(labels, text);
  return people === undefined ? [] : peopleIn(people, directory);
}

const byKind = (texts: readonly string[], directory: Directory, { chair, secretary }: RoleLabels): PastRoles => ({
  chair: texts.flatMap((text) => behind(chair, text, directory)),
  secretary: texts.flatMap((text) => behind(secretary, text, directory)),
});

const texts = ({ section }: LineMeaning): string[] =>
  linesOf(section.blocks).flatMap((line) => withLinesBelow(line).map(({ text }) => text));

const HOLD_ROLES: readonly LineMeaning['meaning'][] = ['roles', 'details', 'clock', 'attendance', 'present', 'wrapper'];

/** Who chaired and who was the secretary, if the minutes say so. */
export const rolesOf = (sections: readonly LineMeaning[], directory: Directory, format?: MinutesFormat): PastRoles =>
  byKind(sections.filter(({ meaning }) => HOLD_ROLES.includes(meaning)).flatMap(texts), directory, labelsOf(format));

/** Who chairs next and who is the secretary then, as elected, or as the words about the next meeting say. */
export function nextRolesOf(sections: readonly LineMeaning[], directory: Directory, format?: MinutesFormat): PastRoles {
  const elections = sections.filter(({ meaning }) => meaning === 'elections').flatMap(texts);
  const next = sections.filter(({ meaning }) => meaning === 'next').flatMap(texts);
  const parts = [...elections, ...next].flatMap((text) => text.split(/;\s*/u));
  const named = byKind(parts, directory, labelsOf(format));
  // `@ann; deputy is @bob` under "Next meeting organizer & deputy".
  const bare = elections.flatMap((text) => text.split(/;\s*/u)).filter((text) => text.startsWith('@'));
  return named.chair.length > 0 ? named : { ...named, chair: bare.flatMap((text) => peopleIn(text, directory)) };
}

import type { Directory } from '../meeting/member.ts';
import type { MinutesFormat } from '../minutes/format.ts';
import { linesOf, withLinesBelow, type LineMeaning } from './lines.ts';
import { peopleIn, type NamedPerson } from './people.ts';

/** Who led a meeting. */
export interface PastRoles {
  readonly chair: readonly NamedPerson[];
  readonly secretary: readonly NamedPerson[];
}

const CHAIR =
  /^(?:(?:meeting|next|co)[ -]?)*(?:chair(?:s|person)?|organi[sz]ers?|facilitators?|hosts?|moderators?)\b/iu;
const SECRETARY =
  /^(?:(?:meeting|next)[ -]?)*(?:secretar(?:y|ies)|scribes?|note[ -]?takers?|minute[ -]?takers?|deput(?:y|ies))\b/iu;
const IS = /^\s*(?:[:：]|[–—-]\s|is\b|are\b)\s*/iu;

/** What a group's own format calls the two, beside what groups call them. */
interface Labels {
  readonly chair: readonly RegExp[];
  readonly secretary: readonly RegExp[];
}

const literally = (label: string): RegExp => new RegExp(`^${RegExp.escape(label)}(?![\\p{L}\\p{N}])`, 'iu');

function labelsOf(format: MinutesFormat | undefined): Labels {
  const own = (format?.sections ?? []).flatMap((section) =>
    section.kind === 'roles' || section.kind === 'elections' ? [section] : [],
  );
  return {
    chair: [...own.map(({ chair }) => literally(chair)), CHAIR],
    secretary: [...own.map(({ secretary }) => literally(secretary)), SECRETARY],
  };
}

/** Whether a line names who leads: `Meeting chair: …`. */
export const isRoleLine = (text: string): boolean =>
  [CHAIR, SECRETARY].some((label) => {
    const found = label.exec(text)?.[0];
    return found !== undefined && IS.test(text.slice(found.length));
  });

/** The people behind a label such as `Meeting chairs:`. */
function behind(labels: readonly RegExp[], text: string, directory: Directory): NamedPerson[] {
  for (const label of labels) {
    const found = label.exec(text)?.[0];
    const after = found === undefined ? null : IS.exec(text.slice(found.length));
    if (found !== undefined && after) return peopleIn(text.slice(found.length + after[0].length), directory);
  }
  return [];
}

const byKind = (texts: readonly string[], directory: Directory, { chair, secretary }: Labels): PastRoles => ({
  chair: texts.flatMap((text) => behind(chair, text, directory)),
  secretary: texts.flatMap((text) => behind(secretary, text, directory)),
});

const texts = ({ section }: LineMeaning): string[] =>
  linesOf(section.blocks).flatMap((line) => withLinesBelow(line).map(({ text }) => text));

const HOLD_ROLES: readonly LineMeaning['meaning'][] = ['roles', 'details', 'clock', 'attendance', 'present', 'wrapper'];

/** Who chaired and who scribed, where the minutes say so. */
export const rolesOf = (sections: readonly LineMeaning[], directory: Directory, format?: MinutesFormat): PastRoles =>
  byKind(sections.filter(({ meaning }) => HOLD_ROLES.includes(meaning)).flatMap(texts), directory, labelsOf(format));

/** Who chairs and scribes next, as elected, or as the words about the next meeting say. */
export function nextRolesOf(sections: readonly LineMeaning[], directory: Directory, format?: MinutesFormat): PastRoles {
  const elections = sections.filter(({ meaning }) => meaning === 'elections').flatMap(texts);
  const next = sections.filter(({ meaning }) => meaning === 'next').flatMap(texts);
  const parts = [...elections, ...next].flatMap((text) => text.split(/;\s*/u));
  const named = byKind(parts, directory, labelsOf(format));
  // `@ann; deputy is @bob` under "Next meeting organizer & deputy".
  const bare = elections.flatMap((text) => text.split(/;\s*/u)).filter((text) => text.startsWith('@'));
  return named.chair.length > 0 ? named : { ...named, chair: bare.flatMap((text) => peopleIn(text, directory)) };
}

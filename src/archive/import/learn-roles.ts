import type { ConfiguredSection } from '../../minutes/format-sections.ts';
import { roleLabels } from '../roles.ts';
import { commonText } from './date-patterns.ts';
import type { SectionPlace } from './learning.ts';
import { withPeople, type PeoplePlaceholder } from './people-placeholders.ts';
import type { MinutesSample } from './samples.ts';
import type { OwnLines, SourceLine } from './section-lines.ts';

type Role = 'chair' | 'secretary';
const ROLES: readonly Role[] = ['chair', 'secretary'];

/** A line about who leads, with placeholders for the people. @param isNext whether it's about the next meeting */
function roleTemplate({ markdown, text }: SourceLine, { facts }: MinutesSample, isNext: boolean): string {
  const labels = roleLabels(text);
  const people = isNext ? facts.nextRoles : facts.roles;
  const placeholders = ROLES.map((role): PeoplePlaceholder => ({
    name: isNext ? `next${role}` : role,
    people: people[role],
  }));
  const labelled = placeholders.filter((_, i) => labels[ROLES[i] ?? 'chair'] !== undefined);
  // A line may be about both: `Chair: @ann, scribe: @bo`.
  return withPeople(markdown, labelled.length > 0 ? placeholders : []);
}

/** How a section for roles writes them itself. */
const PLAIN = /^\s*[-*+]\s+[^\s*_`{}][^*_`{}]*: \{(?:next)?(?:chair|secretary)\}$/u;

const isRoles = ({ topic }: SourceLine): boolean => topic === 'roles';

/** Lines about roles that no section for roles would write so, as text with placeholders. */
export function withWordedRoles(own: readonly OwnLines[], isNext: boolean): readonly OwnLines[] {
  const templates = own.flatMap(({ sample, lines }) =>
    lines.filter(isRoles).map((line) => roleTemplate(line, sample, isNext)),
  );
  const named = templates.filter((template) => template.includes('{'));
  if (named.length === 0 || named.filter((template) => PLAIN.test(template)).length * 2 >= named.length) return own;
  // Where several share a role once, they could again.
  const shared = ROLES.filter((role) => named.some((template) => template.includes(`${role}:and}`)));
  const withAnd = (template: string): string =>
    shared.reduce((text, role) => text.replaceAll(`${role}}`, `${role}:and}`), template);
  return own.map(({ sample, lines }) => ({
    sample,
    lines: lines.map((line) => {
      const markdown = isRoles(line) ? withAnd(roleTemplate(line, sample, isNext)) : '';
      return markdown.includes('{') ? { ...line, topic: 'text' as const, markdown } : line;
    }),
  }));
}

/** The section for who leads; none if no line names a role. */
export function rolesSection(own: readonly OwnLines[], place: SectionPlace): ConfiguredSection[] {
  const labels = own.flatMap(({ lines }) => lines.filter(isRoles).map(({ text }) => roleLabels(text)));
  const label = (role: Role): string | undefined =>
    commonText(
      labels.flatMap((one) => one[role] ?? []),
      1,
    );
  const [chair, secretary] = [label('chair'), label('secretary')];
  if (chair === undefined && secretary === undefined) return [];
  return [
    {
      kind: 'roles',
      ...place,
      ...(chair === undefined ? {} : { chair }),
      ...(secretary === undefined ? {} : { secretary }),
    },
  ];
}

import type { MinutesFormat } from '../minutes/format.ts';
import { readWordedAction } from '../minutes/worded-lines.ts';
import { writtenNames, type NamingGroup } from './written-names.ts';

/** A group whose minutes may word actions in their own way. */
export interface WordingGroup extends NamingGroup {
  readonly format: NamingGroup['format'] & Pick<MinutesFormat, 'wording' | 'style'>;
}

/**
 * An action in the group's own wording as it is read.
 * @param guests people besides members, as they are written
 */
export const wordedAction = (
  line: string,
  group: WordingGroup,
  guests: readonly string[] = [],
): ReturnType<typeof readWordedAction> =>
  readWordedAction(line, group.format, [
    ...writtenNames(group).flatMap(({ written }) => (written.startsWith('@') ? [] : [written])),
    ...guests,
  ]);

/** A line in the group's own wording as it would be without: `@a, @b – TEXT (by DATE)`. */
export function inPlainOrder(line: string, group: WordingGroup): string {
  const worded = wordedAction(line, group);
  if (!worded) return line;
  const { owners, text, due } = worded;
  const listed = owners?.startsWith('@') === true ? owners.replaceAll(/ (?:and|und|&) /gu, ', ') : owners;
  const names = listed === undefined ? '' : `${listed} ${group.format.style.dash} `;
  return `${names}${text}${due === undefined ? '' : ` (${due})`}`;
}

const named = (groups: readonly string[]): string => groups.map((group) => `"${group}"`).join(', ');

/**
 * Why a group that begins may be one that was renamed: the database has meetings of groups that the configuration
 * doesn't know. Undefined if nothing looks like that.
 * @param configured the groups with their latest meeting's number, 0 if they have none
 * @param stored the groups that have meetings in the database
 */
export function renamedGroups(configured: ReadonlyMap<string, number>, stored: readonly string[]): string | undefined {
  const lost = stored.filter((group) => !configured.has(group));
  const fresh = [...configured].flatMap(([group, latest]) => (latest === 0 ? [group] : []));
  if (lost.length === 0 || fresh.length === 0) return undefined;
  return (
    `The database has meetings of ${named(lost)}, which the configuration doesn't have, and none of ${named(fresh)}. ` +
    "If a group's id was changed, change it back and start again: the id names its meetings for ever, and `name` is " +
    'what people see. If the group is new, there is nothing to do.'
  );
}

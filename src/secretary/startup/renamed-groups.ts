const named = (groups: readonly string[]): string => groups.map((group) => `"${group}"`).join(', ');

/**
 * Why a group that begins may be one that was renamed: the database has meetings of groups that the configuration
 * doesn't know. Undefined if nothing looks like that.
 * @param configured the groups of the configuration
 * @param stored the groups that have meetings in the database
 */
export function renamedGroups(configured: readonly string[], stored: readonly string[]): string | undefined {
  const lost = stored.filter((group) => !configured.includes(group));
  const fresh = configured.filter((group) => !stored.includes(group));
  if (lost.length === 0 || fresh.length === 0) return undefined;
  return (
    `The database has meetings of ${named(lost)}, which the configuration doesn't have, and none of ${named(fresh)}. ` +
    "If a group's id was changed, change it back and start again: the id names its meetings for ever, and `name` is " +
    'what people see. If the group is new, there is nothing to do.'
  );
}

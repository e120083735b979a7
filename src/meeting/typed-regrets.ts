/** How people type that they can't come; what follows can be a reason, which is private. */
const REGRETS = /^\s*(?<command>(?:[/!](?:meeting )?|@?gavel[:,]? )regrets\+?)(?=\s)/iu;

/** Typed regrets without what follows the command; undefined if that's nothing, or if it's something else. */
export function regretsWithoutReason(typed: string): string | undefined {
  const command = REGRETS.exec(typed)?.groups?.['command'];
  return command === undefined || typed.trim() === command ? undefined : command;
}

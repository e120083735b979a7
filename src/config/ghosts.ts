import type { UserRef } from '../meeting/member.ts';

/** A pattern of the configuration, `PLATFORM:@bridge_*:example.org`, in which `*` is any characters. */
const matching = (pattern: string): RegExp =>
  new RegExp(
    `^${pattern
      .split('*')
      .map((part) => RegExp.escape(part))
      .join('.*')}$`,
    'u',
  );

/** Whether somebody is the ghost of a bridge. @param patterns of `PLATFORM:ID` */
export function bridgeGhosts(patterns: readonly string[]): (user: UserRef) => boolean {
  const all = patterns.map(matching);
  return ({ platform, id }) => all.some((pattern) => pattern.test(`${platform}:${id}`));
}

import { z } from 'zod';

import { CHAT_PLATFORMS } from '../chat/platforms.ts';
import { FORGE_KINDS } from '../forge/forges.ts';
import type { Member } from '../meeting/member.ts';
import type { PlatformTraits } from '../meeting/platform-traits.ts';
import { ZoneSchema } from '../schedule/zone.ts';

export const HandleSchema = z
  .string()
  .regex(
    /^[\p{L}\p{N}_](?:[\p{L}\p{N}._-]*[\p{L}\p{N}_])?$/u,
    'a handle has letters, digits, dots, dashes and underscores, and no @',
  );

/** What gives members ids of its own, and how they are written. */
const GIVES_IDS = [...CHAT_PLATFORMS, ...FORGE_KINDS].flatMap(({ id, memberId }) =>
  memberId ? [{ id, ...memberId }] : [],
);

/** On what people have accounts: what meetings have to know of each. */
export const PLATFORM_TRAITS: readonly PlatformTraits[] = [
  ...CHAT_PLATFORMS,
  ...FORGE_KINDS.flatMap(({ id, label, memberId }) => (memberId ? [{ id, label, knownBy: memberId.knownBy }] : [])),
];

/** One id or several: the first is the one to call somebody by. */
function idsSchema(pattern: string, says: string): z.ZodType<string | readonly string[] | undefined> {
  const one = z.string().regex(new RegExp(`^(?:${pattern})$`, 'u'), says);
  return z.union([one, z.array(one).min(1, says)], { error: says }).optional();
}

const ID_SHAPE: Readonly<Record<string, z.ZodType<string | readonly string[] | undefined>>> = Object.fromEntries(
  GIVES_IDS.map(({ id, pattern, says }) => [id, idsSchema(pattern, says)]),
);
const AccountsSchema = z.object(ID_SHAPE);

export const MemberSchema = z
  .strictObject({
    handle: HandleSchema,
    name: z.string().optional(),
    /** Their address, for platforms that find people by it if their id there isn't known. */
    email: z.email().optional(),
    /** Whom they speak for, if the group counts organisations. */
    organisation: z.string().optional(),
    zone: ZoneSchema.optional(),
    aliases: z.array(z.string()).default([]),
    expected: z.boolean().default(true),
    ...ID_SHAPE,
  })
  .transform(({ handle, name, email, organisation, zone, aliases, expected, ...ids }): Member => {
    const accounts = Object.entries(AccountsSchema.parse(ids)).flatMap(([platform, given]) =>
      given === undefined ? [] : [[platform, typeof given === 'string' ? [given] : given] as const],
    );
    return { handle, name, email, organisation, zone, aliases, expected, accounts: Object.fromEntries(accounts) };
  });

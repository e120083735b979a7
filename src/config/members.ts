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
    'write a handle without the @: letters, digits, dots, dashes and underscores',
  );

/** Platforms and forges that give members ids, and how those are written. */
const GIVES_IDS = [...CHAT_PLATFORMS, ...FORGE_KINDS].flatMap(({ id, label, memberId }) =>
  memberId ? [{ id, label, ...memberId }] : [],
);

/** The platforms and forges that people have accounts on, as meetings know them. */
export const PLATFORM_TRAITS: readonly PlatformTraits[] = [
  ...CHAT_PLATFORMS,
  ...FORGE_KINDS.flatMap(({ id, label, memberId }) => (memberId ? [{ id, label, knownBy: memberId.knownBy }] : [])),
];

/** One id or several: the first is the one to call somebody by. */
function idsSchema({
  label,
  pattern,
  says,
}: {
  label: string;
  pattern: string;
  says: string;
}): z.ZodType<string | readonly string[] | undefined> {
  const one = z.string().regex(new RegExp(`^(?:${pattern})$`, 'u'), says);
  return z
    .union([one, z.array(one).min(1, says)], { error: says })
    .optional()
    .meta({ title: label, description: `Their id on ${label}, or a list of them: ${says}.` });
}

const ID_SHAPE: Readonly<Record<string, z.ZodType<string | readonly string[] | undefined>>> = Object.fromEntries(
  GIVES_IDS.map((one) => [one.id, idsSchema(one)]),
);
const AccountsSchema = z.object(ID_SHAPE);

export const MemberSchema = z
  .strictObject({
    handle: HandleSchema.meta({ title: 'Handle', description: 'What the minutes call them, without the @.' }),
    name: z.string().optional().meta({ title: 'Name', description: 'Their full name.' }),
    email: z.email({ error: 'write an e-mail address' }).optional().meta({
      title: 'E-mail',
      description: "Their address. Platforms that find people by it use it if you don't give an id.",
    }),
    given: z.string().optional().meta({ title: 'Given name', description: 'Their given name, for the minutes.' }),
    family: z.string().optional().meta({ title: 'Family name', description: 'Their family name, for the minutes.' }),
    affiliation: z.string().optional().meta({
      title: 'Affiliation',
      description: 'Who they work or speak for, as the minutes write it. Approvals can be counted by it.',
    }),
    organisation: z.string().optional().meta({
      title: 'Organisation',
      description: 'The same as the affiliation: its older name.',
    }),
    role: z.string().optional().meta({
      title: 'Role',
      description: 'What they are in the group, as the minutes write it, such as Voting Member.',
    }),
    extra: z
      .record(z.string().regex(/^[a-z]+$/u, 'use small letters only'), z.string())
      .optional()
      .meta({
        title: 'Extra',
        description:
          'What else the minutes say of them, under names of your own: with location: Oslo, {extra.location} is Oslo.',
      }),
    zone: ZoneSchema.optional().meta({ title: 'Time zone', description: 'Their time zone: UTC or an Area/City name.' }),
    aliases: z
      .array(z.string())
      .default([])
      .meta({ title: 'Aliases', description: 'Other names for them in chat and in older minutes.' }),
    expected: z
      .boolean()
      .default(true)
      .meta({ title: 'Expected', description: "false: they're never listed as absent." }),
    ...ID_SHAPE,
  })
  .refine(({ affiliation, organisation }) => affiliation === undefined || organisation === undefined, {
    error: 'affiliation and organisation are the same: write only one of them',
    path: ['organisation'],
  })
  .transform((member): Member => {
    const { handle, email, given, family, affiliation, organisation, role, extra, zone, ...more } = member;
    const {
      name = [given, family].filter((part) => part !== undefined).join(' ') || undefined,
      aliases,
      expected,
      ...ids
    } = more;
    const accounts = Object.entries(AccountsSchema.parse(ids)).flatMap(([platform, listed]) =>
      listed === undefined ? [] : [[platform, typeof listed === 'string' ? [listed] : listed] as const],
    );
    const names = { name, given, family, affiliation: affiliation ?? organisation, role, extra };
    return { handle, ...names, email, zone, aliases, expected, accounts: Object.fromEntries(accounts) };
  });

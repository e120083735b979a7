import { z } from 'zod';

const TYPES = ['png', 'jpeg', 'gif', 'webp'] as const;
const MEGABYTE = 1_000_000;

const isInside = (path: string): boolean =>
  !path.startsWith('/') && path.split('/').every((part) => part !== '' && part !== '.' && part !== '..');

const SettingsSchema = z.strictObject({
  /** Where a picture stands, from the folder of the minutes on. */
  path: z
    .string()
    .refine((path) => path.includes('{number}') && path.endsWith('.{type}'), {
      message: 'the path of pictures holds {number}, so that no two are one, and ends in .{type}',
    })
    .refine(isInside, { message: 'pictures stand under the folder of the minutes' })
    .default('pictures/{date}-{number}-{name}.{type}'),
  /** How large a picture may be, in megabytes. */
  most: z.number().positive().max(20).default(5),
  types: z
    .array(z.enum(TYPES))
    .min(1)
    .default([...TYPES]),
});

/** Whether pictures that are posted under a topic stand in the minutes, and how. */
export const PicturesSchema = z.union([z.boolean(), SettingsSchema]).default(false);

export interface PictureSettings {
  readonly path: string;
  /** In bytes. */
  readonly most: number;
  readonly types: readonly (typeof TYPES)[number][];
}

/** What a group has settled about pictures; undefined where its minutes have none. */
export function pictureSettings(pictures: z.infer<typeof PicturesSchema>): PictureSettings | undefined {
  if (pictures === false) return undefined;
  const { path, most, types } = pictures === true ? SettingsSchema.parse({}) : pictures;
  return { path, most: most * MEGABYTE, types };
}

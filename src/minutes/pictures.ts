import { z } from 'zod';

const TYPES = ['png', 'jpeg', 'gif', 'webp'] as const;
const MEGABYTE = 1_000_000;

const isInside = (path: string): boolean =>
  !path.startsWith('/') && path.split('/').every((part) => part !== '' && part !== '.' && part !== '..');

const SettingsSchema = z.strictObject({
  path: z
    .string()
    .refine((path) => path.includes('{number}') && path.endsWith('.{type}'), {
      message: 'needs {number}, so that no two pictures have one name, and ends in .{type}',
    })
    .refine(isInside, { message: 'stays inside the folder of the minutes: no leading /, no ..' })
    .default('pictures/{date}-{number}-{name}.{type}')
    .meta({
      title: 'Path',
      description: 'Where pictures go, from the folder of the minutes. {number} has to be in it.',
    }),
  most: z
    .number()
    .positive()
    .max(20)
    .default(5)
    .meta({ title: 'Most', description: 'How large a picture may be, in megabytes; up to 20.' }),
  types: z
    .array(z.enum(TYPES))
    .min(1)
    .default([...TYPES])
    .meta({ title: 'Types', description: 'Which types of pictures are kept.' }),
});

/** Whether pictures that are posted under a topic stand in the minutes, and how. */
export const PicturesSchema = z.union([z.boolean(), SettingsSchema]).default(false);

export interface PictureSettings {
  readonly path: string;
  /** In bytes. */
  readonly most: number;
  readonly types: readonly (typeof TYPES)[number][];
}

/** A group's settings for pictures; undefined if its minutes have none. */
export function pictureSettings(pictures: z.infer<typeof PicturesSchema>): PictureSettings | undefined {
  if (pictures === false) return undefined;
  const { path, most, types } = pictures === true ? SettingsSchema.parse({}) : pictures;
  return { path, most: most * MEGABYTE, types };
}

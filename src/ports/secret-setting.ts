import { z } from 'zod';

/** The settings of platforms and forges that are secrets. */
export const SECRET_SETTINGS = z.registry<{ readonly isSecret: true }>();

/**
 * Marks a setting as a secret: in the configuration's file it has to be `${NAME}`, and its value is kept out of the log.
 * It goes around everything but `optional()`: a schema that is made from a marked one has no mark.
 */
export function secretSetting<Schema extends z.ZodType<string>>(schema: Schema): Schema {
  SECRET_SETTINGS.add(schema, { isSecret: true });
  return schema;
}

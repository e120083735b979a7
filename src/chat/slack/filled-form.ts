import type { ViewOutput } from '@slack/bolt';
import { z } from 'zod';

/** Which message a form is about; it goes to Slack with the form and comes back with what was filled in. */
const AboutSchema = z.object({
  channel: z.string(),
  ts: z.string(),
  /** The first message of its thread, if it's in one. */
  thread: z.string().optional(),
  /** The meeting for which the form was opened. */
  meeting: z.string(),
});
export type FormSubject = z.infer<typeof AboutSchema>;

export const asMetadata = (about: FormSubject): string => JSON.stringify(about);

/** Undefined if this version of Gavel didn't write it. */
export function readMetadata(metadata: string): FormSubject | undefined {
  try {
    return AboutSchema.safeParse(JSON.parse(metadata)).data;
  } catch {
    return undefined;
  }
}

/** What somebody chose. */
export interface FilledForm {
  readonly as: string;
  readonly topic: string;
  /** Slack's ids. */
  readonly owners: readonly string[];
  /** YYYY-MM-DD. */
  readonly due?: string;
}

const chosen = z.object({ selected_option: z.object({ value: z.string() }) });
const StateSchema = z.object({
  kind: z.object({ kind: chosen }),
  topic: z.object({ topic: chosen }),
  // A form on which nothing can have them does not ask for them.
  owners: z.object({ owners: z.object({ selected_users: z.array(z.string()) }) }).optional(),
  due: z.object({ due: z.object({ selected_date: z.string().nullable() }) }).optional(),
});

/** Reads what was filled in, by the blocks and elements of `recordModal`; undefined if it's another form. */
export function readFilled({ state }: Pick<ViewOutput, 'state'>): FilledForm | undefined {
  const { data } = StateSchema.safeParse(state.values);
  if (!data) return undefined;
  const due = data.due?.due.selected_date ?? undefined;
  return {
    as: data.kind.kind.selected_option.value,
    topic: data.topic.topic.selected_option.value,
    owners: data.owners?.owners.selected_users ?? [],
    ...(due === undefined ? {} : { due }),
  };
}

import { z } from 'zod';

import type { Event } from '../meeting/event.ts';

// A group's exported log is lines of JSON: a header, events and what belongs to them, and an end with the counts.

/** The form of the lines. A form that older versions can't read gets the next number. */
export const LOG_FORM = 1;

/** Passed on as it is: its check sum counts the order of its fields too. */
function isEvent(value: unknown): value is Event {
  if (typeof value !== 'object' || value === null || !('type' in value) || !('at' in value)) return false;
  return typeof value.type === 'string' && typeof value.at === 'string';
}

const counted = z.int().nonnegative();
const HeaderSchema = z.strictObject({
  gavelLog: z.literal(LOG_FORM),
  group: z.string().min(1),
  /** The Gavel that wrote it. */
  gavel: z.string(),
  at: z.iso.datetime(),
});
const EventLineSchema = z.strictObject({
  meeting: counted,
  /** Its place in the meeting's log, from 0. */
  version: counted,
  /** CRC-32 of `GROUP/MEETING/VERSION`, a line feed, and the event as it's written here. */
  crc: counted,
  event: z.custom<Event>(isEvent, "isn't an event"),
});
const PictureLineSchema = z.strictObject({
  picture: z.string().regex(/^[0-9a-f]{64}$/u),
  /** The meetings whose events refer to it. */
  meetings: z.array(counted).min(1),
  base64: z.base64(),
});
const JobLineSchema = z.strictObject({
  job: z.strictObject({
    id: z.string(),
    kind: z.string(),
    at: z.iso.datetime(),
    data: z.record(z.string(), z.string()),
  }),
});
/** What a message in a room is about, so that reactions and replies to it still count. */
const MessageLineSchema = z.strictObject({
  message: z.strictObject({ room: z.string(), id: z.string(), meeting: counted, about: z.string() }),
});
/** The message that shows a view, so that it's edited and not posted again. */
const ViewLineSchema = z.strictObject({
  view: z.strictObject({ room: z.string(), name: z.string(), message: z.string() }),
});
const EndSchema = z.strictObject({
  end: z.strictObject({
    meetings: counted,
    events: counted,
    pictures: counted,
    jobs: counted,
    messages: counted,
    views: counted,
    /** SHA-256 of all lines before this one, with their line feeds. */
    sha256: z.string(),
  }),
});

/** What a line between the header and the end can be, and how the end counts it. */
const BODY = [
  { counts: 'events', has: 'event', schema: EventLineSchema },
  { counts: 'pictures', has: 'picture', schema: PictureLineSchema },
  { counts: 'jobs', has: 'job', schema: JobLineSchema },
  { counts: 'messages', has: 'message', schema: MessageLineSchema },
  { counts: 'views', has: 'view', schema: ViewLineSchema },
] as const;

export type LogHeader = z.infer<typeof HeaderSchema>;
export type EventLine = z.infer<typeof EventLineSchema>;
export type PictureLine = z.infer<typeof PictureLineSchema>;
export type JobLine = z.infer<typeof JobLineSchema>;
export type ExportedMessage = z.infer<typeof MessageLineSchema>;
export type ViewLine = z.infer<typeof ViewLineSchema>;
export type LogBodyLine = EventLine | PictureLine | JobLine | ExportedMessage | ViewLine;
export type LogCounts = z.infer<typeof EndSchema>['end'];
export type CountedLines = (typeof BODY)[number]['counts'];

/** A line that isn't one of a log. */
export class LogLineError extends Error {}

function parsed<T>(line: string, what: string, schema: z.ZodType<T>): T {
  const read = schema.safeParse(JSON.parse(line));
  if (!read.success) throw new LogLineError(`${what}: ${z.prettifyError(read.error)}`, { cause: read.error });
  return read.data;
}

/** A line's fields. @throws LogLineError if it's no JSON object */
function fieldsOf(line: string): object {
  try {
    const value: unknown = JSON.parse(line);
    if (typeof value === 'object' && value !== null) return value;
  } catch {
    // It's said below.
  }
  throw new LogLineError("it isn't a JSON object");
}

export function readHeader(line: string): LogHeader {
  const fields = fieldsOf(line);
  if (!('gavelLog' in fields)) throw new LogLineError("it doesn't begin with the header of a log that Gavel exported");
  if (fields.gavelLog !== LOG_FORM)
    throw new LogLineError(`it has form ${String(fields.gavelLog)}, and this Gavel reads form ${LOG_FORM}`);
  return parsed(line, 'the header', HeaderSchema);
}

/** Any other line: what it is, and how the end counts it. */
export function readLogLine(
  line: string,
): { readonly counts: CountedLines; readonly line: LogBodyLine } | { readonly end: LogCounts } {
  const fields = fieldsOf(line);
  if ('end' in fields) return parsed(line, 'the end', EndSchema);
  for (const { counts, has, schema } of BODY)
    if (has in fields) return { counts, line: parsed<LogBodyLine>(line, has, schema) };
  throw new LogLineError("it's nothing that a log has");
}

import type { Commit, OutboxItem, ReactionLog, StreamId, MessageSubject } from '../ports/store.ts';

/** A commit as it is stored: checked, and as text, so that what the caller changes afterwards changes nothing. */
export interface PreparedCommit {
  readonly appends: readonly PreparedAppend[];
  readonly outbox: readonly PreparedItem[];
  readonly jobs: readonly PreparedJob[];
  readonly finished: readonly string[];
  readonly handled: readonly string[];
  readonly heard: readonly string[];
  readonly subjects: readonly { readonly room: string; readonly message: string; readonly subject: MessageSubject }[];
  readonly reactions: readonly ReactionLog[];
  readonly early: readonly PreparedChange[];
  readonly came: readonly { readonly room: string; readonly message: string }[];
  readonly keeps: readonly PreparedFile[];
  readonly releases: readonly FileUse[];
}

/** That a stream's events refer to a file. */
export interface FileUse {
  readonly stream: StreamId;
  readonly sha256: string;
}

/** A change of a message that has not come yet. */
export interface PreparedChange {
  readonly room: string;
  readonly message: string;
  /** The edit as JSON; undefined if the message is gone. */
  readonly edit: string | undefined;
  /** When it was changed: milliseconds since 1970. */
  readonly at: number;
}

const HOUR_MS = 60 * 60_000;
/** How many of them are kept. */
export const MOST_EARLY = 1000;
/** How long it's known that a message is gone. Platforms that try again do so for an hour or so; the others continue. */
export const EARLY_MS = 24 * HOUR_MS;
/** How long an edit is kept. */
export const EARLY_EDIT_MS = HOUR_MS;

export interface PreparedFile extends FileUse {
  readonly bytes: Buffer;
}

export interface PreparedAppend extends StreamName {
  readonly stream: StreamId;
  readonly expectedVersion: number;
  /** Each event as JSON. */
  readonly events: readonly string[];
}

export interface PreparedItem {
  readonly id: string;
  readonly room: string;
  readonly view: string | undefined;
  readonly subject: MessageSubject | undefined;
  readonly answersView: string | undefined;
  /** The outgoing as JSON. */
  readonly outgoing: string;
}

export interface PreparedJob {
  readonly id: string;
  readonly group: string;
  readonly kind: string;
  /** Milliseconds since 1970. */
  readonly at: number;
  /** The data as JSON. */
  readonly data: string;
}

export interface StreamName {
  readonly group: string;
  readonly number: number;
}

/** The parts of `GROUP/NUMBER`, in which the group may have slashes itself; undefined for anything else. */
export function streamName(stream: StreamId): StreamName | undefined {
  const found = /^(?<group>.+)\/(?<number>0|[1-9]\d{0,14})$/su.exec(stream)?.groups;
  return found && { group: found['group'] ?? '', number: Number(found['number']) };
}

/** Milliseconds since 1970 of an ISO 8601 time, so that `…00Z` and `…00.000Z` are one. Throws RangeError for what is none. */
export function instantMs(at: string): number {
  const found = Date.parse(at);
  if (Number.isNaN(found)) throw new RangeError(`"${at}" isn't an ISO 8601 time`);
  return found;
}

const list = <T>(items: readonly T[] | undefined): readonly T[] => items ?? [];

/** Throws RangeError for a stream that is not named `GROUP/NUMBER` and for a job whose time is none. */
export const serializeCommit = (commit: Commit): PreparedCommit => ({
  appends: list(commit.appends).map(preparedAppend),
  outbox: list(commit.outbox).map(preparedItem),
  jobs: list(commit.jobs).map(({ id, group, kind, at, data }) => {
    return { id, group, kind, at: instantMs(at), data: JSON.stringify(data) };
  }),
  finished: [...list(commit.finished)],
  handled: [...list(commit.handled)],
  heard: [...list(commit.heard)],
  subjects: list(commit.subjects).map(({ room, message, subject }) => ({ room, message, subject: { ...subject } })),
  reactions: list(commit.reactions).map((reaction) => ({ ...reaction })),
  early: list(commit.early).map((change) => {
    const { room, message, at } = change;
    return { room, message, edit: change.kind === 'edit' ? JSON.stringify(change) : undefined, at: instantMs(at) };
  }),
  came: list(commit.came).map(({ room, message }) => ({ room, message })),
  keeps: list(commit.keeps).map(({ stream, file: { sha256, bytes } }) => {
    return { stream, sha256, bytes: Buffer.from(bytes) };
  }),
  releases: list(commit.releases).map(({ stream, sha256 }) => ({ stream, sha256 })),
});

function preparedAppend(append: NonNullable<Commit['appends']>[number]): PreparedAppend {
  const { stream, expectedVersion, events } = append;
  const name = streamName(stream);
  if (!name) throw new RangeError(`"${stream}" isn't a stream, GROUP/NUMBER`);
  return { ...name, stream, expectedVersion, events: events.map((event) => JSON.stringify(event)) };
}

const preparedItem = ({ id, room, outgoing, view, subject, answersView }: OutboxItem): PreparedItem => ({
  id,
  room,
  view,
  subject: subject && { ...subject },
  answersView,
  outgoing: JSON.stringify(outgoing),
});

import type { Generated } from 'kysely';

// Instants are milliseconds since 1970; texts of events, messages and jobs are JSON, as text: a database's own JSON
// can't hold every sign that people type.

/** The tables of a database, as kysely knows them. */
export interface GavelTables {
  readonly inbox: {
    readonly seq: Generated<number>;
    readonly id: string;
    readonly item: string | null;
    readonly heard: number;
  };
  readonly event: {
    readonly meeting_group: string;
    readonly number: number;
    readonly version: number;
    readonly event: string;
    readonly crc: number;
  };
  readonly outbox: {
    readonly seq: Generated<number>;
    readonly id: string;
    readonly room: string;
    readonly view: string | null;
    readonly stream: string | null;
    readonly about: string | null;
    readonly answers: string | null;
    readonly outgoing: string | null;
    readonly is_sign: boolean;
    readonly state: 'unsent' | 'sent' | 'replaced' | 'dead';
    readonly attempts: number;
    readonly not_before: number;
    readonly why: string | null;
    readonly added: number | null;
    readonly inherited: boolean;
  };
  readonly shown: { readonly room: string; readonly view: string; readonly message: string };
  readonly subject: {
    readonly room: string;
    readonly message: string;
    readonly stream: string;
    readonly about: string;
  };
  readonly job: {
    readonly seq: Generated<number>;
    readonly id: string;
    readonly job_group: string;
    readonly kind: string;
    readonly at: number;
    readonly data: string;
    readonly attempts: number;
    readonly why: string | null;
    readonly finished: boolean;
  };
  readonly reaction: {
    readonly room: string;
    readonly message: string;
    readonly emoji: string;
    readonly origin: string;
    readonly person: string;
  };
  readonly file: { readonly sha256: string; readonly bytes: Buffer };
  readonly file_use: { readonly sha256: string; readonly stream: string };
  readonly early: {
    readonly seq: Generated<number>;
    readonly room: string;
    readonly message: string;
    readonly edit: string | null;
    readonly at: number;
    readonly heard: number;
  };
  readonly adapter_memory: {
    readonly adapter: string;
    readonly kind: string;
    readonly key: string;
    readonly value: string;
    readonly at: number;
  };
  readonly lease: {
    readonly name: string;
    readonly owner: string;
    readonly token: number;
    readonly expires: Date;
    readonly pid: number;
    readonly backend_start: Date | null;
    readonly last_write: string | null;
  };
}

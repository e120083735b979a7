import type { IncomingMessage } from 'node:http';

import type { Hono, MiddlewareHandler } from 'hono';

import type { InLanguage } from '../../language/language.ts';
import type { UserRef } from '../../meeting/member.ts';
import type { OperatorLog } from '../../ports/operator-log.ts';
import type { WebDocument } from './documents.ts';
import type { RoomGuests } from './guests.ts';
import { onlyThisMachine } from './local-only.ts';
import type { WebPeople } from './people.ts';
import type { SignedInAs, WebMember, WebRoom } from './protocol.ts';
import type { PathLanguage } from './room-languages.ts';

/** Somebody who asks the room's server for something. */
export interface WebVisitor {
  /** The rooms they may enter. */
  readonly rooms: readonly WebRoom[];
  /** The members of those rooms' groups. */
  readonly members: readonly WebMember[];
  /** Who they are in each room, by its id, if they signed in. */
  readonly signedInAs?: Readonly<Record<string, SignedInAs>>;
  /**
   * Who they are in a room; undefined if nobody yet.
   * @param as who their page says they are; '' if it doesn't say
   * @throws WebRefusal if that's somebody else
   */
  personIn(room: WebRoom, as: string): UserRef | undefined;
  /** Whether they may still be here: a stream can be open for days. */
  readonly goesOn: () => boolean;
}

/** What the handlers of the room's server know of a request. */
export interface WebEnv {
  readonly Variables: { readonly visitor: WebVisitor };
}

/** What Node's server hands on with a request. */
export interface ServedEnv {
  readonly Bindings: { readonly incoming: IncomingMessage };
}

/** Who may open the room, and who they are in it. */
export interface WebAccess {
  /** Refuses what doesn't come from the room's own pages. */
  readonly guard: MiddlewareHandler;
  /** Finds out who it is. Throws WebRefusal. */
  readonly admit: MiddlewareHandler<WebEnv>;
  /** What's there for those who aren't in yet. */
  readonly signIn?: SignInPages;
}

export interface SignInPages {
  readonly app: Hono<ServedEnv>;
  /** What people see instead of the page at a path. */
  entrance(path: string, of: InLanguage): WebDocument;
}

/** What the sign-in needs of the room. */
export interface SignedInRoom {
  readonly rooms: readonly WebRoom[];
  readonly guests: RoomGuests;
  readonly log: OperatorLog;
  readonly languageOf: PathLanguage;
  /** Ends the streams of those who have signed out. */
  ended(): void;
}

/** How people sign in to a room that's reached from elsewhere. */
export interface RoomSignIn {
  /** Where people reach the room: `https://room.example.org`. */
  readonly publicUrl: string;
  access(room: SignedInRoom): WebAccess;
  close(): void;
}

/** The room on this machine, in which anyone can choose who they are. */
export function localAccess(people: WebPeople, rooms: readonly WebRoom[]): WebAccess {
  const visitor: WebVisitor = {
    rooms,
    members: people.members,
    // Guests signed in once; nobody can choose to be one of them.
    personIn: (_, as) => people.member(as),
    goesOn: () => true,
  };
  return {
    guard: onlyThisMachine,
    admit: (c, next) => {
      c.set('visitor', visitor);
      return next();
    },
  };
}

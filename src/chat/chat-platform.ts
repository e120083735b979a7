import type { z } from 'zod';

import { ENGLISH, type InLanguage } from '../language/language.ts';
import type { Member } from '../meeting/member.ts';
import type { PlatformTraits } from '../meeting/platform-traits.ts';
import type { AdapterMemory } from '../ports/adapter-memory.ts';
import type { GroupBoards } from '../ports/board.ts';
import type { Chat, RoomId } from '../ports/chat.ts';
import type { Clock } from '../ports/clock.ts';
import type { Finding } from '../ports/finding.ts';
import type { FirstSetting } from '../ports/first-setting.ts';
import type { RecordForms } from '../ports/forms.ts';
import type { OffRecordGuard } from '../ports/off-record-guard.ts';
import type { OperatorLog } from '../ports/operator-log.ts';
import type { HomePages } from '../ports/pages.ts';
import type { PictureReader } from '../ports/pictures.ts';
import type { Store } from '../ports/store.ts';
import type { CommandSuggestions } from '../ports/suggestions.ts';
import { roomLog } from './room-log.ts';

/** How people write ids of a platform in the configuration, without the platform's own id before them. */
export interface IdForm {
  /** A regular expression for the whole of it, without `^` and `$`. */
  readonly pattern: string;
  /** The error if somebody writes something else. */
  readonly says: string;
}

/** A command, as the features describe it. */
export interface DescribedCommand {
  readonly verb: string;
  readonly usage: string;
  readonly help: (of: InLanguage) => string;
}

/** What the configuration says of a group. */
export interface PlatformGroup extends InLanguage {
  readonly id: string;
  /** Of every platform. */
  readonly rooms: readonly { readonly id: RoomId; readonly title?: string | undefined }[];
  readonly members: readonly Member[];
  /** Handles. */
  readonly chairs: readonly string[];
  readonly secretaries: readonly string[];
  /** Whether people who sign in may be in its rooms although they aren't members. */
  readonly guests: 'refused' | 'welcome';
}

/** What the adapters are given when Gavel starts. Each takes what it can use. */
export interface PlatformSetup {
  readonly groups: readonly PlatformGroup[];
  /** The data folder. */
  readonly data: string;
  readonly store: Pick<Store, 'memory'>;
  /** The platforms and forges that people have accounts on. */
  readonly traits: readonly PlatformTraits[];
  readonly clock: Clock;
  /** Whether the clock, and not the platform, says when something was said. */
  readonly isRehearsal: boolean;
  readonly log: OperatorLog;
  /** Ends the process, since nothing will be heard any more. */
  readonly end: (why: string) => void;
  /** The port wanted for what people open in a browser; undefined if it's the configuration's to say. */
  readonly port: number | undefined;
  readonly commands: readonly DescribedCommand[];
  /** The emoji that record a message when people react to it with one. */
  readonly recordsBy: readonly string[];
  /** Whether a meeting goes on in a room now. */
  readonly meets: (room: RoomId) => boolean;
  /** What a platform may keep that keeps its rooms' conversations itself. */
  readonly offRecord: OffRecordGuard;
  readonly boards: GroupBoards;
  readonly forms: RecordForms;
  readonly pages: HomePages;
  readonly suggestions: CommandSuggestions;
  readonly pictures: PictureReader;
}

/** What one adapter is given. */
export interface AdapterSetup extends Omit<PlatformSetup, 'store'> {
  /** Its own. */
  readonly memory: AdapterMemory;
}

export interface ManifestOptions {
  /** Where the platform reaches Gavel over HTTP; without it Gavel connects to the platform. */
  readonly requestUrl?: string | undefined;
  /** Registers a command of the platform's for each of Gavel's, instead of the few that take all. */
  readonly shortCommands?: boolean | undefined;
}

/** What a platform wants to know of the app before it lets it in: `gavel manifest NAME` prints it. */
export interface PlatformManifest {
  readonly help: string;
  /** What the options of the command mean there. */
  readonly optionHelp: { readonly requestUrl: string; readonly shortCommands: string };
  write(commands: readonly DescribedCommand[], options: ManifestOptions): string;
}

/** A database of an adapter's own, by the name of its file. */
export interface AdapterDatabase {
  readonly file: string;
  /** The version that this program writes; undefined if a start takes the file into the main database and deletes it. */
  readonly version?: number;
  /** Set if the platform keeps there what people say in its rooms. */
  readonly isConversation?: true;
}

/** What is known of a platform before anything is configured. */
interface PlatformProfile extends PlatformTraits {
  /** How rooms are written: the configuration has `ID:` before what the pattern says, and so have the examples. */
  readonly roomId: Pick<IdForm, 'pattern'> & { readonly examples: readonly string[] };
  /** How members' ids are written; undefined if nobody has one there. */
  readonly memberId?: IdForm;
  /** What is wrong with a room of this platform if it is not set up; undefined if it needs nothing. */
  readonly needs?: string;
  readonly manifest?: PlatformManifest;
  /** What a first configuration says of it. */
  readonly firstSettings?: readonly FirstSetting[];
  /** What's left to do there once Gavel runs for the first time: a step, as an order. */
  readonly afterStart?: string;
  /** Databases in the data folder that are the adapter's own. */
  readonly databases?: readonly AdapterDatabase[];
  /** Where people read a meeting's proposed minutes on it. */
  readonly proposalUrl?: (meeting: string) => string;
}

/** A platform as its folder describes it. */
export interface PlatformSpec<Settings extends object> {
  readonly profile: PlatformProfile;
  /** What the configuration says of it, under its id. */
  readonly settings: z.ZodType<Settings>;
  /** The adapter. It's loaded only here: those who don't use it don't wait for it. */
  open(settings: Settings, setup: AdapterSetup): Promise<Chat>;
  /** What `gavel doctor` looks at. @param rooms those of this platform */
  check?(settings: Settings, rooms: readonly RoomId[], groups: readonly PlatformGroup[]): Promise<readonly Finding[]>;
}

/** A chat platform: all that is known of it outside its own folder. src/chat/platforms.ts lists them. */
export interface ChatPlatform extends PlatformProfile {
  readonly settings: z.ZodType<ConfiguredPlatform>;
}

/** A platform with what a configuration says of it. */
export class ConfiguredPlatform {
  readonly id: string;
  readonly proposalUrl: PlatformProfile['proposalUrl'];
  /** As the configuration has them, with their secrets. */
  readonly settings: object;
  readonly open: (setup: PlatformSetup) => Promise<Chat>;
  readonly check: (groups: PlatformSetup['groups']) => Promise<readonly Finding[]>;

  private constructor(
    { id, proposalUrl }: PlatformProfile,
    bound: Pick<ConfiguredPlatform, 'settings' | 'open' | 'check'>,
  ) {
    this.id = id;
    this.proposalUrl = proposalUrl;
    this.settings = bound.settings;
    this.open = bound.open;
    this.check = bound.check;
  }

  static of<Settings extends object>(spec: PlatformSpec<Settings>, settings: Settings): ConfiguredPlatform {
    return new ConfiguredPlatform(spec.profile, {
      settings,
      open: async ({ store, log, ...setup }) =>
        spec.open(settings, {
          ...setup,
          log: roomLog(spec.profile.id, setup.groups, log),
          memory: store.memory(spec.profile.id),
        }),
      check: async (groups) => (await spec.check?.(settings, roomsOn(spec.profile.id, groups), groups)) ?? [],
    });
  }
}

/** Makes the platform for the list from its folder's description. */
export const chatPlatform = <Settings extends object>(spec: PlatformSpec<Settings>): ChatPlatform => ({
  ...spec.profile,
  settings: spec.settings.transform((read) => ConfiguredPlatform.of(spec, read)),
});

/** What a room's people read: its group's language. In a direct message, that of the first group. */
export type RoomLanguage = (room: RoomId) => InLanguage;

export const roomLanguages = (groups: PlatformSetup['groups']): RoomLanguage => {
  const byRoom = new Map(groups.flatMap((group) => group.rooms.map(({ id }) => [id, group])));
  return (room) => byRoom.get(room) ?? groups[0] ?? ENGLISH;
};

/** The rooms of a platform, of all groups. */
export const roomsOn = (platform: string, groups: PlatformSetup['groups']): RoomId[] =>
  groups.flatMap(({ rooms }) => rooms.map(({ id }) => id)).filter((id) => id.startsWith(`${platform}:`));

/** What the configuration has of each member of all groups, by handle. @param what undefined if there is nothing for a member */
export const byHandle = (
  groups: PlatformSetup['groups'],
  what: (member: Member) => string | undefined,
): ReadonlyMap<string, string> =>
  new Map(
    groups.flatMap(({ members }) =>
      members.flatMap((member): [string, string][] => {
        const found = what(member);
        return found === undefined ? [] : [[member.handle, found]];
      }),
    ),
  );

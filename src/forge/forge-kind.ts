import type { z } from 'zod';

import type { ApprovalRule } from '../meeting/group.ts';
import type { Member } from '../meeting/member.ts';
import type { AccountIds } from '../meeting/platform-traits.ts';
import type { Finding } from '../ports/finding.ts';
import type { FirstSetting } from '../ports/first-setting.ts';
import type { Forge } from '../ports/forge.ts';
import type { OperatorLog } from '../ports/operator-log.ts';

/** What the configuration says of a group, beside its forge. */
export interface ForgeGroup {
  readonly id: string;
  readonly members: readonly Member[];
  readonly issues: {
    readonly actions: boolean;
    readonly agenda?: string | undefined;
    readonly labels: readonly string[];
  };
  readonly format: { readonly path: string };
}

/** A repository that sends webhooks. */
export interface RepositoryHook {
  /** As the forge names it. */
  readonly repository: string;
  /** What the forge signs with. */
  readonly secret: string;
}

/** What is needed to listen for webhooks. */
export interface WebhookSetup {
  readonly hooks: readonly (RepositoryHook & { readonly group: string })[];
  /** Something changed in a group's repository. Resolves when that is on disk. */
  readonly changed: (group: string, delivery: string) => Promise<void>;
  readonly log: OperatorLog;
}

/** What listens for a forge's webhooks. */
export interface WebhookListener {
  readonly url: string;
  stop(): Promise<void>;
}

/** The webhooks of one kind of forge, as configured for all groups. */
export class WebhookSource {
  readonly kind: string;
  readonly label: string;
  readonly listen: (setup: WebhookSetup) => Promise<WebhookListener>;

  constructor({ id, label }: Pick<ForgeProfile, 'id' | 'label'>, listen: WebhookSource['listen']) {
    this.kind = id;
    this.label = label;
    this.listen = listen;
  }
}

/** What is known of a kind of forge before anything is configured. */
interface ForgeProfile {
  /** Its `kind` in the configuration. */
  readonly id: string;
  /** What it's called, in words for people. */
  readonly label: string;
  /** How members are known there, if people have accounts: the ids are among a member's `accounts`, under its id. */
  readonly memberId?: { readonly knownBy: AccountIds; readonly pattern: string; readonly says: string };
  /** Whether people approve of minutes there. */
  readonly hasReviews: boolean;
  /** What a first configuration says of it. */
  readonly firstSettings: readonly FirstSetting[];
}

/** A schema by whose `kind` zod finds the right one. */
type DiscriminableSchema<Read> = z.ZodType<Read> & z.core.$ZodTypeDiscriminable;

/** A forge as its folder describes it. */
export interface ForgeSpec<Settings extends object> extends ForgeProfile {
  /** What the configuration says of it, with its id as `kind`. */
  readonly settings: DiscriminableSchema<Settings>;
  /** What is the same for two groups if they have the same repository. */
  repository(settings: Settings): string;
  /** What the settings have against the group's rule of approval. @param merge who merges */
  problem?(
    settings: Settings,
    merge: ApprovalRule['merge'],
  ): { readonly key: string; readonly message: string } | undefined;
  /** The repository's webhook; undefined if it has none. */
  hook?(settings: Settings): RepositoryHook | undefined;
  /**
   * The adapter of one group. Its code is loaded only here, and whether it works isn't known before it's used.
   * @param now ISO 8601, UTC
   */
  open(settings: Settings, group: ForgeGroup, now: () => string): Promise<Forge>;
  /** Looks whether it can be used now, if that can be known at once. @throws an error that says how to mend the configuration */
  atStart?(settings: Settings, group: ForgeGroup, forge: Forge): Promise<void>;
  /** What `gavel doctor` looks at. */
  check(settings: Settings, group: ForgeGroup, now: () => string): Promise<readonly Finding[]>;
  /** A repository that could be made now; undefined if there's one already, or something else is in its place. */
  newRepository?(settings: Settings): Promise<NewRepository | undefined>;
}

/** A repository that isn't there yet. */
export interface NewRepository {
  /** As the configuration names it. */
  readonly where: string;
  /** Makes it, with a first commit. @param at ISO 8601, UTC */
  make(at: string): Promise<void>;
}

/** A forge's section for all groups in the configuration, under its id: where Gavel listens for its webhooks. */
export interface WebhookSpec<Settings extends object> {
  readonly settings: z.ZodType<Settings>;
  listen(settings: Settings, setup: WebhookSetup): Promise<WebhookListener>;
}

/** A kind of forge: all that is known of it outside its own folder. src/forge/forges.ts lists them. */
export interface ForgeKind extends ForgeProfile {
  readonly settings: DiscriminableSchema<ConfiguredForge>;
  readonly webhooks?: z.ZodType<WebhookSource>;
}

/** A forge with what a group's configuration says of it. */
export interface ConfiguredForge {
  readonly kind: string;
  /** As the configuration has them, with their secrets. */
  readonly settings: object;
  readonly repository: string;
  readonly hasReviews: boolean;
  readonly hook: RepositoryHook | undefined;
  readonly problem: (merge: ApprovalRule['merge']) => { readonly key: string; readonly message: string } | undefined;
  readonly open: (group: ForgeGroup, now: () => string) => Promise<Forge>;
  readonly atStart: (group: ForgeGroup, forge: Forge) => Promise<void>;
  readonly check: (group: ForgeGroup, now: () => string) => Promise<readonly Finding[]>;
  readonly newRepository: () => Promise<NewRepository | undefined>;
}

/** What a group's configuration says of a forge, bound to what the forge does with it. */
export function configuredForge<Settings extends object>(
  spec: ForgeSpec<Settings>,
  settings: Settings,
): ConfiguredForge {
  return {
    kind: spec.id,
    settings,
    repository: spec.repository(settings),
    hasReviews: spec.hasReviews,
    hook: spec.hook?.(settings),
    problem: (merge) => spec.problem?.(settings, merge),
    open: async (group, now) => spec.open(settings, group, now),
    atStart: async (group, forge) => spec.atStart?.(settings, group, forge),
    check: async (group, now) => spec.check(settings, group, now),
    newRepository: async () => spec.newRepository?.(settings),
  };
}

/** Makes the kind of forge for the list from its folder's description. */
export function forgeKind<Settings extends object, Hooks extends object>(
  spec: ForgeSpec<Settings>,
  webhooks?: WebhookSpec<Hooks>,
): ForgeKind {
  const { id, label, memberId, hasReviews, firstSettings } = spec;
  const sources = webhooks?.settings.transform(
    (read) => new WebhookSource(spec, async (setup) => webhooks.listen(read, setup)),
  );
  return {
    id,
    label,
    hasReviews,
    firstSettings,
    ...(memberId && { memberId }),
    settings: spec.settings.transform((read) => configuredForge(spec, read)),
    ...(sources && { webhooks: sources }),
  };
}

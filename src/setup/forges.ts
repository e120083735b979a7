import { ConfigError } from '../config/config.ts';
import type { Config, GroupConfig } from '../config/schema.ts';
import type { Forge } from '../ports/forge.ts';
import type { OperatorLog } from '../ports/operator-log.ts';
import type { GroupBinding } from '../secretary/secretary-deps.ts';

/**
 * Where a group's minutes are proposed, after checking that it can be used now.
 * @throws ConfigError if the configuration names none
 * @throws StartupError if it's one of this machine, and isn't there or can't be used
 */
export async function forgeOf(config: GroupConfig, now: () => string): Promise<Forge> {
  const forge = await openForge(config, now);
  await checkForge(config, forge);
  return forge;
}

/** Checks whether a forge on this machine can be used. One elsewhere may only be away for a while. */
const checkForge = async (group: GroupConfig, forge: Forge): Promise<void> => group.forge?.atStart(group, forge);

/** Where a group's whole minutes go if something is under embargo; undefined if the configuration names no such place. */
export const openPrivateForge = async (group: GroupConfig, now: () => string): Promise<Forge | undefined> =>
  group.privateForge?.open(group, now);

/**
 * Where a group's minutes are proposed. Each group has a forge of its own, with its own credentials. Whether it works
 * isn't known before it's used.
 * @throws ConfigError if the configuration names none
 */
export async function openForge(group: GroupConfig, now: () => string): Promise<Forge> {
  if (!group.forge)
    throw new ConfigError(`The group ${group.id} has no forge. Add one, to say where its minutes are proposed.`);
  return group.forge.open(group, now);
}

/** Listens for the webhooks that the configuration has. @returns a function that stops listening */
export async function hearWebhooks(
  { webhooks, groups }: Config,
  changed: (group: string, delivery: string) => Promise<void>,
  log: OperatorLog,
): Promise<() => Promise<void>> {
  const heard = await Promise.all(
    webhooks.map(async ({ kind, label, listen }) => {
      const hooks = groups.flatMap(({ id: group, forge }) =>
        forge?.kind === kind && forge.hook ? [{ ...forge.hook, group }] : [],
      );
      const listener = await listen({ hooks, changed, log });
      log.info(`Listening for ${label} webhooks`, { at: listener.url });
      return listener;
    }),
  );
  return async () => {
    await Promise.all(heard.map(async (listener) => listener.stop()));
  };
}

/**
 * Checks every group's repository. One that can't be used is logged and tried again, and the other groups go on. If none
 * can be used, there's nothing to start.
 * @throws the first group's trouble
 */
export async function checkForges(
  groups: readonly GroupConfig[],
  opened: readonly Pick<GroupBinding, 'forge' | 'privateForge'>[],
  log: OperatorLog,
): Promise<void> {
  const found = await Promise.allSettled(
    groups.map(async (group, i) => {
      const { forge, privateForge } = opened[i] ?? {};
      if (forge) await checkForge(group, forge);
      if (privateForge) await group.privateForge?.atStart(group, privateForge);
    }),
  );
  const failed = found.flatMap((one, i) =>
    one.status === 'rejected' ? [{ group: groups[i]?.id, why: one.reason as unknown }] : [],
  );
  if (failed.length === groups.length) throw failed[0]?.why;
  for (const { group, why } of failed) {
    const words = why instanceof Error ? why.message : String(why);
    log.error("A group can't use its repository. Gavel keeps trying, and the other groups go on", {
      group,
      why: words,
    });
  }
}

import type { Config } from '../config/schema.ts';
import { githubWebhooks, type GithubWebhooks } from '../forge/github/webhooks.ts';
import type { OperatorLog } from '../secretary/secretary-deps.ts';
import type { Secretary } from '../secretary/secretary.ts';

/** GitHub's webhooks, where the configuration says that they can be heard. */
export async function hearWebhooks(
  config: Config,
  gavel: Secretary,
  log: OperatorLog,
): Promise<GithubWebhooks | undefined> {
  const { webhooks } = config.github ?? {};
  if (!webhooks) return undefined;
  const hooks = config.groups.flatMap(({ id: group, forge }) =>
    forge?.kind === 'github' && forge.webhookSecret !== undefined
      ? [{ group, repository: forge.repository, secret: forge.webhookSecret }]
      : [],
  );
  const heard = await githubWebhooks({
    ...webhooks,
    hooks,
    changed: async (group, delivery) => gavel.checkForge(group, delivery),
    log: (problem, facts) => log.error(problem, facts),
  });
  log.info("GitHub's webhooks are heard", { at: heard.url });
  return heard;
}

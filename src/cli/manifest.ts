import type { Command } from 'commander';

import { slackManifest } from '../chat/slack/manifest.ts';
import { meetingDomain } from '../domain/domain.ts';
import { printOut } from './console.ts';

export function addManifest(program: Command): void {
  const parent = program.command('manifest').description('print what a platform wants to know of the app');
  parent
    .command('slack')
    .description('print the manifest of the Slack app, from the list of features')
    .option('--request-url <URL>', 'where Slack reaches Gavel over HTTP; without it the app uses Socket Mode')
    .action(({ requestUrl }: { requestUrl?: string }) =>
      printOut(slackManifest(meetingDomain.kernel.commands, requestUrl)),
    );
}

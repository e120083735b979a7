import type { Command } from 'commander';

import type { ManifestOptions } from '../chat/chat-platform.ts';
import { CHAT_PLATFORMS } from '../chat/platforms.ts';
import { meetingDomain } from '../features/meeting-domain.ts';
import { printOut } from './console.ts';

export function addManifest(program: Command): void {
  const parent = program.command('manifest').description("print a chat platform's app manifest").helpCommand(false);
  for (const { id, manifest } of CHAT_PLATFORMS) {
    if (!manifest) continue;
    parent
      .command(id)
      .description(manifest.help)
      .option('--request-url <URL>', manifest.optionHelp.requestUrl)
      .option('--short-commands', manifest.optionHelp.shortCommands)
      .action((options: ManifestOptions) => printOut(manifest.write(meetingDomain.kernel.commands, options)));
  }
}

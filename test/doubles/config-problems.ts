import { ConfigError, parseConfig } from '../../src/config/config.ts';

/** What's wrong with a configuration of these groups, in words, without the places. */
export function configProblems(...groups: readonly object[]): readonly string[] {
  try {
    parseConfig(JSON.stringify({ groups }), 'gavel.yaml', {});
    return [];
  } catch (error) {
    if (error instanceof ConfigError) return error.message.split('\n').map((line) => line.replace(/^[^ ]+ /u, ''));
    throw error;
  }
}

import { ConfigError, parseConfig } from '../../src/config/config.ts';
import type { Config } from '../../src/config/schema.ts';

const GROUP = {
  id: 'lamps',
  name: 'Lamps',
  members: [{ handle: 'mira' }],
  schedule: { start: '17:00', from: '2026-11-24', every: 'FREQ=WEEKLY' },
  format: { path: '{date}.md', sections: [] },
};

/** A configuration with these settings and one group. @param group what is different in the group */
export const configured = (settings: object, group: object = {}, env: NodeJS.ProcessEnv = {}): Config =>
  parseConfig(JSON.stringify({ groups: [{ ...GROUP, ...group }], ...settings }), 'gavel.yaml', env);

/** What is wrong with such a configuration, without the place in the file. */
export function problemsOf(settings: object, group: object = {}, env: NodeJS.ProcessEnv = {}): readonly string[] {
  try {
    configured(settings, group, env);
    return [];
  } catch (error) {
    if (error instanceof ConfigError) return error.message.split('\n').map((line) => line.replace(/^[^ ]+ /u, ''));
    throw error;
  }
}

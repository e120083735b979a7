/** What a key is called that holds a secret. */
export const SECRET_KEY = /(?:token|secret|privateKey|password)$/iu;

/** Shorter ones would take out words that have nothing to do with them. */
const SHORTEST = 6;

function valuesIn(value: unknown, key: string): string[] {
  if (typeof value === 'string') return SECRET_KEY.test(key) && value.length >= SHORTEST ? [value] : [];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, one]) => valuesIn(one, Array.isArray(value) ? key : name));
}

/**
 * Takes secrets out of lines of JSON, no matter who wrote them: servers echo what they were sent.
 * @param config everything that was read, with the secrets under the keys that they have in the file
 */
export function secretKeeper(config: object): (line: string) => string {
  const secrets = [...new Set(valuesIn(config, ''))].map((secret) => JSON.stringify(secret).slice(1, -1));
  return (line) => secrets.reduce((text, secret) => text.replaceAll(secret, '…'), line);
}

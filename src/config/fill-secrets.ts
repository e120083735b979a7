import { isPair, isScalar, isSeq, visit, type Document } from 'yaml';

import { isSecret, type SettingPath } from './secrets.ts';

/** Hears what is wrong with a file's secrets. @param offset the place in the file, in characters */
export interface SecretProblems {
  /** An environment variable that is not set. */
  missing(name: string, offset: number): void;
  /** A secret is written in the file itself. */
  plain(key: string, offset: number): void;
}

/** The keys on the way to a node, with `*` for the items of a list. */
const pathOf = (ancestors: readonly unknown[]): SettingPath =>
  ancestors.flatMap((node) => {
    if (isSeq(node)) return ['*'];
    return isPair(node) ? [isScalar(node.key) ? String(node.key.value) : ''] : [];
  });

/**
 * Replaces `${NAME}` in a document by the environment's value. It reports names that aren't set, and never their values.
 * @param marked the paths that the schema marks as secrets
 */
export function fillSecrets(
  document: Document,
  env: NodeJS.ProcessEnv,
  marked: readonly SettingPath[],
  problems: SecretProblems,
): void {
  visit(document, {
    Scalar(key, node, ancestors) {
      const offset = node.range?.[0] ?? 0;
      const path = pathOf(ancestors);
      if (key !== 'key' && isSecret(path, marked) && !/^\$\{\w+\}$/u.test(String(node.value)))
        problems.plain(path.findLast((one) => one !== '*') ?? '', offset);
      if (typeof node.value !== 'string') return;
      node.value = node.value.replaceAll(/\$\{(?<name>[A-Z_][A-Z0-9_]*)\}/gu, (whole, name: string) => {
        const value = env[name];
        if (value === undefined || value === '') problems.missing(name, offset);
        return value ?? whole;
      });
    },
  });
}

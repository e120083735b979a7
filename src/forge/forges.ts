import type { ForgeKind } from './forge-kind.ts';
import { gitKind } from './git/kind.ts';
import { githubKind } from './github/kind.ts';

/** The kinds of forges. A new one is a folder beside this file, and a line here. */
export const FORGE_KINDS: readonly [ForgeKind, ...ForgeKind[]] = [gitKind, githubKind];

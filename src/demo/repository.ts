import type { ConfiguredForge } from '../forge/forge-kind.ts';
import { localRepository } from '../forge/git/kind.ts';

/** The forge of the demonstration's group. @param path of the repository that was made for it */
export const demoRepository = (path: string): ConfiguredForge => localRepository(path);

import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { z } from 'zod';

const PackageSchema = z.object({ name: z.string(), version: z.string(), license: z.string().optional() });

const IN_PACKAGE = /^(?<folder>.*node_modules\/(?:@[^/]+\/)?[^/]+)\//u;
const LICENCE_FILE = /^(?:licen[cs]e|copying|notice)(?:[.-].*)?$/iu;

/** The folders of the packages that some files are from. */
const packageFolders = (files: readonly string[]): readonly string[] =>
  [...new Set(files.flatMap((file) => IN_PACKAGE.exec(file)?.groups?.['folder'] ?? []))].toSorted();

function notice(folder: string): string {
  const { name, version, license } = PackageSchema.parse(
    JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')),
  );
  const texts = readdirSync(folder)
    .filter((file) => LICENCE_FILE.test(file))
    .map((file) => readFileSync(join(folder, file), 'utf8').trim());
  return [`## ${name} ${version}`, `Licence: ${license ?? 'see below'}`, ...texts].join('\n\n');
}

/**
 * The names, versions and licences of the packages that stand in a bundle.
 * @param files the bundle's source files, as paths from the project's folder
 */
export function thirdPartyNotices(files: readonly string[]): string {
  const folders = packageFolders(files).filter((folder) => existsSync(join(folder, 'package.json')));
  return `# Packages in this bundle\n\n${folders.map(notice).join('\n\n---\n\n')}\n`;
}

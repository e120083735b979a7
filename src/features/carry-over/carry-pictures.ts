import type { PhrasingContent } from 'mdast';

import type { Meeting } from '../../meeting/feature.ts';
import type { ReadItem } from '../../minutes/read.ts';
import { minutesPath } from '../minutes/proposal.ts';

const foldersOf = (meeting: Meeting): string[] => minutesPath(meeting).split('/').slice(0, -1);

/** The way from the folder of one meeting's minutes to that of another's; empty if it's the same. */
function way(from: readonly string[], to: readonly string[]): string {
  const parted = from.findIndex((name, i) => name !== to[i]);
  const common = parted < 0 ? from.length : parted;
  return [...from.slice(common).map(() => '..'), ...to.slice(common)]
    .map((name) => `${encodeURIComponent(name)}/`)
    .join('');
}

/** Whether an address is one from the file's own folder on. */
const isRelative = (url: string): boolean => !/^(?:[a-z][a-z0-9+.-]*:|\/|#)/iu.test(url);

const hasPicture = (content: readonly PhrasingContent[]): boolean =>
  content.some((node) =>
    node.type === 'image' ? isRelative(node.url) : 'children' in node && hasPicture(node.children),
  );

function led(content: readonly PhrasingContent[], to: string): PhrasingContent[] {
  return content.map((node) => {
    if (node.type === 'image') return isRelative(node.url) ? { ...node, url: to + node.url } : node;
    return 'children' in node ? { ...node, children: led(node.children, to) } : node;
  });
}

/**
 * What is carried over as it was; if the next minutes are in a folder of their own, pictures beside the old ones
 * are named from there.
 */
export function carriedContent(item: ReadItem, before: Meeting | undefined, next: Meeting): readonly PhrasingContent[] {
  if (!before || !hasPicture(item.content)) return item.asWritten();
  const to = way(foldersOf(next), foldersOf(before));
  return to === '' ? item.asWritten() : led(item.content, to);
}

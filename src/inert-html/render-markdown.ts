import type { Element, Nodes, Properties, Root, RootContent } from 'hast';
import { defaultSchema, sanitize, type Schema } from 'hast-util-sanitize';
import { toHtml } from 'hast-util-to-html';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { frontmatterFromMarkdown } from 'mdast-util-frontmatter';
import { gfmTableFromMarkdown } from 'mdast-util-gfm-table';
import { gfmTaskListItemFromMarkdown } from 'mdast-util-gfm-task-list-item';
import { toHast } from 'mdast-util-to-hast';
import { frontmatter } from 'micromark-extension-frontmatter';
import { gfmTable } from 'micromark-extension-gfm-table';
import { gfmTaskListItem } from 'micromark-extension-gfm-task-list-item';

import { ENGLISH, type InLanguage } from '../language/language.ts';
import { boundedLines, readableLength } from '../minutes/bounds.ts';
import { type InertMessages, inertMessages } from './messages.ts';
import { withoutOverrides } from './overrides.ts';

const SCHEMA: Schema = {
  ...defaultSchema,
  protocols: { ...defaultSchema.protocols, href: ['http', 'https', 'mailto'] },
};

/** In characters: more than a day of minutes. While a page is made, nobody else is answered. */
const MOST_RENDERED = 200_000;

/** What a parser gets through, and whether that's all of it. */
function readable(markdown: string): { readonly source: string; readonly isWhole: boolean } {
  const lines = markdown.split(/\r\n|\r|\n/u);
  const end = readableLength(lines, MOST_RENDERED);
  return { source: boundedLines(lines.slice(0, end)).join('\n'), isWhole: end === lines.length };
}

/** Where a link without a scheme leads, such as one to other minutes of the repository; undefined: it's only its words. */
export type RelativeLinks = (href: string) => string | undefined;

/**
 * Minutes as HTML that is safe to show: no scripts, no pictures from elsewhere; front matter is left out. What is longer
 * than minutes are ends with a line that says so.
 * @param pictures where the minutes' own pictures are served, by how the minutes name them
 * @param of whose words stand in for pictures and boxes
 * @param relative what becomes of links without a scheme; without it, they stay as they are
 */
export function renderMarkdown(
  markdown: string,
  pictures: ReadonlyMap<string, string> = new Map(),
  of: InLanguage = ENGLISH,
  relative?: RelativeLinks,
): string {
  const say = inertMessages(of);
  const { source, isWhole } = readable(markdown);
  const tree = fromMarkdown(source, {
    extensions: [frontmatter(), gfmTable(), gfmTaskListItem()],
    mdastExtensions: [frontmatterFromMarkdown(), gfmTableFromMarkdown(), gfmTaskListItemFromMarkdown()],
  });
  const hast: Nodes = toHast(tree);
  if (hast.type !== 'root') return '';
  const clean = sanitize(withPictures(hast, pictures, say), SCHEMA);
  const shown = toHtml(clean.type === 'root' ? forReaders(clean, say, relative) : clean);
  return isWhole ? shown : `${shown}\n<p>${say.tooLong}</p>`;
}

/** A picture from elsewhere would be fetched from someone's server as soon as the page is open, so it's a link. */
const withPictures = (root: Root, pictures: ReadonlyMap<string, string>, say: InertMessages): Root =>
  mapped(root, (element) => {
    if (element.tagName !== 'img') return element;
    const { src, alt } = element.properties;
    const words = typeof alt === 'string' && alt !== '' ? alt : say.picture;
    const href = typeof src === 'string' ? src : '';
    const own = pictures.get(href);
    if (own !== undefined) return { ...element, properties: { src: own, alt: words }, children: [] };
    return { type: 'element', tagName: 'a', properties: { href }, children: [{ type: 'text', value: words }] };
  });

/** Boxes get words for screen readers. Links leave the page open and don't say where they were followed. */
const forReaders = (root: Root, say: InertMessages, relative: RelativeLinks | undefined): Root =>
  mapped(root, (element) => {
    const { tagName, properties } = element;
    if (tagName === 'a') return linkFor(element, relative);
    if (tagName !== 'input') return element;
    return {
      ...element,
      properties: { ...properties, ariaLabel: properties['checked'] === true ? say.done : say.open },
    };
  });

const hasScheme = (href: string): boolean => /^[a-z][a-z\d+.-]*:/iu.test(href);

function linkFor(element: Element, relative: RelativeLinks | undefined): Element {
  const { href } = element.properties;
  // What the sanitizer has left of an address that may not be followed is nothing.
  if (relative && (typeof href !== 'string' || !hasScheme(href))) {
    const there = typeof href === 'string' ? relative(href) : undefined;
    return there === undefined
      ? { ...element, tagName: 'span', properties: {} }
      : { ...element, properties: { href: there } };
  }
  return { ...element, properties: { ...element.properties, target: '_blank', rel: ['noreferrer'] } };
}

const inert = (node: RootContent): RootContent =>
  node.type === 'text' ? { ...node, value: withoutOverrides(node.value) } : node;

/** The titles of links and the words for pictures are read too. */
const inertProperties = (properties: Properties): Properties =>
  Object.fromEntries(
    Object.entries(properties).map(([name, value]) => [
      name,
      typeof value === 'string' ? withoutOverrides(value) : value,
    ]),
  );

function mapped<N extends Root | Element>(node: N, change: (element: Element) => Element): N {
  const children = node.children.map((child) => {
    if (child.type !== 'element') return inert(child);
    return mapped(change({ ...child, properties: inertProperties(child.properties) }), change);
  });
  return { ...node, children };
}

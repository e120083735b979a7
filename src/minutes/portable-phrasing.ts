import type { Association, Definition, Nodes, PhrasingContent, Resource } from 'mdast';

/** Where `[words][name]` leads, by the name. */
export type LinkTargets = ReadonlyMap<string, Definition>;

const definitionsIn = (node: Nodes): Definition[] => {
  if (node.type === 'definition') return [node];
  return 'children' in node ? node.children.flatMap(definitionsIn) : [];
};

export const targetsIn = (tree: Nodes): LinkTargets =>
  new Map(definitionsIn(tree).map((definition) => [definition.identifier, definition]));

/** The URL if the words are one link and nothing else. */
export const onlyLink = (content: readonly PhrasingContent[]): string | undefined =>
  content.length === 1 && content[0]?.type === 'link' ? content[0].url : undefined;

/**
 * Phrasing that can go into another file: without positions in this one, and with links by name (`[words][name]`)
 * leading where they lead here.
 */
export const withoutPlace = (content: readonly PhrasingContent[], targets: LinkTargets): PhrasingContent[] =>
  content.map((node) => resolved(placeless(node), targets));

function placeless<N extends PhrasingContent>({ ...copy }: N): N {
  delete copy.position;
  return copy;
}

function resolved(node: PhrasingContent, targets: LinkTargets): PhrasingContent {
  if (node.type === 'linkReference')
    return { type: 'link', ...target(node, targets), children: withoutPlace(node.children, targets) };
  if (node.type === 'imageReference') return { type: 'image', ...target(node, targets), alt: node.alt ?? null };
  return 'children' in node ? { ...node, children: withoutPlace(node.children, targets) } : node;
}

function target({ identifier }: Association, targets: LinkTargets): Resource {
  const { url = '', title = null } = targets.get(identifier) ?? {};
  return { url, title };
}

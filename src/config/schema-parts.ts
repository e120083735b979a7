const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null;

const at = (part: unknown, word: string): unknown => (isObject(part) ? Reflect.get(part, word) : undefined);

/** The parts of a JSON Schema that can describe one value: the part itself, and those that it offers. */
function offeredParts(part: unknown): readonly unknown[] {
  const offered = ['anyOf', 'oneOf', 'allOf'].flatMap((word) => {
    const all = at(part, word);
    return Array.isArray(all) ? all.flatMap(offeredParts) : [];
  });
  return [part, ...offered];
}

/** The keys that a part of a JSON Schema knows, with the parts that describe each: several kinds can have the same key. */
export function keysOfPart(part: unknown): ReadonlyMap<string, readonly unknown[]> {
  const known = new Map<string, unknown[]>();
  for (const one of offeredParts(part)) {
    const properties = at(one, 'properties');
    if (!isObject(properties)) continue;
    for (const [key, value] of Object.entries(properties)) known.set(key, [...(known.get(key) ?? []), value]);
  }
  return known;
}

/** What describes an item, if a part describes a list. */
export const itemsOfPart = (part: unknown): readonly unknown[] =>
  offeredParts(part).flatMap((one) => {
    const items = at(one, 'items');
    return isObject(items) ? [items] : [];
  });

const typeOf = (value: unknown): string => (value === null ? 'null' : typeof value);

/** Whether a part takes text and nothing else. */
export function isTextPart(part: unknown): boolean {
  const types = offeredParts(part).flatMap((one) => {
    const type = at(one, 'type');
    const choices = at(one, 'enum');
    if (Array.isArray(choices)) return choices.map(typeOf);
    const only = at(one, 'const');
    if (only !== undefined) return [typeOf(only)];
    return Array.isArray(type) ? type.map(String) : typeof type === 'string' ? [type] : [];
  });
  return types.length > 0 && types.every((type) => type === 'string');
}

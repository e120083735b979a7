const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null;

/** What's at a key of something that may be an object. */
const at = (value: unknown, key: PropertyKey): unknown => (isObject(value) ? Reflect.get(value, key) : undefined);

/** Whether a part of the schema is the one that a value chose with its `kind`, or has no `kind` to choose it by. */
function isChosen(part: unknown, value: unknown): boolean {
  const kind = at(at(at(part, 'properties'), 'kind'), 'const');
  return kind === undefined || kind === at(value, 'kind');
}

/** The parts of a JSON Schema that can describe a value: the part itself, or those that it offers. */
function alternatives(part: unknown, value: unknown): unknown[] {
  const offered = ['anyOf', 'oneOf', 'allOf'].flatMap((word) => {
    const all = at(part, word);
    return Array.isArray(all) ? all.flatMap((one) => alternatives(one, value)) : [];
  });
  return [part, ...offered].filter((one) => isChosen(one, value));
}

/**
 * The keys that a JSON Schema knows at a path.
 * @param value all that was read, which says which kind of forge or section it is
 */
export function knownKeys(schema: unknown, path: readonly PropertyKey[], value: unknown): readonly string[] {
  const [key, ...rest] = path;
  const parts = alternatives(schema, value);
  if (key !== undefined)
    return parts.flatMap((part) => {
      const below = typeof key === 'number' ? at(part, 'items') : at(at(part, 'properties'), key);
      return below === undefined ? [] : knownKeys(below, rest, at(value, key));
    });
  return parts.flatMap((part) => {
    const properties = at(part, 'properties');
    return isObject(properties) ? Object.keys(properties) : [];
  });
}

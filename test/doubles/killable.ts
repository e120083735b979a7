const isPort = (given: unknown): given is object =>
  typeof given === 'object' && given !== null && !('then' in given) && !Array.isArray(given);

/**
 * A port as one process has it, which can be killed: from then on nothing that the process asks of it is done, and
 * nothing answers. The same goes for ports that it gave before, such as an adapter's memory.
 */
export function killable<T extends object>(port: T, isDead: () => boolean): T {
  return new Proxy(port, {
    get(target, name): unknown {
      const member: unknown = Reflect.get(target, name);
      if (typeof member !== 'function') return member;
      return (...args: readonly unknown[]): unknown => {
        if (isDead()) return new Promise(() => undefined);
        const given: unknown = Reflect.apply(member, target, args);
        return isPort(given) ? killable(given, isDead) : given;
      };
    },
  });
}

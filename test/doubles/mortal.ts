/**
 * A port as one process has it, which can be killed: from then on nothing that the process asks of it is done, and
 * nothing answers.
 */
export function mortal<T extends object>(port: T, isDead: () => boolean): T {
  return new Proxy(port, {
    get(target, name): unknown {
      const member: unknown = Reflect.get(target, name);
      if (typeof member !== 'function') return member;
      return (...args: readonly unknown[]): unknown =>
        isDead() ? new Promise(() => undefined) : Reflect.apply(member, target, args);
    },
  });
}

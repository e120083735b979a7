/** Whether a name means this machine and nothing else. Takes `localhost`, `127.0.0.1`, `[::1]`, with or without brackets. */
export const isLoopback = (name: string): boolean => /^(?:localhost|127(?:\.\d{1,3}){3}|\[?::1\]?)$/iu.test(name);

// What must never be, however bad the weather is: watched at the ports, on everything that is written, sent, proposed or merged.
import { plainText } from '../../src/meeting/message.ts';
import type { Chat } from '../../src/ports/chat.ts';
import type { OperatorLog } from '../../src/ports/operator-log.ts';
import type { Store } from '../../src/ports/store.ts';
import { logTo } from '../doubles/log-to.ts';
import type { ReviewedForge } from '../doubles/reviewed-forge.ts';

/** Texts that people make up are these, with the group that says them and a number. */
export const canaryWords = (group: string, count: number, isSecret: boolean): string =>
  `${isSecret ? 'secret' : 'word'}-${group}-${count}`;

const SECRET = /secret-[a-z]+-\d+/u;

export interface RunWitness {
  readonly violations: readonly string[];
  violate(what: string): void;
  /** Somebody approves minutes that read like this. */
  approved(group: string, by: string, text: string | undefined): void;
  store(store: Store): Store;
  chat(chat: Chat, groupOf: (room: string) => string): Chat;
  forge(forge: ReviewedForge, group: string, needed: number): ReviewedForge;
  readonly log: OperatorLog;
}

/** @param groups their ids */
export function createWitness(groups: readonly string[]): RunWitness {
  const violations: string[] = [];
  const approvals: { readonly group: string; readonly by: string; readonly text: string }[] = [];
  const violate = (what: string): void => void violations.push(what);

  /** Nothing off the record, and nothing of another group. */
  function look(where: string, what: unknown, group?: string): void {
    const text = typeof what === 'string' ? what : JSON.stringify(what);
    const [secret] = SECRET.exec(text) ?? [];
    if (secret !== undefined) violate(`${where} has ${secret}, which was said off the record`);
    const others = groups.filter((one) => group !== undefined && one !== group && text.includes(`-${one}-`));
    if (others.length > 0) violate(`${where} of ${group} has words of ${others.join(', ')}: ${text.slice(0, 300)}`);
  }

  function mayMerge(group: string, needed: number, approvedBy: readonly string[], text: string): void {
    const by = new Set(approvedBy.map((handle) => handle.replace(/^@/u, '')));
    if (by.size < needed) violate(`${group} merges with ${by.size} approvals of ${needed}`);
    for (const one of by) {
      const isTrue = approvals.some((given) => given.group === group && given.by === one && given.text === text);
      if (!isTrue) violate(`${group} merges minutes that ${one} never approved as they are`);
    }
  }

  return {
    violations,
    violate,
    approved(group, by, text) {
      if (text !== undefined) approvals.push({ group, by, text });
    },
    log: logTo((what, facts) => look('the log', { what, facts, why: String(facts?.['error']) })),
    store: (store) => ({
      ...store,
      hear(item) {
        look('the inbox', item);
        return store.hear(item);
      },
      commit(commit) {
        look('a commit', commit);
        return store.commit(commit);
      },
    }),
    chat: (chat, groupOf) => ({
      ...chat,
      send(outgoing) {
        const said = 'message' in outgoing ? plainText(outgoing.message) : '';
        look(`${outgoing.kind} in ${outgoing.room}`, said, groupOf(outgoing.room));
        return chat.send(outgoing);
      },
    }),
    forge: (forge, group, needed) => ({
      ...forge,
      async propose(draft, told) {
        const written = await forge.propose(draft, told);
        for (const { path } of draft.files) {
          const bytes = forge.bytes(path, draft.branch);
          look(`${path} as it is proposed`, bytes ? new TextDecoder().decode(bytes) : '', group);
        }
        return written;
      },
      async merge(branch, how) {
        const bytes = forge.bytes(how.path ?? '', branch);
        const before = await forge.proposal(branch);
        const merged = await forge.merge(branch, how);
        if (before?.merged === false && bytes) mayMerge(group, needed, how.approvedBy, new TextDecoder().decode(bytes));
        return merged;
      },
    }),
  };
}

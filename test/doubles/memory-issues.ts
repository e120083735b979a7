// The issues of a repository, in memory. People open, close, reopen, label and delete them; Gavel does it through the port.
import type { ForgeIssue, IssueTracker } from '../../src/ports/forge.ts';

interface StoredIssue extends ForgeIssue {
  readonly body: string;
  readonly owners: readonly string[];
  readonly labels: readonly string[];
  readonly comments: readonly string[];
}

export interface MemoryIssues extends IssueTracker {
  /** All that there are, oldest first. */
  all(): readonly StoredIssue[];
  /** Somebody opens one; gives its number. */
  opened(title: string, labels?: readonly string[]): number;
  closed(number: number): void;
  reopened(number: number): void;
  /** It is gone: nobody finds it any more. */
  deleted(number: number): void;
  /** What Gavel asked for that changes something, in order. */
  readonly asked: readonly string[];
  /** The next call fails before it does anything. */
  failNext(error: Error): void;
}

/** Stricter than a real one: it throws if Gavel changes an issue that is not there, or takes off a label that is not on it. */
export function memoryIssues(): MemoryIssues {
  const issues = new Map<number, StoredIssue>();
  const byKey = new Map<string, number>();
  const concluded = new Set<string>();
  const asked: string[] = [];
  let failure: Error | undefined;
  let last = 0;

  const found = (number: number): StoredIssue => {
    const issue = issues.get(number);
    if (!issue) throw new Error(`There is no issue ${number}.`);
    return issue;
  };
  const change = (number: number, to: Partial<StoredIssue>): void =>
    void issues.set(number, { ...found(number), ...to });
  const add = (issue: Pick<StoredIssue, 'title' | 'body' | 'owners' | 'labels'>): StoredIssue => {
    const number = (last += 1);
    const whole = { ...issue, number, url: `https://forge.example/issues/${number}`, open: true, comments: [] };
    issues.set(number, whole);
    return whole;
  };
  const reach = (): void => {
    const error = failure;
    failure = undefined;
    if (error) throw error;
  };

  return {
    asked,
    all: () => [...issues.values()],
    opened: (title, labels = []) => add({ title, labels, body: '', owners: [] }).number,
    closed: (number) => change(number, { open: false }),
    reopened: (number) => change(number, { open: true }),
    deleted: (number) => void issues.delete(number),
    failNext: (error) => void (failure = error),
    async open({ key, title, body, owners }) {
      reach();
      const known = byKey.get(key);
      if (known !== undefined) return found(known);
      const issue = add({ title, body, owners, labels: [] });
      byKey.set(key, issue.number);
      asked.push(`open ${title}`);
      return issue;
    },
    async read(number) {
      reach();
      return issues.get(number);
    },
    async set(number, open) {
      reach();
      change(number, { open });
      asked.push(`${open ? 'reopen' : 'close'} ${number}`);
    },
    async labelled(label) {
      reach();
      return [...issues.values()].filter(({ labels, open }) => open && labels.includes(label));
    },
    async conclude(number, { key, text, label }) {
      reach();
      if (concluded.has(key)) return;
      const { labels, comments } = found(number);
      if (!labels.includes(label)) throw new Error(`Issue ${number} has no label ${label}.`);
      change(number, { labels: labels.filter((one) => one !== label), comments: [...comments, text] });
      concluded.add(key);
      asked.push(`conclude ${number}`);
    },
  };
}

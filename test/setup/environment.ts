// Where each file of tests runs. A file says in its first line what it needs that npm doesn't install, for example
// `/** @needs Chromium */`. If that is missing, its tests are skipped; in CI each of them fails with the reason.
// `/** @needs-in-part PostgreSQL */` is about those of its tests alone that have the word in their names.
import { TestEnvironment } from 'jest-environment-node';

import { inCi, lacksOfRun, needsIn, whyNot } from './needs.ts';

/** What Jest tells of a test, as far as it matters here. */
interface Test {
  readonly type: 'test';
  readonly name: string;
  mode?: string | null | undefined;
  readonly errors: unknown[];
}
interface Block {
  readonly type: 'describeBlock';
  readonly name: string;
  readonly children: readonly (Block | Test)[];
  readonly hooks: unknown[];
}

const testsIn = ({ children }: Block): Test[] =>
  children.flatMap((child) => (child.type === 'test' ? [child] : testsIn(child)));

/** The tests that have a word in their name, or in that of a block around them. */
const testsNamed = (word: string, block: Block): Test[] =>
  block.children.flatMap((child) => {
    if (child.type === 'test') return child.name.includes(word) ? [child] : [];
    return child.name.includes(word) ? testsIn(child) : testsNamed(word, child);
  });

/** The reason alone: a stack trace into this file helps nobody. */
const failure = (why: string): Error => Object.assign(new Error(why), { stack: why });

/** Starts nothing for tests that can't run. */
function dropHooks(block: Block): void {
  block.hooks.length = 0;
  for (const child of block.children) if (child.type === 'describeBlock') dropHooks(child);
}

/** Tests that can't run: CI fails them. */
function refuse(tests: readonly Test[], why: string): void {
  for (const test of tests) {
    if (inCi()) test.errors.push(failure(why));
    else test.mode = 'skip';
  }
  // A run of all tests says it once, at its end.
  if (!inCi() && lacksOfRun() === undefined) process.stdout.write(`${tests.length} tests are skipped. ${why}\n`);
}

// Jest takes a default export only.
// oxlint-disable-next-line import/no-default-export
export default class NeedingEnvironment extends TestEnvironment {
  private readonly needs: ReturnType<typeof needsIn>;
  private readonly needsInPart: ReturnType<typeof needsIn>;
  private why: string | undefined;
  /** Why some of the tests can't run, by the word in their names. */
  private readonly whyInPart = new Map<string, string>();

  constructor(...given: ConstructorParameters<typeof TestEnvironment>) {
    super(...given);
    const [, context] = given;
    this.needs = needsIn(context.docblockPragmas['needs'] ?? []);
    this.needsInPart = needsIn(context.docblockPragmas['needs-in-part'] ?? []);
  }

  override async setup(): Promise<void> {
    await super.setup();
    for (const need of this.needs) this.why ??= await whyNot(need);
    for (const need of this.needsInPart) {
      const why = await whyNot(need);
      if (why !== undefined) this.whyInPart.set(need, why);
    }
  }

  /** Called by Jest; before the first test and its hooks run, all of them are known. */
  handleTestEvent({ name }: { readonly name: string }, { rootDescribeBlock }: { readonly rootDescribeBlock: Block }) {
    if (name !== 'run_start') return;
    if (this.why !== undefined) {
      const tests = testsIn(rootDescribeBlock);
      dropHooks(rootDescribeBlock);
      refuse(tests, this.why);
    }
    for (const [word, why] of this.whyInPart) refuse(testsNamed(word, rootDescribeBlock), why);
  }
}

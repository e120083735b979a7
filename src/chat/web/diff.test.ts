import { expect, test } from '@jest/globals';

import { diffLines } from './diff.ts';

const DIFF = `diff --git a/a.md b/a.md
index 1234567..89abcde 100644
--- a/a.md
+++ b/a.md
@@ -1,3 +1,2 @@
 # Title
--- a dash at the start
-old
+new
\\ No newline at end of file
diff --git a/b.md b/b.md
deleted file mode 100644
--- a/b.md
+++ /dev/null
@@ -1 +0,0 @@
-gone
`;

test('tells files, hunks, and what was added and removed, also where a line looks like a header', () => {
  expect(diffLines(DIFF)).toEqual([
    { kind: 'file', text: 'a.md' },
    { kind: 'hunk', text: '@@ -1,3 +1,2 @@' },
    { kind: 'same', text: '# Title' },
    { kind: 'removed', text: '-- a dash at the start' },
    { kind: 'removed', text: 'old' },
    { kind: 'added', text: 'new' },
    { kind: 'file', text: 'b.md' },
    { kind: 'hunk', text: '@@ -1 +0,0 @@' },
    { kind: 'removed', text: 'gone' },
  ]);
});

test('an empty diff has no lines', () => expect(diffLines('')).toEqual([]));

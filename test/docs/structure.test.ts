// How the source tree is built: what `npm run structure` measures gets no worse.
import { expect, test } from '@jest/globals';

import { arrowsInCircles, measureStructure } from '../../scripts/structure.ts';

const figures = measureStructure();

test('no folders import each other in a circle', () => {
  expect(figures.folders.size).toBeGreaterThan(15);
  expect(figures.features.size).toBeGreaterThan(25);
  expect(figures.wings.size).toBeGreaterThan(4);
  expect(arrowsInCircles(figures.folders)).toEqual([]);
  expect(arrowsInCircles(figures.features)).toEqual([]);
  expect(arrowsInCircles(figures.wings)).toEqual([]);
});

test('a circle is found', () => {
  const graph = new Map([
    ['votes', new Set(['roll-call'])],
    ['roll-call', new Set(['elections'])],
    ['elections', new Set(['votes', 'roles'])],
    ['roles', new Set<string>()],
  ]);
  expect(arrowsInCircles(graph)).toEqual(['votes → roll-call', 'roll-call → elections', 'elections → votes']);
});

test('exported names say enough, and no two files export the same', () => {
  const { names, ofOneWord, ofSeveralFiles, meanWords } = figures;
  expect(names.length).toBeGreaterThan(1000);
  expect(ofOneWord / names.length).toBeLessThanOrEqual(0.2);
  expect(ofSeveralFiles / names.length).toBeLessThanOrEqual(0.02);
  expect(meanWords).toBeGreaterThanOrEqual(2);
});

test('every file has its folder, except the two that start everything', () => {
  expect(figures.looseFiles.toSorted()).toEqual(['cli.ts', 'main.ts']);
});

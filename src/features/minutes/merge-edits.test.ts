import { describe, expect, test } from '@jest/globals';

import { broughtInto } from './merge-edits.ts';

const lines = (...all: readonly string[]): string => all.join('\n');
const FIRST = lines('# Minutes', '- oil', '- wicks', '- lamps');

describe('what Gavel writes anew', () => {
  test('stands as it is if nobody changed what it wrote', () => {
    const anew = lines('# Minutes', '- oil', '- boats');
    expect(broughtInto(anew, [], 'something')).toEqual({ text: anew, disputed: false });
    expect(broughtInto(anew, [FIRST], undefined)).toEqual({ text: anew, disputed: false });
    expect(broughtInto(anew, [FIRST], FIRST)).toEqual({ text: anew, disputed: false });
    expect(broughtInto(anew, [lines('# Minutes'), FIRST], FIRST)).toEqual({ text: anew, disputed: false });
  });

  test('goes beside what people changed', () => {
    const theirs = lines('# Minutes', '- good oil', '- wicks', '- lamps');
    const anew = lines('# Minutes', '- oil', '- wicks', '- lamps', '- boats');
    expect(broughtInto(anew, [FIRST], theirs)).toEqual({
      text: lines('# Minutes', '- good oil', '- wicks', '- lamps', '- boats'),
      disputed: false,
    });
  });

  test('goes into the next line, too', () => {
    const theirs = lines('# Minutes', '- good oil', '- wicks', '- lamps');
    const anew = lines('# Minutes', '- oil', '- long wicks', '- lamps');
    expect(broughtInto(anew, [FIRST], theirs)).toEqual({
      text: lines('# Minutes', '- good oil', '- long wicks', '- lamps'),
      disputed: false,
    });
  });

  test('yields where people changed the same line, and that is known', () => {
    const theirs = lines('# Minutes', '- good oil', '- wicks', '- lamps');
    const anew = lines('# Minutes', '- cheap oil', '- wicks', '- lamps', '- boats');
    expect(broughtInto(anew, [FIRST], theirs)).toEqual({
      text: lines('# Minutes', '- good oil', '- wicks', '- lamps', '- boats'),
      disputed: true,
    });
  });

  test('and people wrote the same is no dispute', () => {
    const theirs = lines('# Minutes', '- good oil', '- wicks', '- lamps');
    const anew = lines('# Minutes', '- good oil', '- long wicks', '- lamps');
    expect(broughtInto(anew, [FIRST], theirs)).toEqual({ text: anew, disputed: false });
  });

  test('yields where people took lines out that it changed', () => {
    const theirs = lines('# Minutes', '- lamps');
    const anew = lines('# Minutes', '- cheap oil', '- wicks', '- lamps');
    expect(broughtInto(anew, [FIRST], theirs)).toEqual({ text: theirs, disputed: true });
  });
});

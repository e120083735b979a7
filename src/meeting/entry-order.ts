import { List, type Map } from 'immutable';

/** Numbers by place, in order: under a topic, or under an entry. */
export type NumbersByPlace = Map<string | number, List<number>>;

/** The numbers at a place without one of them. */
export const withoutNumber = (under: NumbersByPlace, place: string | number, number: number): NumbersByPlace =>
  under.set(
    place,
    under.get(place, List<number>()).filter((other) => other !== number),
  );

/**
 * The numbers at a place with one more.
 * @param after the number that it follows; it comes first without one, and last if that one isn't there any more
 */
export const withNumberAfter = (
  under: NumbersByPlace,
  place: string | number,
  number: number,
  after: number | undefined,
): NumbersByPlace => {
  const numbers = under.get(place, List<number>());
  const index = after === undefined ? 0 : numbers.indexOf(after) + 1;
  const isGone = after !== undefined && index === 0;
  return under.set(place, isGone ? numbers.push(number) : numbers.insert(index, number));
};

/** The number before one at a place; none if it comes first. */
export const numberBefore = (under: NumbersByPlace, place: string | number, number: number): number | undefined => {
  const numbers = under.get(place, List<number>());
  const index = numbers.indexOf(number);
  return index > 0 ? numbers.get(index - 1) : undefined;
};

/** Each open page holds a connection. Beyond these, pages ask again by themselves once a minute. */
const MOST = 500;
/** A tenth and less of all, so that nobody alone can take the others' places; enough for the people of one office. */
const MOST_OF_ONE = 20;

/** Why there's no place: all are taken, or as many as one address may have. */
export type NoPlace = 'all' | 'address';

/** Counts the streams that are open. */
export interface StreamPlaces {
  /** @param address whose it is; those of whom nobody knows are counted among all only. @returns a way to leave it */
  take(address: string | undefined): (() => void) | NoPlace;
}

/** Told what happens, for metrics. */
export interface StreamWatch {
  open(count: number): void;
  refused(why: NoPlace): void;
}

/** Builds the places of one server. */
export function streamPlaces(watch: StreamWatch, most = MOST, mostOfOne = MOST_OF_ONE): StreamPlaces {
  const taken = new Map<string, number>();
  let all = 0;
  const refuse = (why: NoPlace): NoPlace => {
    watch.refused(why);
    return why;
  };
  return {
    take(address) {
      const own = address === undefined ? 0 : (taken.get(address) ?? 0);
      if (own >= mostOfOne) return refuse('address');
      if (all >= most) return refuse('all');
      const change = (by: 1 | -1): void => {
        all += by;
        watch.open(all);
        if (address === undefined) return;
        const left = (taken.get(address) ?? 0) + by;
        if (left > 0) taken.set(address, left);
        else taken.delete(address);
      };
      change(1);
      let isLeft = false;
      return () => {
        if (!isLeft) change(-1);
        isLeft = true;
      };
    },
  };
}

import { Map, OrderedMap } from 'immutable';

import type { AttachedFrom, Stateful } from '../../meeting/feature.ts';
import type { PictureFile, PicturePosted } from './events.ts';

export interface PicturesState {
  /** Those that are being fetched, by their key, in the order in which they were posted. */
  readonly awaited: OrderedMap<string, PicturePosted>;
  /** Those that are kept, by the number of their entry; also of entries that are gone. */
  readonly files: Map<number, PictureFile>;
  /** What they were attached to, by the number of their entry. */
  readonly sources: Map<number, AttachedFrom>;
}

export const pictureState: Stateful<PicturesState> = {
  name: 'pictures',
  initial: () => ({ awaited: OrderedMap(), files: Map(), sources: Map() }),
};

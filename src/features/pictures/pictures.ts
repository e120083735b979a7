import type { PhrasingContent } from 'mdast';

import { withCredit } from '../../meeting/credit-text.ts';
import type { Entry } from '../../meeting/entry.ts';
import type { Feature, Meeting } from '../../meeting/feature.ts';
import { phrasingOf } from '../../minutes/phrasing.ts';
import type { PictureKept, PictureEvent, PicturePosted } from './events.ts';
import { pathOf } from './files.ts';
import { onAttachment } from './posting.ts';
import { pictureState, type PicturesState } from './state.ts';

/** The picture, with its alternative text. */
function written(entry: Entry, meeting: Meeting): readonly PhrasingContent[] {
  const file = meeting.stateOf(pictureState).files.get(entry.number);
  if (!file) return phrasingOf(entry.text);
  return [{ type: 'image', url: encodeURI(pathOf(entry.number, file, meeting)), alt: entry.text, title: null }];
}

/** Pictures that are posted under a topic, if the group's format has them. */
export const picturesFeature: Feature<PicturesState, PictureEvent> = {
  ...pictureState,
  voided: (before) => before,
  evolve: {
    'pictures.posted': (state, posted) => ({ ...state, awaited: state.awaited.set(posted.key, posted) }),
    'pictures.kept': ({ awaited, files, sources }, kept) => ({
      awaited: awaited.delete(kept.key),
      files: files.set(kept.number, kept.file),
      sources: sourced(sources, kept, awaited.get(kept.key)),
    }),
    'pictures.left-out': (state, { key }) => ({ ...state, awaited: state.awaited.delete(key) }),
  },
  onAttachment: onAttachment,
  entries: { picture: (entry, meeting) => withCredit(entry, meeting, written(entry, meeting)) },
};

const sourced = (sources: PicturesState['sources'], { number }: PictureKept, posted: PicturePosted | undefined) =>
  posted ? sources.set(number, posted.from) : sources;

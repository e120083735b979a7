import type { Meeting, SpokenTalk } from '../meeting/feature.ts';
import type { UserRef } from '../meeting/member.ts';
import { createVocabulary } from '../meeting/parse-spoken.ts';
import { replanMeeting } from './calendar/replan.ts';
import { changedConfiguration } from './carry-over/changed-configuration.ts';
import { dueInWords } from './due/due.ts';
import { introduceNewcomer } from './identity/introduction.ts';
import { personOf } from './identity/links.ts';
import { meetingKernel } from './index.ts';
import { isOffRecord, isPassage, mayHaveBeenOffRecord, wasOffRecord } from './off-record/off-record.ts';
import { withdrawPictures } from './pictures/keeping.ts';
import { claimsPicture } from './pictures/posting.ts';
import { releasedFiles } from './pictures/proposed.ts';
import { takingPart } from './roll-call/taking-part.ts';

function claimsTalk(said: Pick<SpokenTalk, 'at' | 'text'> & { readonly by: UserRef }, meeting: Meeting): boolean {
  const talk: SpokenTalk = { by: personOf(said.by, meeting), at: said.at, text: said.text, about: undefined };
  return meetingKernel.features.some((feature) => feature.onTalk?.(talk, meeting) !== undefined);
}

/** What the secretary asks of the features: its `MeetingDomain`, which it declares, since it knows none of them. */
export const meetingDomain = {
  kernel: meetingKernel,
  words: createVocabulary(meetingKernel.commands),
  person: personOf,
  introduceNewcomer,
  takingPart,
  offRecord: isOffRecord,
  wasOffRecord,
  mayHaveBeenOffRecord,
  isPassage,
  claimsTalk,
  claimsAttachment: claimsPicture,
  withdrawAttachments: withdrawPictures,
  dueInWords,
  releasedFiles,
  replan: replanMeeting,
  changedConfiguration,
};

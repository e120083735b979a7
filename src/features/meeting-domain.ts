import { createVocabulary } from '../meeting/parse-spoken.ts';
import { replanMeeting } from './calendar/replan.ts';
import { changedConfiguration } from './carry-over/changed-configuration.ts';
import { introduceNewcomer } from './identity/introduction.ts';
import { personOf } from './identity/links.ts';
import { meetingKernel } from './index.ts';
import { isOffRecord, isPassage, mayHaveBeenOffRecord, wasOffRecord } from './off-record/off-record.ts';
import { withdrawPictures } from './pictures/keeping.ts';
import { claimsPicture } from './pictures/posting.ts';
import { releasedFiles } from './pictures/proposed.ts';
import { takingPart } from './roll-call/taking-part.ts';

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
  claimsAttachment: claimsPicture,
  withdrawAttachments: withdrawPictures,
  releasedFiles,
  replan: replanMeeting,
  changedConfiguration,
};

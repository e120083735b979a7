import { observedRoom, type ObservedRoom } from '../doubles/observed-room.ts';

/** How far the meeting of the invented group has come before somebody types something. */
export const MEETING_STAGES = ['planned', 'gathering', 'in session', 'voting', 'choosing', 'after the end'] as const;
export type MeetingStage = (typeof MEETING_STAGES)[number];

/**
 * Mira chairs, Jonas is the secretary, both are present and so is Kenji; Adaeze is not. Kenji's note is #1, Adaeze's
 * action #2; #3 was taken out again. While they vote, #4 is the motion.
 */
export async function meetingAtStage(to: MeetingStage): Promise<ObservedRoom> {
  const here = await observedRoom();
  const reached = MEETING_STAGES.indexOf(to);
  if (reached >= 1) await here.turnTo('2026-03-03T16:30:00.000Z');
  if (reached >= 2) {
    const rollCall = here.showing('Roll call');
    for (const who of ['mira', 'jonas', 'kenji']) await here.reacts(who, '✋', rollCall);
    await here.turnTo('2026-03-03T17:00:00.000Z');
    await here.says('mira', '/meeting start');
    await here.turnTo('2026-03-03T17:05:00.000Z');
    await here.says('kenji', '/note The branch is cut');
    await here.says('mira', '/action @adaeze test the driver');
    await here.says('kenji', '/note A slip');
    await here.says('kenji', '/undo');
  }
  if (to === 'voting') await here.says('mira', '/vote Ship it');
  if (to === 'choosing') await here.says('mira', '/vote Which colour: red, blue');
  if (to === 'after the end') await here.says('mira', '/meeting end');
  return here;
}

// Kills the program, or the homeserver, while something that was said makes its way.
import { eventually, untilOrGone } from '../doubles/eventually.ts';
import type { RoomAction } from './room-actions.ts';
import type { TwoPlatforms } from './two-platforms.ts';

/** How far something that was said has come when the power is cut: it was not said yet, it is on its way, it is … */
export const KILL_MOMENTS = ['unsaid', 'said', 'heard', 'decided', 'told'] as const;
export type KillMoment = (typeof KILL_MOMENTS)[number];

/** Does something in its room; true if the platform took it. */
const begun = (act: RoomAction): Promise<boolean> =>
  act.begin().then(
    () => true,
    // Nobody was there to take it: what Slack makes of that is Slack's business.
    () => false,
  );

/** Waits until what was said since has come as far as that, looking all the time; not for ever, for it may never. */
function reached(moment: KillMoment, before: number, platforms: TwoPlatforms): Promise<void> {
  const { database } = platforms;
  const came = (): KillMoment => {
    if (database.hearings() === before) return 'said';
    const { undecided, unsent } = database.pending(platforms.now());
    if (undecided > 0) return 'heard';
    return unsent > 0 ? 'decided' : 'told';
  };
  return untilOrGone(() => KILL_MOMENTS.indexOf(came()) >= KILL_MOMENTS.indexOf(moment), 2000);
}

/** Waits until Gavel has heard it, and said what comes of it. */
async function arrived(act: RoomAction, platforms: TwoPlatforms): Promise<void> {
  await platforms.slack.delivery.again();
  // If a command fails, Slack tells its author or nobody: they look whether anything came of it.
  if (act.isCommand && !act.isHeard()) await act.begin();
  await eventually('what was said is heard', async () => act.isHeard() || undefined);
  await platforms.settled();
}

/** Says something; at the moment the program is killed and started again. */
export async function actKillingGavel(moment: KillMoment, act: RoomAction, platforms: TwoPlatforms): Promise<void> {
  const before = platforms.database.hearings();
  if (moment === 'unsaid') await platforms.kill();
  const saying = begun(act);
  if (moment !== 'unsaid') {
    await reached(moment, before, platforms);
    await platforms.kill();
  }
  await saying;
  await platforms.restart();
  await arrived(act, platforms);
}

/** Says something; at the moment the homeserver is killed and started again on its database. */
export async function actKillingSynapse(moment: KillMoment, act: RoomAction, platforms: TwoPlatforms): Promise<void> {
  const before = platforms.database.hearings();
  if (moment === 'unsaid') await platforms.synapse.kill();
  const saying = begun(act);
  if (moment !== 'unsaid') {
    await reached(moment, before, platforms);
    await platforms.synapse.kill();
  }
  await platforms.synapse.restart();
  await saying;
  await arrived(act, platforms);
}

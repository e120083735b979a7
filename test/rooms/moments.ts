// Kills the program, or the homeserver, while something that was said makes its way.
import { eventually, untilOrGone } from '../doubles/eventually.ts';
import type { Act } from './acts.ts';
import type { Hall } from './hall.ts';

/** How far something that was said has come when the power is cut: it was not said yet, it is on its way, it is … */
export const MOMENTS = ['unsaid', 'said', 'heard', 'decided', 'told'] as const;
export type Moment = (typeof MOMENTS)[number];

/** Does something in its room; true where the platform took it. */
const begun = (act: Act): Promise<boolean> =>
  act.begin().then(
    () => true,
    // Nobody was there to take it: what Slack makes of that is Slack's business.
    () => false,
  );

/** Waits until what was said since has come as far as that, looking all the time; not for ever, for it may never. */
function reached(moment: Moment, before: number, hall: Hall): Promise<void> {
  const { peek } = hall;
  const came = (): Moment => {
    if (peek.hearings() === before) return 'said';
    const { undecided, unsent } = peek.pending(hall.now());
    if (undecided > 0) return 'heard';
    return unsent > 0 ? 'decided' : 'told';
  };
  return untilOrGone(() => MOMENTS.indexOf(came()) >= MOMENTS.indexOf(moment), 2000);
}

/** Waits until Gavel has heard it, and said what comes of it. */
async function arrived(act: Act, hall: Hall): Promise<void> {
  await hall.slack.delivery.again();
  // Slack tells whoever typed a command that it came to nothing, or nobody: they see whether anything comes of it.
  if (act.isCommand && !act.isHeard()) await act.begin();
  await eventually('what was said is heard', async () => act.isHeard() || undefined);
  await hall.settled();
}

/** Says something; at the moment the program is killed and started again. */
export async function killingGavel(moment: Moment, act: Act, hall: Hall): Promise<void> {
  const before = hall.peek.hearings();
  if (moment === 'unsaid') await hall.kill();
  const saying = begun(act);
  if (moment !== 'unsaid') {
    await reached(moment, before, hall);
    await hall.kill();
  }
  await saying;
  await hall.restart();
  await arrived(act, hall);
}

/** Says something; at the moment the homeserver is killed and started again on its database. */
export async function killingSynapse(moment: Moment, act: Act, hall: Hall): Promise<void> {
  const before = hall.peek.hearings();
  if (moment === 'unsaid') await hall.synapse.kill();
  const saying = begun(act);
  if (moment !== 'unsaid') {
    await reached(moment, before, hall);
    await hall.synapse.kill();
  }
  await hall.synapse.restart();
  await saying;
  await arrived(act, hall);
}

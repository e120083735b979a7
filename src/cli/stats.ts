import type { Command } from 'commander';

import { datedMinutes } from '../archive/ages.ts';
import { nthInPath } from '../archive/held-at.ts';
import { isMinutesPath, type TextFile } from '../archive/lint/lint.ts';
import { groupOf } from '../config/config.ts';
import { carryOver } from '../features/carry-over/carry-over.ts';
import { meetingKernel } from '../features/index.ts';
import { learnedMeetings } from '../features/stats/history.ts';
import { statsMessage } from '../features/stats/stats.ts';
import type { Group } from '../meeting/group.ts';
import { plainText } from '../meeting/message.ts';
import { groupConfigFrom, printOut, UserError } from './console.ts';
import { minutesFor } from './minutes-files.ts';

/** The statistics of a group from its minutes alone: those of the meeting after the last of them. */
function statistics(files: readonly TextFile[], group: Group): string {
  const all = files.flatMap((file) => {
    const date = datedMinutes([file])[0]?.date;
    return date === undefined ? [] : [{ date, file }];
  });
  const byMeeting = new Map(all.map((one) => [`${one.date}/${nthInPath(one.file.path)}`, one]));
  const inOrder = [...byMeeting.values()];
  const past = inOrder.toSorted((a, b) => a.date.localeCompare(b.date)).map(({ file }) => file);
  const last = past.at(-1);
  if (!last)
    throw new UserError('Found no minutes with a date. Put one in their file names, like minutes-2026-03-03.md.');
  const at = new Date().toISOString();
  const fresh = meetingKernel.begin(`${group.id}/1`, group);
  const carried = carryOver(last.text, fresh, undefined, at, { earlier: datedMinutes(past.slice(0, -1)) });
  return plainText(
    statsMessage(meetingKernel.advance(fresh, [...carried, ...learnedMeetings(past, fresh, undefined, at)])),
  );
}

export function addStats(program: Command): void {
  program
    .command('stats [PATHS...]')
    .summary("show who comes and what's open")
    .description("show who comes, what's open, who chaired last and who could be next")
    .requiredOption('--config <FILE>', 'the configuration file')
    .option('--group <ID>', 'which group, if the configuration has several')
    .action(async (paths: readonly string[], { config: file, group: id }: { config: string; group?: string }) => {
      const config = await groupConfigFrom(file, id);
      const { files } = await minutesFor(paths, config);
      const minutes = files.filter(({ path }) => isMinutesPath(path));
      printOut(`${statistics(minutes, groupOf(config))}\n`);
    });
}

// The real program is killed (SIGKILL) while a picture is on its way from the room into the minutes.
import { setTimeout as pause } from 'node:timers/promises';

import { afterEach, expect, test } from '@jest/globals';

import type { WebPicture } from '../../src/chat/web/protocol.ts';
import { eventually } from '../doubles/eventually.ts';
import { DOT_PNG } from '../doubles/pictures.ts';
import { startProgram, programFolder, type RunningProgram, type ProgramFolder } from './program.ts';
import { deliverAct, readPosts, typedMessage } from './web-typist.ts';

let space: ProgramFolder | undefined;
let program: RunningProgram | undefined;
afterEach(async () => {
  await program?.kill();
  await space?.remove();
});

test('it is kept once, whenever the program is killed after the room has taken it', async () => {
  const here = await programFolder('config/demo.yaml', '2026-03-03T17:00:00Z');
  space = here;
  let running = await startProgram(here);
  program = running;
  const { room } = here;
  await deliverAct(running.url, room, typedMessage('mira', '/meeting start'));
  await deliverAct(running.url, room, typedMessage('mira', '/topic Releases'));
  // Until the group's first meeting is planned nothing but commands is kept.
  await eventually('the topic is taken up', async () =>
    (await readPosts(running.url, room, '')).find(({ content }) =>
      JSON.stringify(content).includes('"Topic: Releases"'),
    ),
  );

  const delays = [0, 5, 20, 60];
  for (const delay of delays) {
    const answer = await fetch(`${running.url}api/rooms/${room}/pictures`, {
      method: 'POST',
      headers: { 'content-type': 'image/png' },
      body: DOT_PNG,
    });
    const { id }: WebPicture = JSON.parse(await answer.text());
    const pictures = [{ id, name: `after ${delay}.png` }];
    await deliverAct(running.url, room, typedMessage('kenji', `after ${delay}`, { pictures }));
    await pause(delay);
    await running.kill();
    running = await startProgram(here);
    program = running;
    await eventually(`the picture after ${delay} ms has its number`, async () => {
      const said = (await readPosts(running.url, room, 'kenji')).find(
        ({ content }) => 'text' in content && content.text === `after ${delay}`,
      );
      return said?.marks.length === 1 ? said : undefined;
    });
  }
  await deliverAct(running.url, room, typedMessage('mira', '/meeting end'));
  const minutes = await eventually('the minutes are proposed', () =>
    here.show('minutes-2026-03-03', 'meetings/lantern-minutes-2026-03-03.md'),
  );
  expect(minutes.split('\n').filter((line) => line.includes('![after'))).toEqual(
    delays.map((delay, i) => `- @kenji – ![after ${delay}](pictures/2026-03-03-${i + 1}-after-${delay}.png)`),
  );
  expect(await here.show('minutes-2026-03-03', 'meetings/pictures/2026-03-03-4-after-60.png')).toBeDefined();
});

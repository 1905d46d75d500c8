import { expect, test } from 'vitest';
import { createTurns } from '../../renderer/records/newest-turn.ts';

test('of what waits for its turn only the newest runs, and a failure is told to whom it belongs', async () => {
  const inTurn = createTurns();
  const ran: string[] = [];
  const work = (name: string) => async () => {
    ran.push(name);
    await new Promise((resolve) => setTimeout(resolve, 5));
    if (name === 'b') throw new Error('b failed');
  };
  const ends = await Promise.allSettled([inTurn(work('u')), inTurn(work('un')), inTurn(work('b'))]);
  await inTurn(work('c'));
  expect([ran, ends.map(({ status }) => status)]).toEqual([
    ['u', 'b', 'c'],
    ['fulfilled', 'fulfilled', 'rejected'],
  ]);
});

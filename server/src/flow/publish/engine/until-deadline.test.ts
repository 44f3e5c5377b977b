import { NotSentError } from '@bedside/connectors';
import { expect, test } from 'vitest';
import { untilDeadline } from './until-deadline.ts';

test('lets requests through as they are while time is left, and none at its end', async () => {
  let leftMs = 2;
  const asked: unknown[] = [];
  const fetch = untilDeadline(
    async (...request) => (asked.push(request), new Response('there')),
    () => leftMs,
  );
  const init = { method: 'POST', body: 'words' };
  expect(await (await fetch('https://a.example/posts', init)).text()).toBe('there');
  leftMs = 1;
  await fetch('https://a.example/again');
  expect(asked).toEqual([
    ['https://a.example/posts', init],
    ['https://a.example/again', undefined],
  ]);
  for (const none of [0, -1]) {
    leftMs = none;
    const refused = fetch('https://a.example/late');
    await expect(refused).rejects.toThrow(NotSentError);
    await expect(refused).rejects.toMatchObject({
      code: 'DEADLINE_PASSED',
      message: 'The worker was held up before sending.',
    });
  }
  expect(asked).toHaveLength(2);
});

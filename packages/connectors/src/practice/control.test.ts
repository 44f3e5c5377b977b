import { describe, expect, test } from 'vitest';
import { createMemoryPracticeStore, createPracticeAccounts, createPracticeNetwork } from '../index.ts';

function network(controlToken: string | null) {
  const { find } = createPracticeAccounts({ secret: 'a secret for this test' });
  const store = createMemoryPracticeStore();
  return createPracticeNetwork({ now: () => new Date(), store, findAccount: find, controlToken });
}

const ask = (path: string, init: RequestInit = {}, token = 'control') =>
  new Request(`http://practice.invalid${path}`, { ...init, headers: { authorization: `Bearer ${token}` } });

describe('the control addresses of the practice network', () => {
  test('faults are set, told and cleared with the control token', async () => {
    const { handler } = network('control');
    const plan = JSON.stringify({ seed: 9, rules: [{ kind: 'rate-limit', probability: 0.05 }] });
    expect((await handler(ask('/api/faults', { method: 'PUT', body: plan }))).status).toBe(200);
    expect(await (await handler(ask('/api/faults'))).json()).toMatchObject({
      seed: 9,
      rules: [{ kind: 'rate-limit' }],
    });
    expect((await handler(ask('/api/faults', { method: 'DELETE' }))).status).toBe(204);
    expect(await (await handler(ask('/api/faults'))).json()).toMatchObject({ rules: [] });
  });

  test('a wrong token sets nothing, and without a token the door is not there', async () => {
    const guarded = network('control');
    const body = JSON.stringify({ rules: [{ kind: 'slow' }] });
    expect((await guarded.handler(ask('/api/faults', { method: 'PUT', body }, 'guess'))).status).toBe(401);
    expect(guarded.faults.current().rules).toEqual([]);
    expect((await network(null).handler(ask('/api/faults'))).status).toBe(404);
  });

  test.each(['{', '[]', '{"rules":[{"kind":"explode"}]}', '{"rules":[{"kind":"slow","probability":2}]}'])(
    'the plan %s is refused',
    async (body) => {
      const { handler } = network('control');
      expect((await handler(ask('/api/faults', { method: 'PUT', body }))).status).toBe(400);
    },
  );

  test('the log is read in pages', async () => {
    const { handler, faults } = network('control');
    faults.set({ rules: [{ kind: 'rate-limit' }] });
    for (const _ of [1, 2, 3]) await handler(ask('/api/posts', { method: 'POST', body: '{}' }));
    const page = await (await handler(ask('/api/arrivals?after=1&limit=1'))).json();
    expect(page.arrivals).toMatchObject([{ kind: 'refused', status: 429, fault: 'rate-limit' }]);
    expect((await handler(ask('/api/arrivals?limit=none'))).status).toBe(400);
  });
});

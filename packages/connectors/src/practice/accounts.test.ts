import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createPracticeAccounts } from './accounts.ts';

const account = { accountId: 'lakeside', handle: 'lakeside', displayName: 'Lakeside Children’s' };
const accounts = createPracticeAccounts({ secret: 'a secret for this test' });

describe('tokens of the practice network', () => {
  test('lead back to their account, in every process with the same secret', async () => {
    const elsewhere = createPracticeAccounts({ secret: 'a secret for this test' });
    expect(await elsewhere.find(accounts.issue(account))).toEqual(account);
  });
  test('of another secret are not good', async () => {
    const stranger = createPracticeAccounts({ secret: 'another secret for it' });
    expect(await accounts.find(stranger.issue(account))).toBeNull();
  });
  test('that were made up are not good', async () => {
    const [body = ''] = accounts.issue(account).split('.');
    const madeUp = fc.oneof(
      fc.string(),
      fc.string().map((text) => `${body}.${text}`),
    );
    await fc.assert(
      fc.asyncProperty(madeUp, async (token) => {
        expect(await accounts.find(token)).toBeNull();
      }),
    );
  });
  test('need a secret worth the name', () => {
    expect(() => createPracticeAccounts({ secret: 'short' })).toThrow(RangeError);
  });
});

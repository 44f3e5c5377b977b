/** Accounts of the practice network that need no table: the token itself carries the account, signed by the network. */
import { createHmac, timingSafeEqual } from 'node:crypto';
import { z } from 'zod';

/** Who holds a token. */
export type PracticeAccount = { readonly accountId: string; readonly handle: string; readonly displayName: string };

/** Finds the account of a token, null when the token is not good. */
export type FindPracticeAccount = (token: string) => Promise<PracticeAccount | null>;

/** Gives out and recognises tokens. */
export type PracticeAccounts = {
  /** A token for an account. The same account always gets the same token. */
  issue(account: PracticeAccount): string;
  find: FindPracticeAccount;
};

const accountSchema = z.object({
  accountId: z.string().min(1).max(100),
  handle: z.string().min(1).max(100),
  displayName: z.string().max(200),
});

/** Accounts whose tokens are `base64url(account).base64url(HMAC-SHA-256)`. `secret` is the network's own, at least 16 characters. */
export function createPracticeAccounts({ secret }: { secret: string }): PracticeAccounts {
  if (secret.length < 16) throw new RangeError('The secret of the practice network needs at least 16 characters.');
  const sign = (body: string) => createHmac('sha256', secret).update(body).digest();
  return {
    issue(account) {
      const body = Buffer.from(JSON.stringify(accountSchema.parse(account))).toString('base64url');
      return `${body}.${sign(body).toString('base64url')}`;
    },
    async find(token) {
      const [body = '', signature = '', ...rest] = token.split('.');
      const given = Buffer.from(signature, 'base64url');
      const expected = sign(body);
      if (rest.length > 0 || given.length !== expected.length || !timingSafeEqual(given, expected)) return null;
      return accountSchema.parse(JSON.parse(Buffer.from(body, 'base64url').toString('utf8')));
    },
  };
}

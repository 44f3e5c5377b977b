import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { authorizationReasons as english } from '../../messages/en/authorization-reasons.ts';

const checks = fileURLToPath(new URL('../../../../server/src/registers/authorizations/checks.ts', import.meta.url));

test('every reason of the server has its words, and no words are left over', () => {
  const codes = new Set([...readFileSync(checks, 'utf8').matchAll(/'([A-Z][A-Z0-9_]{3,})'/g)].map(([, code]) => code));
  expect(codes.size).toBeGreaterThan(40);
  expect(Object.keys(english).sort()).toEqual([...codes].sort());
});

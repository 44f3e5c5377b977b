import { expect, test } from 'vitest';
import { deviceName, passkeyProblem } from './passkey.ts';

test.each([
  ['NotAllowedError', 'PASSKEY_CANCELLED'],
  ['AbortError', 'PASSKEY_CANCELLED'],
  ['InvalidStateError', 'PASSKEY_HERE_ALREADY'],
  ['SecurityError', 'PASSKEY_ADDRESS'],
  ['ConstraintError', 'PASSKEY_UNSUPPORTED'],
  ['SomethingNew', 'PASSKEY_FAILED'],
])('what the browser calls %s is told as %s', (name, code) => {
  const error = Object.assign(new Error('words of the browser'), { name });
  expect(passkeyProblem(error)).toMatchObject({ code, status: 0 });
});

test('a phone that also calls itself something else is named by what it is', () => {
  expect(deviceName('Mozilla/5.0 (Linux; Android 16; Pixel 9) Chrome/140')).toBe('Android');
  expect(deviceName('Mozilla/5.0 (iPhone; CPU iPhone OS 19_0 like Mac OS X) Safari/604.1')).toBe('iPhone');
  expect(deviceName('Mozilla/5.0 (X11; Linux x86_64) Firefox/140')).toBe('Linux');
  expect(deviceName('curl/8')).toBeNull();
});

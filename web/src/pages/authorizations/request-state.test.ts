import { expect, test } from 'vitest';
import { actsOf, standOf } from './request-state.ts';

const open = { state: 'open', isLinkOver: false, way: 'link', email: null } as const;

test.each([
  [open, 'waiting'],
  [{ ...open, isLinkOver: true }, 'over'],
  [{ ...open, state: 'signed', isLinkOver: true }, 'signed'],
  [{ ...open, state: 'prepared' }, 'prepared'],
] as const)('%j stands as %s', (request, stand) => {
  expect(standOf(request)).toBe(stand);
});

test('a code is told where no mail goes, a device is witnessed on, and what has ended is left alone', () => {
  expect(actsOf(open, true)).toEqual({ sendAgain: true, code: true, witness: false, cancel: true });
  expect(actsOf({ ...open, email: 'ana@example.org' }, true).code).toBe(false);
  expect(actsOf({ ...open, email: 'ana@example.org' }, false).code).toBe(true);
  expect(actsOf({ ...open, way: 'tablet' }, true)).toEqual({
    sendAgain: true,
    code: false,
    witness: true,
    cancel: true,
  });
  expect(actsOf({ ...open, isLinkOver: true }, true)).toEqual({
    sendAgain: true,
    code: false,
    witness: false,
    cancel: true,
  });
  for (const state of ['declined', 'cancelled'] as const) {
    expect(Object.values(actsOf({ ...open, state }, true))).toEqual([false, false, false, false]);
  }
});

test('whoever signed comes back by a new link and a code, on whatever device they signed', () => {
  const back = { sendAgain: true, code: true, witness: false, cancel: false };
  for (const way of ['link', 'tablet'] as const) {
    expect(actsOf({ ...open, state: 'signed', way }, true)).toEqual(back);
  }
});

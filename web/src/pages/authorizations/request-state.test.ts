import { expect, test } from 'vitest';
import { actsOf, standOf } from './request-state.ts';

const open = {
  state: 'open',
  isLinkOver: false,
  way: 'link',
  email: null,
  phone: null,
  isPhoneStopped: false,
} as const;
const setUp = { mailIsSetUp: true, textsAreSetUp: true };

test.each([
  [open, 'waiting'],
  [{ ...open, isLinkOver: true }, 'over'],
  [{ ...open, state: 'signed', isLinkOver: true }, 'signed'],
  [{ ...open, state: 'prepared' }, 'prepared'],
] as const)('%j stands as %s', (request, stand) => {
  expect(standOf(request)).toBe(stand);
});

test('a code is told where no mail goes, a device is witnessed on, and what has ended is left alone', () => {
  expect(actsOf(open, setUp)).toEqual({ sendAgain: true, code: true, witness: false, cancel: true });
  expect(actsOf({ ...open, email: 'ana@example.org' }, setUp).code).toBe(false);
  expect(actsOf({ ...open, email: 'ana@example.org' }, { ...setUp, mailIsSetUp: false }).code).toBe(true);
  expect(actsOf({ ...open, way: 'tablet' }, setUp)).toEqual({
    sendAgain: true,
    code: false,
    witness: true,
    cancel: true,
  });
  expect(actsOf({ ...open, isLinkOver: true }, setUp)).toEqual({
    sendAgain: true,
    code: false,
    witness: false,
    cancel: true,
  });
  for (const state of ['declined', 'cancelled'] as const) {
    expect(Object.values(actsOf({ ...open, state }, setUp))).toEqual([false, false, false, false]);
  }
});

test('no code is told where a text brings it, but where its owner wants none', () => {
  const texted = { ...open, phone: '+1 202 555 0142' };
  expect(actsOf(texted, setUp).code).toBe(false);
  expect(actsOf({ ...texted, isPhoneStopped: true }, setUp).code).toBe(true);
  expect(actsOf(texted, { ...setUp, textsAreSetUp: false }).code).toBe(true);
});

test('whoever signed comes back by a new link and a code, on whatever device they signed', () => {
  const back = { sendAgain: true, code: true, witness: false, cancel: false };
  for (const way of ['link', 'tablet'] as const) {
    expect(actsOf({ ...open, state: 'signed', way }, setUp)).toEqual(back);
  }
});

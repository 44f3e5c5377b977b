import { beforeAll, expect, test } from 'vitest';
import { guessTime, loadStrengthMeter, type MeasureStrength, wordsAbout } from './password-strength.ts';

let measure: MeasureStrength;
beforeAll(async () => {
  measure = await loadStrengthMeter();
});

const about = ['Pia Osei', 'pia.osei@example.org', 'Harbor Clinic'];

test('names of the person and of the organization add next to nothing', () => {
  const own = measure('HarborClinicPia', about);
  expect(own.level).toBe('weak');
  expect(measure('TundraVelvetOboe', about).guessSeconds).toBeGreaterThan(own.guessSeconds * 1_000);
});

test('a much used password is told as one', () => {
  expect(measure('password123456', about)).toMatchObject({ level: 'weak' });
  expect(measure('qwertyuiop', [])).toMatchObject({ level: 'weak' });
  expect(measure('aaaaaaaaaaaaaa', [])).toMatchObject({ level: 'weak', warning: 'simpleRepeat' });
});

test('several words that do not belong together are strong', () => {
  expect(measure('tundra velvet oboe napkin', about)).toMatchObject({ level: 'strong', warning: null });
});

test('only words that are long enough to carry a password count as being about somebody', () => {
  expect(wordsAbout(['Jo Ng', 'jo@example.org'])).toEqual(['jo ng', 'jo@example.org', 'example', 'org']);
});

test('times are told in the largest fitting unit', () => {
  expect(guessTime(0.4, 'en')).toBe('instant');
  expect(guessTime(3_700, 'en')).toEqual({ amount: '1 hour' });
  expect(guessTime(86_400 * 70, 'es')).toEqual({ amount: '2 meses' });
  expect(guessTime(31_557_600 * 100, 'en')).toBe('centuries');
});

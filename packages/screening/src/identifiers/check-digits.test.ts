import { expect, it } from 'vitest';
import {
  isBeneficiaryNumber,
  isCurp,
  isDeaNumber,
  isDni,
  isIban,
  isLuhn,
  isNhsNumber,
  isProviderNumber,
  isRfc,
  isRoutingNumber,
  isVin,
} from './check-digits.ts';

it.each([
  [isLuhn, '4111111111111111', '4111111111111112'],
  [isProviderNumber, '1234567893', '1234567894'],
  [isBeneficiaryNumber, '1EG4TE5MK73', '1EO4TE5MK73'],
  [isDeaNumber, 'AB1234563', 'AB1234564'],
  [isVin, '1M8GDM9AXKP042788', '1M8GDM9A1KP042788'],
  [isIban, 'GB82WEST12345698765432', 'GB82WEST12345698765433'],
  [isRoutingNumber, '021000021', '021000022'],
  [isNhsNumber, '9434765919', '9434765918'],
  [isDni, '12345678Z', '12345678A'],
  [isDni, 'X1234567L', 'X1234567A'],
  [isCurp, 'BOXI140903MJCCXT04', 'BOXI149903MJCCXT04'],
  [isRfc, 'GODE561231GR8', 'GODE569931GR8'],
])('%o takes %s and refuses %s', (isValid, good, bad) => {
  expect(isValid(good)).toBe(true);
  expect(isValid(bad)).toBe(false);
});

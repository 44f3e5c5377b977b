import { expect, test } from 'vitest';
import { publicBaseOf } from './public-base.ts';

test.each([
  ['https://bedside.example.org', 'https://bedside.example.org'],
  ['https://bedside.example.org/social/', 'https://bedside.example.org/social'],
  ['https://bedside.example.org:8443', 'https://bedside.example.org:8443'],
  ['https://8.8.8.8', 'https://8.8.8.8'],
])('%s can be reached from outside', (url, base) => {
  expect(publicBaseOf(url)).toBe(base);
});

test.each([
  'http://bedside.example.org',
  'https://localhost',
  'https://localhost.:8443',
  'https://bedside',
  'https://bedside.local',
  'https://social.hospital.internal',
  'https://127.0.0.1',
  'https://10.1.2.3',
  'https://2130706433',
  'https://[::1]',
  'https://[fd00::1]',
  'not an address',
  '',
])('%s cannot', (url) => {
  expect(publicBaseOf(url)).toBeNull();
});

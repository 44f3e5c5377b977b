import { readFileSync } from 'node:fs';
import { manifests, networkIds } from '@bedside/connectors/networks';
import { expect, test } from 'vitest';
import { CONSENT_CALLBACK } from './consent.ts';

const withApplication = networkIds.filter((network) => manifests[network].app !== undefined);
const pageOf = (network: string) =>
  readFileSync(new URL(`../../../../docs/handbook/networks/${network}.md`, import.meta.url), 'utf8');

// Networks compare the address letter by letter: a wrong one in the handbook costs somebody an afternoon.
test.each(withApplication)('the page of %s names the address for the way back, and no other', (network) => {
  const paths = pageOf(network).match(/<public address>[a-z/-]*/g) ?? [];
  expect(new Set(paths)).toEqual(new Set([`<public address>${CONSENT_CALLBACK}`]));
});

import { expect, test } from 'vitest';
import type { FilledForm } from '../forms/fill-form.ts';
import { evidenceOf } from './evidence.ts';

const HASH = 'a'.repeat(64);
const shipped: FilledForm = {
  kind: 'publication',
  version: 1,
  language: 'en',
  title: 'May we?',
  parts: [],
  covers: [],
  statements: [],
};

/** The first line of the evidence: of it alone is told here. */
function formLine(form: FilledForm): string | undefined {
  type Of = Parameters<typeof evidenceOf>[0];
  const of = {
    call: { request: new Request('https://bedside.example/') },
    parts: { clientAddress: () => '192.0.2.10' },
    row: { id: 'asking', formSha256: HASH, linkNumber: 1 },
    asked: { media: [], signer: { authorityEvidence: null, email: null } },
    identity: { method: 'witness', verifiedBy: 'somebody' },
    form,
  };
  // Of a call, a row and what was asked, evidence takes no more than what stands above.
  return evidenceOf(of as unknown as Of)[0]?.is;
}

test('a signed document names the version of its form, and whose words they are', () => {
  expect(formLine(shipped)).toBe(`publication 1 · ${HASH}`);
  expect(formLine({ ...shipped, version: 3, source: 'house' })).toBe(`publication house-3 · ${HASH}`);
});

import { expect, test } from 'vitest';
import type { FilledForm } from '../forms/fill-form.ts';
import { evidenceOf } from './evidence.ts';
import type { Identity } from './identity.ts';

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

/** What the evidence says of a form, and of how it is known who signed it. */
function evidenceWith(form: FilledForm, identity: Identity) {
  type Of = Parameters<typeof evidenceOf>[0];
  const of = {
    call: { request: new Request('https://bedside.example/') },
    parts: { clientAddress: () => '192.0.2.10' },
    row: { id: 'asking', formSha256: HASH, linkNumber: 1 },
    asked: { media: [], signer: { authorityEvidence: null } },
    identity,
    form,
  };
  // Of a call, a row and what was asked, evidence takes no more than what stands above.
  return evidenceOf(of as unknown as Of);
}

const witness: Identity = { method: 'witness', verifiedBy: 'somebody', sentTo: null };
const formLine = (form: FilledForm) => evidenceWith(form, witness)[0]?.is;

test('a signed document names the version of its form, and whose words they are', () => {
  expect(formLine(shipped)).toBe(`publication 1 · ${HASH}`);
  expect(formLine({ ...shipped, version: 3, source: 'house' })).toBe(`publication house-3 · ${HASH}`);
});

test('a signed document says by which way the code went, and where to', () => {
  const linesOf = (form: FilledForm, method: 'code by sms' | 'code by mail', sentTo: string) =>
    evidenceWith(form, { method, verifiedBy: 'one-time code', sentTo }).map(({ is }) => is);
  const number = '+12025550142';
  expect(linesOf(shipped, 'code by sms', number)).toContain(
    'a one-time code, sent by text message (SMS) to +1 202 555 0142',
  );
  expect(linesOf({ ...shipped, language: 'es' }, 'code by sms', number)).toContain(
    'un código de un solo uso, enviado por mensaje de texto (SMS) a +1 202 555 0142',
  );
  expect(linesOf(shipped, 'code by mail', 'ana@example.net')).toContain('a one-time code, sent to ana@example.net');
});

test.each([
  [
    'en',
    'a passkey (WebAuthn) on the person’s own device, which was kept on November 22, 2026 after: a one-time code, sent to rosa@family.example.net',
    '2027-02-10T09:30:00.000Z, yes',
  ],
  [
    'es',
    'una clave de acceso (WebAuthn) en el aparato de la persona, guardada el 22 de noviembre de 2026 después de: un código de un solo uso, enviado a rosa@family.example.net',
    '2027-02-10T09:30:00.000Z, sí',
  ],
] as const)(
  'a passkey is told with its hash, when it was used, and what it was kept after (%s)',
  (language, how, used) => {
    const lines = evidenceWith(
      { ...shipped, language },
      {
        method: 'passkey',
        verifiedBy: `passkey ${HASH}`,
        kept: { method: 'code by mail', verifiedBy: 'one-time code', sentTo: 'rosa@family.example.net' },
        keptAt: new Date('2026-11-22T12:00:00Z'),
        usedAt: new Date('2027-02-10T09:30:00Z'),
      },
    );
    expect(lines.slice(1, 4).map(({ is }) => is)).toEqual([how, HASH, used]);
  },
);

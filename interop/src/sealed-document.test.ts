/** A sealed document, and what software that is not ours says of it: `pdfsig` of Poppler. */
import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fillForm } from '../../server/src/registers/authorizations/forms/fill-form.ts';
import { createSealingKey } from '../../server/src/registers/authorizations/seal/authority.ts';
import { openHouseCertificate } from '../../server/src/registers/authorizations/seal/house-certificate.ts';
import { sealPdf, sealWithStamp } from '../../server/src/registers/authorizations/seal/seal-pdf.ts';
import {
  type SignedForm,
  writeSignedDocument,
} from '../../server/src/registers/authorizations/seal/signed-document.ts';
import { createStamper } from '../../server/src/registers/authorizations/seal/time-stamp.ts';
import { certify, RSA_2048, writePkcs12 } from '../../server/test/pkcs12-file.ts';
import { createStampAuthority } from '../../server/test/time-stamp-server.ts';

const program = [process.env['PDFSIG_PATH'], '/usr/bin/pdfsig'].find((path) => path && existsSync(path)) ?? null;
const run = promisify(execFile);
const AT = new Date('2026-11-22T12:00:00.000Z');

describe.skipIf(program === null)('pdfsig', () => {
  let folder = '';
  let sealed: Uint8Array;
  let document: SignedForm;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'bedside-seal-'));
    const choice = (id: string) => [{ id, words: id }];
    const filled = fillForm({
      kind: 'publication',
      language: 'en',
      blanks: {
        house: 'Lakeside Clinic',
        unit: 'East',
        subject: 'Ana Ruiz',
        description: 'the picture at the window',
        expiry: '2028-03-02',
        withdrawAt: 'privacy@lakeside.example',
      },
      choices: { infoScope: choice('photo'), purposes: choice('education'), channels: choice('newsroom') },
      occasions: new Set(),
    });
    if ('faults' in filled) throw new Error('the form is whole');
    document = {
      form: filled.form,
      chosen: { infoScope: ['photo'], purposes: ['education'], channels: ['newsroom'] },
      answers: { likeness: 'yes', records: 'yes' },
      signer: 'Ana Ruiz',
      drawing: null,
      signedAt: AT,
      evidence: [{ what: 'SHA-256', is: 'b'.repeat(64) }],
      seal: { house: 'Lakeside Clinic', reason: 'Sealed as signed', contact: 'privacy@lakeside.example' },
    };
    sealed = await sealPdf(
      await writeSignedDocument(document),
      await createSealingKey({ house: 'Lakeside Clinic', from: AT }),
    );
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  /** What it says; it ends with a failure where a signature does not hold. */
  async function told(pdf: Uint8Array): Promise<string> {
    const file = join(folder, 'document.pdf');
    await writeFile(file, pdf);
    const { stdout } = await run(program ?? '', [file]).catch((error: { stdout: string }) => error);
    return stdout;
  }

  it('finds the seal valid, of the kind PAdES, and over the whole document', async () => {
    const said = await told(sealed);
    expect(said).toContain('Signature Validation: Signature is Valid.');
    expect(said).toContain('Signature Type: ETSI.CAdES.detached');
    expect(said).toContain('Total document signed');
    expect(said).toContain('O=Lakeside Clinic');
    expect(said).toContain('Nov 22 2026');
  });

  it.each([10, 0.25, 0.5, 0.75, -10])('finds it broken when the byte at %d is changed', async (place) => {
    const range = /\/ByteRange \[0 (\d+) (\d+) (\d+)/.exec(Buffer.from(sealed).toString('latin1'));
    const [length = 0, next = 0] = range?.slice(1).map(Number) ?? [];
    // Places in parts of what stands before the seal, and one from the end.
    const at = place < 0 ? sealed.length + place : place < 1 ? Math.floor(length * place) : place;
    expect(at < length || at >= next).toBe(true);
    const changed = Uint8Array.from(sealed);
    changed[at] = (changed[at] ?? 0) ^ 1;
    expect(await told(changed)).not.toContain('Signature is Valid');
  });

  it('tells when something was written after it', async () => {
    const longer = Uint8Array.from([...sealed, ...Buffer.from('\n% more\n')]);
    expect(await told(longer)).not.toContain('Total document signed');
  });

  it('finds a seal with a time-stamp as valid, and broken when a byte is changed', async () => {
    const authority = await createStampAuthority({ at: AT });
    const stamper = createStamper({
      url: 'https://tsa.example/',
      now: () => AT,
      fetch: async (_url, { body } = {}) => {
        if (!(body instanceof Uint8Array)) throw new TypeError('a request has bytes');
        return new Response(await authority.answer(new Uint8Array(body)));
      },
    });
    const key = await createSealingKey({ house: 'Lakeside Clinic', from: AT });
    const written = await writeSignedDocument({ ...document, seal: { ...document.seal, isStamped: true } });
    const { pdf } = await sealWithStamp(written, key, stamper);
    const said = await told(pdf);
    expect(said).toContain('Signature Validation: Signature is Valid.');
    expect(said).toContain('Total document signed');
    const changed = Uint8Array.from(pdf);
    changed[10] = (changed[10] ?? 0) ^ 1;
    expect(await told(changed)).not.toContain('Signature is Valid');
  });

  it.each([
    ['RSA', RSA_2048],
    ['P-256', { name: 'ECDSA', namedCurve: 'P-256' }],
    ['P-384', { name: 'ECDSA', namedCurve: 'P-384' }],
  ])("finds a seal by the house's own certificate valid: %s", async (_, algorithm) => {
    const [from, until] = [new Date('2026-01-01T00:00:00.000Z'), new Date('2036-01-01T00:00:00.000Z')];
    const file = await writePkcs12(await certify({ from, until, algorithm }), 'word');
    const { key } = await openHouseCertificate({ file, password: 'word', now: AT });
    const said = await told(await sealPdf(await writeSignedDocument(document), key));
    expect(said).toContain('Signature Validation: Signature is Valid.');
    expect(said).toContain('CN=Seal of Lakeside Clinic');
  });
});

import { execFileSync } from 'node:child_process';
import { type KeyObject, randomBytes } from 'node:crypto';
import { chmod, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { inspect } from 'node:util';
import * as fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createKeyring, deriveSecret, Keyring, rotateKeyFile } from './keyring.ts';
import { open, openJson, rewrap, seal, sealedKeyId, sealJson } from './seal.ts';

let folder: string;
let keyFile: string;

beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'bedside-crypto-'));
  keyFile = path.join(folder, 'secrets', 'keys.json');
});

afterEach(() => rm(folder, { recursive: true, force: true }));

const ring = new Keyring({ root: randomBytes(32), keys: [{ id: 'k-one', key: randomBytes(32) }] });
const exported = (key: KeyObject | undefined) => key?.export() ?? Buffer.alloc(0);
const bytes = fc.uint8Array({ maxLength: 300 });

describe('sealing', () => {
  it('opens to what was sealed, for any bytes and any place', () => {
    fc.assert(
      fc.property(bytes, fc.string(), (plaintext, aad) => {
        expect(Buffer.from(open(ring, seal(ring, plaintext, aad), aad))).toEqual(Buffer.from(plaintext));
      }),
    );
  });

  it('fails in any other place', () => {
    fc.assert(
      fc.property(bytes, fc.string(), fc.string(), (plaintext, aad, other) => {
        fc.pre(aad !== other);
        expect(() => open(ring, seal(ring, plaintext, aad), other)).toThrow(
          expect.objectContaining({ code: 'CRYPTO_OPEN_FAILED' }),
        );
      }),
    );
  });

  it('fails when any single bit is flipped', () => {
    const sealed = seal(ring, Buffer.from('bed 7'), 'table:row');
    for (let bit = 0; bit < sealed.byteLength * 8; bit += 1) {
      const changed = Uint8Array.from(sealed);
      changed[bit >> 3] = (changed[bit >> 3] ?? 0) ^ (1 << (bit & 7));
      expect(() => open(ring, changed, 'table:row'), `bit ${bit}`).toThrow(
        expect.objectContaining({ code: expect.stringMatching(/^CRYPTO_/) }),
      );
    }
  });

  it('fails when cut short at any byte', () => {
    const sealed = seal(ring, Buffer.from('bed 7'), 'a');
    for (let length = 0; length < sealed.byteLength; length += 1) {
      expect(() => open(ring, sealed.subarray(0, length), 'a')).toThrow(
        expect.objectContaining({ code: expect.stringMatching(/^CRYPTO_/) }),
      );
    }
  });

  it('never gives the same bytes twice, and never the plaintext', () => {
    const plaintext = Buffer.from('a long enough secret to be found');
    const sealed = Buffer.from(seal(ring, plaintext, 'a'));
    expect(sealed.equals(Buffer.from(seal(ring, plaintext, 'a')))).toBe(false);
    expect(sealed.includes(plaintext)).toBe(false);
  });

  it('refuses a content moved under the wrapped key of another value', () => {
    const one = seal(ring, Buffer.from('one'), 'a');
    const two = seal(ring, Buffer.from('two'), 'a');
    const contentAt = 2 + 'k-one'.length + 60;
    const mixed = Buffer.concat([one.subarray(0, contentAt), two.subarray(contentAt)]);
    expect(() => open(ring, mixed, 'a')).toThrow(expect.objectContaining({ code: 'CRYPTO_OPEN_FAILED' }));
  });

  it('keeps JSON values', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect(openJson(ring, sealJson(ring, value, 'a'), 'a')).toEqual(JSON.parse(JSON.stringify(value)));
      }),
    );
  });

  it('says which key is missing instead of failing vaguely', () => {
    const other = new Keyring({ root: randomBytes(32), keys: [{ id: 'k-two', key: randomBytes(32) }] });
    expect(() => open(other, seal(ring, Buffer.from('x'), 'a'), 'a')).toThrow(
      expect.objectContaining({ code: 'CRYPTO_KEY_UNKNOWN' }),
    );
  });
});

describe('the key file', () => {
  it('is made on first start for its owner alone, and read again on the next', async () => {
    const first = await createKeyring({ keyFile });
    const second = await createKeyring({ keyFile });
    expect((await stat(keyFile)).mode & 0o777).toBe(0o600);
    expect(Buffer.from(open(second, seal(first, Buffer.from('x'), 'a'), 'a')).toString()).toBe('x');
    expect(await readdir(path.dirname(keyFile))).toEqual(['keys.json']);
  });

  it('is one file when several servers start together', async () => {
    const rings = await Promise.all(Array.from({ length: 8 }, () => createKeyring({ keyFile })));
    expect(new Set(rings.map((each) => each.activeKeyId)).size).toBe(1);
    expect(new Set(rings.map((each) => deriveSecret(each, 'cookie').toString('hex'))).size).toBe(1);
  });

  it('is refused when others can read it', async () => {
    await createKeyring({ keyFile });
    await chmod(keyFile, 0o640);
    await expect(createKeyring({ keyFile })).rejects.toMatchObject({ code: 'CRYPTO_KEY_FILE_EXPOSED' });
  });

  it('never appears in the error when it cannot be parsed', async () => {
    await createKeyring({ keyFile });
    await writeFile(keyFile, '{"version":1,"root":"c2VjcmV0LWNhbmFyeQ=="');
    const error: unknown = await createKeyring({ keyFile }).catch((cause: unknown) => cause);
    expect(error).toMatchObject({ code: 'CRYPTO_KEY_FILE_INVALID' });
    expect(inspect(error, { depth: 9 })).not.toContain('c2VjcmV0');
  });

  it('is not replaced by a new one when it is damaged', async () => {
    await createKeyring({ keyFile });
    await writeFile(keyFile, '');
    await createKeyring({ keyFile }).catch(() => undefined);
    expect(await readFile(keyFile, 'utf8')).toBe('');
  });
});

describe('rotation', () => {
  it('opens what was sealed before, seals with the new key, and keeps derived secrets', async () => {
    const before = await createKeyring({ keyFile });
    const sealed = seal(before, Buffer.from('old'), 'a');
    const newId = await rotateKeyFile({ keyFile });
    const after = await createKeyring({ keyFile });
    expect(after.activeKeyId).toBe(newId);
    expect(Buffer.from(open(after, sealed, 'a')).toString()).toBe('old');
    expect(deriveSecret(after, 'cookie')).toEqual(deriveSecret(before, 'cookie'));
    expect(deriveSecret(after, 'cookie')).not.toEqual(deriveSecret(after, 'role'));
  });

  it('moves a value to the new key without touching its content', async () => {
    const before = await createKeyring({ keyFile });
    const sealed = Buffer.from(seal(before, randomBytes(500), 'a'));
    await rotateKeyFile({ keyFile });
    const after = await createKeyring({ keyFile });
    const moved = Buffer.from(rewrap(after, sealed));
    expect(sealedKeyId(moved)).toBe(after.activeKeyId);
    expect(moved.subarray(-528)).toEqual(sealed.subarray(-528));
    expect(open(after, moved, 'a')).toEqual(open(before, sealed, 'a'));
    expect(() => open(before, moved, 'a')).toThrow(expect.objectContaining({ code: 'CRYPTO_KEY_UNKNOWN' }));
    expect(rewrap(after, moved)).toBe(moved);
  });

  it('loses no key when two rotations run at once', async () => {
    await createKeyring({ keyFile });
    const results = await Promise.allSettled([rotateKeyFile({ keyFile }), rotateKeyFile({ keyFile })]);
    const after = await createKeyring({ keyFile });
    for (const result of results) {
      if (result.status === 'fulfilled') expect(after.key(result.value)).toBeDefined();
      else expect(result.reason).toMatchObject({ code: 'CRYPTO_ROTATION_LOCKED' });
    }
    expect(results.some((result) => result.status === 'fulfilled')).toBe(true);
  });
});

describe('a KMS command', () => {
  /** Stands in for a key service: XOR is enough to tell a wrapped key from a plain one. */
  async function kmsScript(): Promise<string> {
    const script = path.join(folder, 'kms.mjs');
    await writeFile(
      script,
      `import { readFileSync, writeSync } from 'node:fs';
       if (!['wrap', 'unwrap'].includes(process.argv[2])) process.exit(2);
       writeSync(1, readFileSync(0).map((byte) => byte ^ 0x5a));`,
    );
    return `"${process.execPath}" "${script}"`;
  }

  it('keeps only wrapped keys in the file', async () => {
    const kmsCommand = await kmsScript();
    const first = await createKeyring({ keyFile, kmsCommand });
    const sealed = seal(first, Buffer.from('x'), 'a');
    expect(Buffer.from(open(await createKeyring({ keyFile, kmsCommand }), sealed, 'a')).toString()).toBe('x');
    const key = first.key(first.activeKeyId);
    expect(await readFile(keyFile, 'utf8')).not.toContain(exported(key).toString('base64'));
  });

  it('is needed again to read the file that it made', async () => {
    await createKeyring({ keyFile, kmsCommand: await kmsScript() });
    await expect(createKeyring({ keyFile })).rejects.toMatchObject({ code: 'CRYPTO_KEY_PROTECTION' });
  });

  it('that fails leaves no key file behind', async () => {
    await expect(createKeyring({ keyFile, kmsCommand: 'exit 3;' })).rejects.toMatchObject({
      code: 'CRYPTO_KMS_FAILED',
    });
    await expect(stat(keyFile)).rejects.toMatchObject({ code: 'ENOENT' });
  });
});

it('prints no key, however a keyring is printed', () => {
  const key = exported(ring.key('k-one'));
  for (const printed of [inspect(ring, { showHidden: true, depth: 9 }), JSON.stringify(ring), String(ring)]) {
    expect(printed).not.toContain(key.toString('hex').slice(0, 12));
    expect(printed).not.toContain(key.toString('base64').slice(0, 12));
  }
});

it('makes the same secrets in every process', async () => {
  const here = await createKeyring({ keyFile });
  const script = `import { createKeyring, deriveSecret } from ${JSON.stringify(new URL('./keyring.ts', import.meta.url).href)};
    process.stdout.write(deriveSecret(await createKeyring({ keyFile: process.argv[1] }), 'cookie').toString('hex'));`;
  const there = execFileSync(process.execPath, [
    '--conditions=bedside-source',
    '--input-type=module',
    '-e',
    script,
    keyFile,
  ]);
  expect(there.toString()).toBe(deriveSecret(here, 'cookie').toString('hex'));
});

import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createWorld, type House, type World } from '../../../test/world.ts';
import { listMessages, queueMail } from '../mail/service.ts';
import { inScope, type ScopeSeed } from '../scope/scope.ts';
import { activateRotation, createKeyring, type Keyring, prepareRotation, rotateKeyFile } from './keyring.ts';
import { resealAll, SEALED_COLUMN } from './reseal.ts';
import { watchKeyFile } from './watch-key-file.ts';

let world: World;
let house: House;

beforeAll(async () => {
  world = await createWorld();
  house = await world.openHouse();
});
afterAll(() => world.close());

/** A process of its own, as far as keys go: it knows what it read from the file and when. */
async function openProcess() {
  const source = { keyFile: world.files.keyFile };
  const keyring: Keyring = await createKeyring(source);
  const failures: unknown[] = [];
  const watch = watchKeyFile(keyring, source, (error) => failures.push(error));
  await watch.look();
  const seed: ScopeSeed = { ...world.seed(house, 'administrator'), services: { ...world.services, keyring } };
  return {
    keyring,
    failures,
    look: watch.look,
    close: watch.stop,
    write: (body: string) =>
      inScope(seed, (scope) =>
        queueMail(scope, { personId: house.people.administrator.id, kind: 'test', subject: 'Words', body, link: null }),
      ),
    read: () =>
      inScope(seed, (scope) => listMessages(scope, { personId: house.people.administrator.id, limit: 5_000 })),
  };
}

async function keysInUse(): Promise<string[]> {
  const { rows } = await world.owner.query<{ key: string }>(
    `select distinct convert_from(substring(body_sealed from 3 for get_byte(body_sealed, 1)), 'UTF8') as key
       from outbox_message order by 1`,
  );
  return rows.map((row) => row.key);
}

describe('a rotation', () => {
  test('under load lets no request fail, and moves every value to the new key', async () => {
    const [one, two] = [await openProcess(), await openProcess()];
    const load = { goesOn: true, answered: 0 };
    const work = async (writer: typeof one, reader: typeof one) => {
      while (load.goesOn) {
        await writer.write('What one process writes, another reads.');
        const messages = await reader.read();
        expect(messages.every(({ body }) => body.includes('another reads'))).toBe(true);
        load.answered += 2;
      }
    };
    const working = Promise.all([work(one, two), work(two, one), work(one, one)]);
    const someWork = async () => {
      const enough = load.answered + 20;
      while (load.answered < enough) await Promise.race([working, world.owner.query('select 1')]);
    };
    await someWork();
    const next = await prepareRotation({ keyFile: world.files.keyFile });
    await one.look();
    await someWork();
    await two.look();
    expect(one.keyring.activeKeyId).not.toBe(next);
    expect(await activateRotation({ keyFile: world.files.keyFile })).toBe(next);
    await one.look();
    expect(one.keyring.activeKeyId).toBe(next);
    // Only one of them knows that the key is active now; both can open what it sealed.
    await someWork();
    await two.look();
    await someWork();
    await resealAll(world.database.ownerUrl, one.keyring);
    await someWork();
    load.goesOn = false;
    await working;
    expect(await keysInUse()).toEqual([next]);
    expect([...one.failures, ...two.failures]).toEqual([]);
    expect((await resealAll(world.database.ownerUrl, one.keyring)).moved).toBe(0);
    one.close();
    two.close();
  });

  test('at once is for one process alone: another cannot open what it seals until it has looked', async () => {
    const [one, two] = [await openProcess(), await openProcess()];
    await rotateKeyFile({ keyFile: world.files.keyFile });
    await one.look();
    await one.write('What one process writes, another reads.');
    await expect(two.read()).rejects.toMatchObject({ code: 'CRYPTO_KEY_UNKNOWN' });
    await two.look();
    expect(await two.read()).not.toHaveLength(0);
    one.close();
    two.close();
  });

  test('is prepared once, and activates nothing that was not prepared', async () => {
    const first = await prepareRotation({ keyFile: world.files.keyFile });
    expect(await prepareRotation({ keyFile: world.files.keyFile })).toBe(first);
    expect(await activateRotation({ keyFile: world.files.keyFile })).toBe(first);
    await expect(activateRotation({ keyFile: world.files.keyFile })).rejects.toMatchObject({
      code: 'CRYPTO_NOTHING_PREPARED',
    });
  });
});

test('every column of bytes is sealed by its name, or named here with what it holds instead', async () => {
  const client = new pg.Client({ connectionString: world.database.ownerUrl });
  await client.connect();
  const { rows } = await client.query<{ name: string; column: string }>(
    `select format('%s.%s', table_name, column_name) as name, column_name as column from information_schema.columns
      where table_schema in ('public', 'auth') and data_type = 'bytea' order by 1`,
  );
  await client.end();
  const others = rows.filter(({ column }) => !SEALED_COLUMN.test(column)).map(({ name }) => name);
  expect(others).toEqual([
    // A digest.
    'api_key.secret_hash',
    // Encrypted under its subject's own key, which is sealed.
    'audit_clear_text.sealed',
    'passkey.public_key',
    'signer_passkey.public_key',
  ]);
});

import { randomBytes } from 'node:crypto';
import { Client } from 'pg';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../../test/database.ts';
import { fixedClock } from '../clock/clock.ts';
import { Keyring } from '../crypto/keyring.ts';
import { type Database, openDatabase } from '../db/database.ts';
import { newId, type OrganizationId, type PersonId } from '../ids/ids.ts';
import { createLogger } from '../log/logger.ts';
import { createMailer } from './mailer.ts';
import {
  listMessages,
  type MessageId,
  markRead,
  type NewMessage,
  queueDoorMail,
  queueMail,
  type SendParts,
  sendDigest,
  sendQueued,
} from './service.ts';
import { type SmtpSink, startSmtpSink } from './smtp-sink.ts';

const clock = fixedClock('2026-03-01T08:00:00Z');
const keyring = new Keyring({ root: randomBytes(32), keys: [{ id: 'k-one', key: randomBytes(32) }] });
const organizationId = newId<'organization'>();
const rosa = newId<'person'>();
const paul = newId<'person'>();
const PUBLIC_URL = 'https://house.example';
const CANARY = 'the wound of bed 7';

let database: TestDatabase;
let owner: Client;
let db: Database;
let sink: SmtpSink;

beforeAll(async () => {
  database = await createTestDatabase();
  owner = new Client({ connectionString: database.ownerUrl });
  await owner.connect();
  db = openDatabase({ appUrl: database.appUrl });
  await owner.query(
    `insert into organization (organization_id, name, kind, time_zone, languages, review_policy, packs, created_at, updated_at)
     values ($1, 'Test', 'clinic', 'UTC', '{en}', '{}', '{us-hipaa}', now(), now())`,
    [organizationId],
  );
  for (const [id, email] of [
    [rosa, 'rosa@example.org'],
    [paul, 'paul@example.org'],
  ]) {
    await owner.query(
      `insert into person (organization_id, id, name, email, roles, state, created_at, updated_at)
       values ($1, $2, 'Sample', $3, '{}', 'active', now(), now())`,
      [organizationId, id, email],
    );
  }
});

afterAll(async () => {
  await db.close();
  await owner.end();
  await database.drop();
});

beforeEach(async () => {
  sink = await startSmtpSink();
  await owner.query('delete from outbox_message');
  await owner.query(`delete from graphile_worker._private_jobs`);
});

afterEach(() => sink.close());

const message: NewMessage = {
  personId: rosa,
  kind: 'review-requested',
  subject: 'A review waits',
  body: CANARY,
  link: '/reviews/1',
};

function inOrganization<T>(
  work: (scope: Parameters<typeof queueMail>[0]) => Promise<T>,
  as: OrganizationId = organizationId,
): Promise<T> {
  return db.inOrganization(as, (tx) =>
    work({ tx, organizationId: as, services: { clock, keyring, publicUrl: PUBLIC_URL } }),
  );
}

const queue = (changes: Partial<NewMessage> = {}) =>
  inOrganization((scope) => queueMail(scope, { ...message, ...changes }));
const messagesOf = (personId: PersonId, page: { limit: number; before?: MessageId } = { limit: 50 }) =>
  inOrganization((scope) => listMessages(scope, { personId, ...page }));

function parts(changes: Partial<SendParts> = {}): SendParts {
  return {
    db,
    clock,
    keyring,
    mailer: createMailer({
      smtpUrl: `smtp://127.0.0.1:${sink.port}`,
      from: 'bedside@mail.example',
      log: createLogger({ level: 'silent' }),
    }),
    publicUrl: PUBLIC_URL,
    timingOf: async () => ({ kind: 'now' }),
    recipientOf: async () => ({ address: 'rosa@example.org', locale: 'en' }),
    ...changes,
  };
}

async function attempts(): Promise<number> {
  const { rows } = await owner.query('select attempts from outbox_message');
  return rows[0]?.attempts;
}

it('a message is sealed in the database, and read by its person', async () => {
  const id = await queue();
  const { rows } = await owner.query('select body_sealed from outbox_message');
  expect(rows[0].body_sealed.includes(CANARY)).toBe(false);
  expect(await messagesOf(rosa)).toEqual([
    {
      id,
      kind: 'review-requested',
      subject: 'A review waits',
      body: CANARY,
      link: '/reviews/1',
      createdAt: clock.now(),
      readAt: null,
      mailedAt: null,
      mailErrorCode: null,
    },
  ]);
  expect(await messagesOf(paul)).toEqual([]);
});

it('message and job are written together or not at all', async () => {
  await expect(
    inOrganization(async (scope) => {
      await queueMail(scope, message);
      throw new Error('later in the same use case');
    }),
  ).rejects.toThrow('later');
  const count = async (table: string) => (await owner.query(`select count(*)::int as n from ${table}`)).rows[0].n;
  expect([await count('outbox_message'), await count('graphile_worker._private_jobs')]).toEqual([0, 0]);
  await queue();
  expect([await count('outbox_message'), await count('graphile_worker._private_jobs')]).toEqual([1, 1]);
});

it('the job holds ids alone', async () => {
  const messageId = await queue();
  const { rows } = await owner.query('select payload from graphile_worker._private_jobs');
  expect(rows[0].payload).toEqual({ organizationId, messageId });
});

it('the mail says that something waits, and a link, and nothing of the message', async () => {
  const messageId = await queue();
  await sendQueued(parts(), { organizationId, messageId });
  expect(sink.mails).toHaveLength(1);
  const [mail] = sink.mails;
  expect(mail?.subject).toBe('Something waits for you in Bedside');
  expect(mail?.text).toContain('https://house.example/reviews/1');
  expect(mail?.raw).not.toMatch(/wound|A review waits|review-requested/);
  expect(await messagesOf(rosa)).toMatchObject([{ mailedAt: clock.now(), mailErrorCode: null }]);
});

it('a mail that was sent is not sent again', async () => {
  const messageId = await queue();
  await sendQueued(parts(), { organizationId, messageId });
  await sendQueued(parts(), { organizationId, messageId });
  expect(sink.mails).toHaveLength(1);
});

it('a failure is noted and thrown for the queue to try again, until it goes out', async () => {
  const messageId = await queue();
  sink.refuseWith(451);
  await expect(sendQueued(parts(), { organizationId, messageId })).rejects.toMatchObject({ code: 'MAIL_NOT_SENT' });
  expect(await messagesOf(rosa)).toMatchObject([{ mailedAt: null, mailErrorCode: 'MAIL_NOT_SENT' }]);
  sink.refuseWith(null);
  await sendQueued(parts(), { organizationId, messageId });
  expect(await messagesOf(rosa)).toMatchObject([{ mailedAt: clock.now(), mailErrorCode: null }]);
  expect(await attempts()).toBe(2);
});

it('what trying again cannot help is noted and not thrown', async () => {
  const messageId = await queue();
  sink.refuseWith(550);
  await sendQueued(parts(), { organizationId, messageId });
  expect(await messagesOf(rosa)).toMatchObject([{ mailErrorCode: 'MAIL_RECIPIENT_REFUSED' }]);
  await sendQueued(parts({ mailer: null }), { organizationId, messageId });
  expect(await messagesOf(rosa)).toMatchObject([{ mailErrorCode: 'MAIL_NOT_SET_UP' }]);
  await sendQueued(parts({ recipientOf: async () => null }), { organizationId, messageId });
  expect(await messagesOf(rosa)).toMatchObject([{ mailErrorCode: 'MAIL_NO_RECIPIENT' }]);
});

it('a mail that nobody wants stays a message inside', async () => {
  const messageId = await queue();
  await sendQueued(parts({ timingOf: async () => ({ kind: 'never' }) }), { organizationId, messageId });
  expect(sink.mails).toEqual([]);
  expect(await messagesOf(rosa)).toMatchObject([{ mailErrorCode: 'MAIL_NOT_WANTED', mailedAt: null }]);
});

const at = new Date('2026-03-01T18:00:00Z');

it('a mail in quiet hours waits for their end, as one job however often it is tried', async () => {
  const messageId = await queue();
  const later = parts({ timingOf: async () => ({ kind: 'later', at }) });
  await sendQueued(later, { organizationId, messageId });
  await sendQueued(later, { organizationId, messageId });
  expect(sink.mails).toEqual([]);
  expect(await waitingJobs('mail-send', at)).toEqual([{ organizationId, messageId }]);
});

it('the messages of a day go out in one mail without their words, and those read inside in none', async () => {
  const daily = parts({ timingOf: async () => ({ kind: 'digest', at }) });
  const ids = [await queue(), await queue(), await queue()];
  for (const messageId of ids) await sendQueued(daily, { organizationId, messageId });
  expect(sink.mails).toEqual([]);
  expect(await waitingJobs('mail-digest', at)).toEqual([{ organizationId, personId: rosa }]);
  await inOrganization((scope) => markRead(scope, { personId: rosa, messageId: ids[0] ?? '' }));
  await sendDigest(daily, { organizationId, personId: rosa });
  await sendDigest(daily, { organizationId, personId: rosa });
  expect(sink.mails).toHaveLength(1);
  expect(sink.mails[0]?.raw).toContain('2 messages wait for you');
  expect(sink.mails[0]?.raw).not.toContain(CANARY);
  const told = new Map((await messagesOf(rosa)).map((each) => [each.id, [each.mailErrorCode, each.mailedAt !== null]]));
  expect(ids.map((id) => told.get(id))).toEqual([
    ['MAIL_READ_INSIDE', false],
    [null, true],
    [null, true],
  ]);
});

it('a day on which everything was read inside brings no mail', async () => {
  const daily = parts({ timingOf: async () => ({ kind: 'digest', at }) });
  const messageId = await queue();
  await sendQueued(daily, { organizationId, messageId });
  await inOrganization((scope) => markRead(scope, { personId: rosa, messageId }));
  await sendDigest(daily, { organizationId, personId: rosa });
  expect(sink.mails).toEqual([]);
});

/** Payloads of the jobs of a task that wait for a moment. */
async function waitingJobs(task: string, runAt: Date): Promise<unknown[]> {
  const { rows } = await owner.query<{ payload: unknown }>(
    `select j.payload from graphile_worker._private_jobs j join graphile_worker._private_tasks t on t.id = j.task_id
      where t.identifier = $1 and j.run_at = $2`,
    [task, runAt],
  );
  return rows.map(({ payload }) => payload);
}

it.each([
  'https://evil.example/',
  'https://house.example.evil.example/',
  'https://house.example//evil.example/',
  '//evil.example/',
  '/\\evil.example',
  'reviews/1',
  '/a b',
  '',
])('a link leads nowhere else: %j', async (link) => {
  await expect(queue({ link })).rejects.toMatchObject({ code: 'MAIL_LINK_INVALID' });
});

it('a whole address of this house is kept as its path', async () => {
  await queue({ link: `${PUBLIC_URL}/reviews/2#top` });
  expect(await messagesOf(rosa)).toMatchObject([{ link: '/reviews/2#top' }]);
});

it('reading counts once, and only for the person it is for', async () => {
  const messageId = await queue();
  await inOrganization((scope) => markRead(scope, { personId: paul, messageId }));
  expect(await messagesOf(rosa)).toMatchObject([{ readAt: null }]);
  const first = clock.now();
  await inOrganization((scope) => markRead(scope, { personId: rosa, messageId }));
  clock.advance(60_000);
  await inOrganization((scope) => markRead(scope, { personId: rosa, messageId }));
  expect(await messagesOf(rosa)).toMatchObject([{ readAt: first }]);
});

it('comes newest first, page by page', async () => {
  const ids: MessageId[] = [];
  for (let index = 0; index < 5; index += 1) {
    clock.advance(1_000);
    ids.unshift(await queue());
  }
  const first = await messagesOf(rosa, { limit: 3 });
  const before = first.at(-1)?.id;
  const second = await messagesOf(rosa, before === undefined ? { limit: 3 } : { limit: 3, before });
  expect([...first, ...second].map(({ id }) => id)).toEqual(ids);
});

it('no other organization can read, send or mark it', async () => {
  const other = newId<'organization'>();
  const messageId = await queue();
  expect(await inOrganization((scope) => listMessages(scope, { personId: rosa, limit: 5 }), other)).toEqual([]);
  await inOrganization((scope) => markRead(scope, { personId: rosa, messageId }), other);
  await sendQueued(parts(), { organizationId: other, messageId });
  expect(sink.mails).toHaveLength(0);
  expect(await messagesOf(rosa)).toMatchObject([{ readAt: null, mailedAt: null }]);
});

it('a link with a secret goes out in the mail alone, and is kept no longer', async () => {
  const door = `${PUBLIC_URL}/invitation#secret-of-the-link`;
  const messageId = await inOrganization((scope) => queueDoorMail(scope, { ...message, kind: 'invitation', door }));
  const stored = async () => (await owner.query('select * from outbox_message where id = $1', [messageId])).rows[0];
  expect(JSON.stringify(await stored())).not.toContain('secret-of-the-link');
  expect((await stored()).door_sealed).not.toBeNull();

  await sendQueued(parts(), { organizationId, messageId });
  const [mail] = sink.mails.slice(-1);
  expect(mail?.text).toContain(door);
  expect((await stored()).door_sealed).toBeNull();
  const [shown] = await messagesOf(message.personId);
  expect(JSON.stringify(shown)).not.toContain('secret-of-the-link');
});

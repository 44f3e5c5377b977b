/**
 * Canaries: a word that nobody writes, planted in every field that holds words of people or a secret, on the way of a
 * post and beside it. It must not sing in a log, a job, a metric, a mail, an error, the trail's leaves, or a dump that
 * somebody takes who is not of this organization; secrets not even in a dump of everything.
 */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Answer, createTestApp, SETUP_TOKEN, type TestApp } from '../../test/app.ts';
import { createWorld, type House, PUBLIC_URL, type World } from '../../test/world.ts';
import { createMailer } from '../kernel/mail/mailer.ts';
import { sendQueued } from '../kernel/mail/service.ts';
import { type SmtpSink, startSmtpSink } from '../kernel/mail/smtp-sink.ts';
import { mailTimingOf } from '../registers/preferences/service.ts';

/** Every canary begins so; the rest says where it was planted. */
const BIRD = 'Zanzibarquark';
const SECRET = 'Quetzalfinch';
const bird = (where: string) => `${BIRD}${where}`;
const secret = (where: string) => `${SECRET}${where} lantern harbour`;

let world: World;
let app: TestApp;
let sink: SmtpSink;
let other: House;
const planted = new Set<string>();
const sinks = { errors: '', jobs: '', mails: '', metrics: '', links: '' };

const plant = (where: string) => {
  planted.add(where);
  return bird(where);
};

async function ask(by: TestApp, ...call: Parameters<TestApp['ask']>): Promise<Answer> {
  const answer = await by.ask(...call);
  if (answer.status >= 400) sinks.errors += `${answer.text}\n`;
  sinks.links += `${answer.headers.get('location') ?? ''}\n`;
  // Jobs are gone once they ran: looked at after each request.
  const { rows } = await world.owner.query('select j::text as job from graphile_worker._private_jobs j');
  sinks.jobs += rows.map((row) => row.job).join('\n');
  return answer;
}

async function must(by: TestApp, ...call: Parameters<TestApp['ask']>): Promise<Record<string, unknown>> {
  const answer = await ask(by, ...call);
  expect(answer.status, `${call[0]} ${call[1]} ${answer.text.slice(0, 500)}`).toBe(200);
  return answer.body;
}

beforeAll(async () => {
  world = await createWorld();
  app = await createTestApp(world);
  sink = await startSmtpSink();
  other = await world.openHouse('Another house');
  // Set-up is for the first organization: the other one must not be in the way of its door.
  await world.owner.query('delete from organization_directory');
  await tellTheStory();
  await app.idle();
  await sendAllMail();
  sinks.metrics = (await app.metrics.render()).body;
}, 60_000);
afterAll(async () => {
  await sink.close();
  await app.close();
  await world.close();
});

async function tellTheStory(): Promise<void> {
  const ada = app.browser();
  const setUp = await must(ada, 'POST', '/api/v1/setup', {
    headers: { 'x-setup-token': SETUP_TOKEN },
    body: {
      organization: {
        name: plant('Clinic'),
        kind: 'hospital',
        timeZone: 'America/Chicago',
        languages: ['en'],
        facts: {
          names: [plant('FactName')],
          phones: [],
          emails: [`${plant('factmail')}@example.org`],
          addresses: [plant('Street')],
          domains: [],
          handles: [],
        },
      },
      administrator: { name: plant('Ada'), email: `${plant('ada')}@example.org`, password: secret('password') },
      secondPerson: {
        name: plant('Bea'),
        email: `${plant('bea')}@example.org`,
        roles: ['privacy_officer', 'clinician_reviewer'],
        privacyTrained: true,
      },
    },
  });
  const token = String(setUp['invitationLink']).split('#')[1];
  const bea = app.browser();
  await must(bea, 'POST', '/api/v1/invitations/accept', { body: { token, password: secret('second') } });
  await lifeOfAPost(ada, bea);
  await houseKeeping(ada);
  await wrongTurns(ada);
}

async function lifeOfAPost(ada: TestApp, bea: TestApp): Promise<void> {
  const { channels } = (await must(ada, 'GET', '/api/v1/channels')) as { channels: { id: string; network: string }[] };
  const practice = channels.find(({ network }) => network === 'practice')?.id ?? '';
  const content = {
    schema: 1,
    baseText: `${plant('PostText')} thanks Maria Lopez, room 7, for her kind words.`,
    link: `https://example.org/${plant('link')}`,
    images: [],
    variants: { practice: { text: `${plant('VariantText')} thanks Maria Lopez, room 7.` } },
    channelIds: [practice],
    language: 'en',
  };
  const post = (await must(ada, 'POST', '/api/v1/posts', { body: { content } })) as { id: string };
  await must(ada, 'POST', '/api/v1/screen', { body: { texts: [{ id: '1', text: plant('Screened') }] } });
  await must(ada, 'POST', `/api/v1/posts/${post.id}/comments`, { body: { body: plant('Comment') } });
  const { review, screening } = (await must(ada, 'POST', `/api/v1/posts/${post.id}/submit`, {
    body: { revision: 1 },
  })) as {
    review: { id: string; contentHash: string; versionId: string };
    screening: { findings: { key: string; severity: string }[] };
  };
  for (const finding of screening.findings.filter(({ severity }) => severity === 'block')) {
    await must(bea, 'POST', `/api/v1/reviews/${review.id}/waivers`, {
      body: { contentHash: review.contentHash, findingKey: finding.key, reason: `${plant('WaiverReason')} is enough` },
    });
  }
  for (const stepId of ['approval', 'privacy']) {
    await ask(bea, 'POST', `/api/v1/reviews/${review.id}/decisions`, {
      body: { stepId, contentHash: review.contentHash, outcome: 'approve', comment: plant('DecisionComment') },
    });
  }
  await must(ada, 'POST', `/api/v1/posts/${post.id}/schedule`, { body: { mode: 'now', versionId: review.versionId } });
  await world.runJobs();
  await world.clock.advance(11_000);
  const publisher = world.publisher();
  for (let round = 0; round < 10; round += 1) {
    await publisher.tick();
    await publisher.idle();
  }
  const { deliveries } = (await must(ada, 'GET', `/api/v1/posts/${post.id}/deliveries`)) as {
    deliveries: { id: string; state: string; url: string | null }[];
  };
  expect(deliveries.map(({ state }) => state)).toEqual(['confirmed']);
  sinks.links += deliveries.map(({ url }) => url).join('\n');
  await must(bea, 'POST', `/api/v1/deliveries/${deliveries[0]?.id}/take-down`, {
    body: { reason: plant('TakeDownReason') },
  });
  await publisher.tick();
  await publisher.idle();
}

async function houseKeeping(ada: TestApp): Promise<void> {
  await must(ada, 'POST', '/api/v1/people', {
    body: { name: plant('Cy'), email: `${plant('cy')}@example.org`, roles: ['author'] },
  });
  await must(ada, 'POST', '/api/v1/directory/members', {
    body: { displayName: plant('Staff'), email: `${plant('staff')}@example.org`, department: plant('Ward') },
  });
  const key = await must(ada, 'POST', '/api/v1/keys', {
    body: { name: plant('KeyName'), scopes: ['posts:read'], expiresInDays: 30 },
  });
  const browser = app.browser();
  await must(browser, 'GET', '/api/v1/posts', { headers: { authorization: `Bearer ${key['token']}` } });
  secrets.push(String(key['token']));
  const hook = await must(ada, 'POST', '/api/v1/webhooks', {
    body: {
      url: `http://127.0.0.1:9/${plant('hook')}`,
      description: plant('HookWords'),
      events: ['post.created'],
    },
  });
  secrets.push(String(hook['secret']));
  await must(ada, 'POST', '/api/v1/posts', { body: {} });
  const totp = await must(ada, 'POST', '/api/v1/sign-in-methods/totp', { body: {} });
  secrets.push(String(totp['secret']));
  await ask(app.browser(), 'POST', '/api/v1/password-resets', { body: { email: `${bird('ada')}@example.org` } });
  await must(ada, 'POST', '/api/v1/channels', {
    body: {
      network: 'bluesky',
      name: plant('ChannelName'),
      serviceUrl: 'https://pds.example.org',
      credentials: { identifier: plant('Handle'), appPassword: secret('app-password') },
    },
  });
}

/** Secrets that Bedside made itself. */
const secrets: string[] = [];

/** Everything wrong that a person may send, with a canary in it. */
async function wrongTurns(ada: TestApp): Promise<void> {
  const odd = plant('Wrong');
  const turns: [method: string, path: string, body?: unknown][] = [
    ['POST', '/api/v1/session', { email: `${odd}@example.org`, password: secret('wrong') }],
    ['POST', '/api/v1/posts', { content: { baseText: odd, nonsense: odd } }],
    ['POST', '/api/v1/people', { name: odd, email: odd, roles: [odd] }],
    ['POST', '/api/v1/people', { name: odd, email: `${bird('cy')}@example.org`, roles: ['author'] }],
    ['GET', `/api/v1/posts?search=${odd}&limit=${odd}`],
    ['GET', `/api/v1/posts/${odd}`],
    ['GET', `/api/v1/${odd}`],
    ['POST', '/api/v1/invitations/read', { token: `${odd}.${odd}` }],
    ['POST', '/api/v1/password-resets/use', { token: odd, password: secret('reset') }],
    ['PUT', '/api/v1/sign-in-methods/password', { password: `${odd}1` }],
    ['POST', '/api/v1/webhooks', { url: `http://169.254.169.254/${odd}`, events: ['post.created'] }],
    ['POST', '/api/v1/sso/begin', { organizationId: odd, purpose: { for: odd } }],
  ];
  for (const [method, path, body] of turns) await ask(ada, method, path, body === undefined ? {} : { body });
  await ask(ada, 'POST', '/api/v1/posts', { raw: `{"content": "${odd}` });
  await ask(ada, 'POST', '/api/v1/posts', { raw: odd, headers: { 'content-type': odd } });
  await ask(app.browser(), 'GET', '/api/v1/posts', { headers: { authorization: `Bearer ${odd}` } });
}

async function sendAllMail(): Promise<void> {
  const mailer = createMailer({
    smtpUrl: `smtp://127.0.0.1:${sink.port}`,
    from: 'bedside@mail.example',
    log: world.log,
  });
  const { rows } = await world.owner.query<{ organization_id: string; id: string }>(
    'select organization_id, id from outbox_message',
  );
  expect(rows.length).toBeGreaterThan(3);
  for (const row of rows) {
    await sendQueued(
      {
        db: world.services.db,
        clock: world.clock,
        keyring: world.services.keyring,
        mailer,
        publicUrl: PUBLIC_URL,
        timingOf: mailTimingOf,
        recipientOf: async () => ({ address: 'somebody@example.org', locale: 'en' }),
      },
      { organizationId: row.organization_id, messageId: row.id },
    );
  }
  sinks.mails = sink.mails.map(({ raw }) => raw).join('\n');
}

/** All rows that a connection sees, table by table. */
async function dump(query: (sql: string) => Promise<{ rows: Record<string, unknown>[] }>): Promise<string> {
  const { rows: tables } = await world.owner.query<{ name: string }>(
    `select quote_ident(schemaname) || '.' || quote_ident(tablename) as name from pg_tables
      where schemaname in ('public', 'auth')`,
  );
  const parts: string[] = [];
  for (const { name } of tables) {
    const { rows } = await query(`select t::text as row from ${name} t`).catch(() => ({ rows: [] }));
    parts.push(...rows.map((row) => `${name} ${String(row['row'])}`));
  }
  return parts.join('\n');
}

test('the story went all the way, so that there was something to find', async () => {
  expect(planted.size).toBeGreaterThan(25);
  const everything = await dump((sql) => world.owner.query(sql));
  for (const where of ['PostText', 'VariantText', 'Comment', 'Staff', 'Cy', 'Clinic'])
    expect(everything).toContain(bird(where));
});

describe('no canary sings', () => {
  test.each(['errors', 'jobs', 'mails', 'metrics', 'links'] as const)('in %s', (name) => {
    expect(sinks[name].length, name).toBeGreaterThan(10);
    expect(found(sinks[name])).toEqual([]);
  });

  test('in a log, down to its finest lines', () => {
    expect(world.logged().length).toBeGreaterThan(100);
    expect(found(world.logged())).toEqual([]);
  });

  test('in the leaves of the trail', async () => {
    const { rows } = await world.owner.query<{ leaf: string }>('select leaf from audit_event');
    expect(rows.length).toBeGreaterThan(20);
    expect(found(rows.map(({ leaf }) => leaf).join('\n'))).toEqual([]);
  });

  test('in what another organization, or nobody, can read of the database', async () => {
    for (const organizationId of [other.organizationId, '']) {
      const seen = await world.services.db.acrossOrganizations(async () => {
        const client = await world.services.db.pool.connect();
        try {
          await client.query(`select set_config('bedside.organization', $1, false)`, [organizationId]);
          return await dump((sql) => client.query(sql));
        } finally {
          await client.query(`select set_config('bedside.organization', '', false)`);
          client.release();
        }
      });
      // Open to all by design: addresses of users, who belong to no one organization, and public short names.
      const open = /^(auth\.|public\.organization_directory )/;
      const organizationData = seen.split('\n').filter((line) => !open.test(line));
      expect(found(organizationData.join('\n'))).toEqual([]);
      if (organizationId !== '') expect(organizationData.length).toBeGreaterThan(5);
    }
  });
});

describe('no secret is in clear anywhere', () => {
  test('not in a dump of everything', async () => {
    const everything = await dump((sql) => world.owner.query(sql));
    expect(found(everything, SECRET)).toEqual([]);
    for (const made of secrets) expect(everything).not.toContain(made);
  });

  test('not in logs, jobs, mails, metrics and errors', () => {
    const all = Object.values(sinks).join('\n') + world.logged();
    expect(found(all, SECRET)).toEqual([]);
    for (const made of secrets) expect(all).not.toContain(made);
  });
});

/** The places whose canaries are in a text. */
function found(text: string, word: string = BIRD): string[] {
  const whole = text.toLowerCase();
  const plain = word.toLowerCase();
  // A canary in another dress sings too.
  const dresses = [plain, Buffer.from(word).toString('base64').replace(/=+$/, '').slice(0, -1).toLowerCase()];
  return dresses.flatMap((dress) =>
    [...whole.matchAll(new RegExp(`.{0,40}${dress}.{0,40}`, 'g'))].map(([near]) => near),
  );
}

import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { isAbsolute, join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { BedsideError } from '../kernel/errors/bedside-error.ts';
import { inspectSettings, loadConfig } from './config.ts';
import { describeSettings } from './settings.ts';

let folder = '';

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'bedside-config-test-'));
});

afterEach(async () => {
  await rm(folder, { recursive: true });
});

function problemsOf(env: Record<string, string>): readonly string[] {
  try {
    loadConfig(env);
  } catch (error) {
    if (error instanceof BedsideError && error.code === 'CONFIG_INVALID') return error.message.split('\n');
    throw error;
  }
  return [];
}

test('nothing has to be set', () => {
  const config = loadConfig({});
  expect(config).toMatchObject({ port: 8470, host: '127.0.0.1', databaseUrl: null, egressAllowLoopback: false });
  expect(isAbsolute(config.dataDir)).toBe(true);
  expect(config.keyFile).toBe(join(config.dataDir, 'keys', 'master.key'));
  expect(config.blobs).toEqual({ kind: 'folder', path: join(config.dataDir, 'blobs') });
});

test('every wrong setting gets one sentence of its own', () => {
  expect(
    problemsOf({ PORT: 'eighty', LOG_LEVEL: 'loud', EGRESS_ALLOW_LOOPBACK: 'yes', PUBLIC_URL: 'example.org' }),
  ).toEqual([
    'PORT must be a whole number from 0 to 65535.',
    'PUBLIC_URL must be an address that starts with http:// or https://.',
    'LOG_LEVEL must be debug, info, warn, error or silent.',
    'EGRESS_ALLOW_LOOPBACK must be true or false.',
  ]);
});

test.each([
  ['PORT', '65536'],
  ['PORT', '-1'],
  ['WORKER_CONCURRENCY', '0'],
  ['DATABASE_URL', 'mysql://db.example.org/x'],
  ['SMTP_URL', 'mail.example.org'],
  ['TRUSTED_PROXIES', '10.0.0.0/8, proxy.example.org'],
  ['MAIL_FROM', 'Bedside'],
  ['CHART_ORIGINS', 'fhir.example.org'],
  ['CHART_ORIGINS', 'https://fhir.example.org/r4'],
  ['CHART_ORIGINS', 'https://fhir.example.org?x'],
  ['CHART_ORIGINS', 'https://*.example.org'],
  ['CHART_ORIGINS', 'https://word@fhir.example.org'],
  ['CHART_ORIGINS', 'https://10.1'],
  ['CHART_ORIGINS', 'https://0x0a000001'],
  ['CHART_ORIGINS', 'ftp://10.0.0.7'],
  ['CHART_ORIGINS', '10.0.0.0/8'],
  ['CHART_ORIGINS', 'https://fhir.example.org, http://169.254.169.254'],
  ['CHART_ORIGINS', 'http://[fd00:ec2::254]'],
  ['CHART_ORIGINS', 'http://100.100.100.200'],
  ['SECURITY_CONTACT', 'security@example.org'],
  ['SECURITY_CONTACT', 'mailto:a@example.org\nContact: mailto:b@example.org'],
  ['SECURITY_CONTACT', 'javascript:alert(1)'],
])('%s=%s is refused', (name, value) => {
  expect(problemsOf({ [name]: value })).toHaveLength(1);
});

test.each(['mailto:security@example.org', 'https://example.org/security'])('weaknesses are told to %s', (contact) => {
  expect(loadConfig({ SECURITY_CONTACT: contact }).securityContact).toBe(contact);
});

test('a wrong secret is never repeated', () => {
  expect(problemsOf({ DATABASE_URL: 'hunter2' }).join()).not.toContain('hunter2');
});

test('a secret may come from a file, with its last line break left out', async () => {
  const file = join(folder, 'database-url');
  await writeFile(file, 'postgresql://owner@db.example.org/bedside\n');
  expect(loadConfig({ DATABASE_URL_FILE: file }).databaseUrl).toBe('postgresql://owner@db.example.org/bedside');
});

test('a secret given twice, or by a file that is not there, is refused', () => {
  expect(problemsOf({ SMTP_URL_FILE: join(folder, 'absent') })).toEqual([
    `SMTP_URL_FILE names a file that cannot be read (${join(folder, 'absent')}).`,
  ]);
  expect(problemsOf({ SMTP_URL: 'smtp://mail.example.org', SMTP_URL_FILE: join(folder, 'absent') })).toContain(
    'SMTP_URL and SMTP_URL_FILE are both set; keep one.',
  );
});

test('an empty variable counts as not set', () => {
  expect(loadConfig({ PORT: '', DATABASE_URL: '' })).toMatchObject({ port: 8470, databaseUrl: null });
});

test('a bucket needs its keys', () => {
  expect(problemsOf({ BLOB_S3_URL: 'https://s3.example.org/media' })).toEqual([
    'BLOB_S3_ACCESS_KEY_ID must be set when BLOB_S3_URL is.',
    'BLOB_S3_SECRET_ACCESS_KEY must be set when BLOB_S3_URL is.',
  ]);
});

test('proxies are a list, and a public address loses its closing slash', () => {
  const config = loadConfig({ TRUSTED_PROXIES: '10.0.0.0/8, ::1', PUBLIC_URL: 'https://posts.example.org/' });
  expect(config.trustedProxies).toEqual(['10.0.0.0/8', '::1']);
  expect(config.publicUrl).toBe('https://posts.example.org');
});

test('servers within the network are named exactly', () => {
  const config = loadConfig({ CHART_ORIGINS: 'https://FHIR.example.org:443/, http://10.0.0.7:8080' });
  expect(config.chart).toEqual({ origins: ['https://fhir.example.org', 'http://10.0.0.7:8080'], caFile: null });
  expect(loadConfig({}).chart).toEqual({ origins: [], caFile: null });
  expect(problemsOf({ CHART_CA_FILE: '/ca.pem', CHART_ORIGINS: 'http://10.0.0.7:8080' })).toEqual([
    'CHART_CA_FILE needs an https address in CHART_ORIGINS, for which it vouches.',
  ]);
  expect(problemsOf({ PUBLIC_URL: 'https://10.0.0.7', CHART_ORIGINS: 'https://10.0.0.7' })).toEqual([
    'CHART_ORIGINS names the address of Bedside itself, which is no FHIR server.',
  ]);
});

test('networks have other addresses in development alone, and on this machine', () => {
  const given = 'facebook=http://127.0.0.1:4001, google-business=http://[::1]:4002/';
  expect([...loadConfig({ EGRESS_ALLOW_LOOPBACK: 'true', NETWORK_ADDRESSES: given }).networkAddresses]).toEqual([
    ['facebook', 'http://127.0.0.1:4001'],
    ['google-business', 'http://[::1]:4002'],
  ]);
  expect(loadConfig({}).networkAddresses.size).toBe(0);
  expect(problemsOf({ NETWORK_ADDRESSES: given })).toEqual([
    'NETWORK_ADDRESSES is for development and needs EGRESS_ALLOW_LOOPBACK.',
  ]);
  const wrong = [
    'facebook',
    'facebook=https://example.org',
    'nowhere=http://127.0.0.1:1',
    'x=http://10.0.0.7',
    'x=file:///etc',
  ];
  for (const value of wrong) {
    expect(problemsOf({ EGRESS_ALLOW_LOOPBACK: 'true', NETWORK_ADDRESSES: value })).toEqual([
      'NETWORK_ADDRESSES must be networks with addresses on this machine, as facebook=http://127.0.0.1:4001, with commas between.',
    ]);
  }
});

test('a config cannot be changed', () => {
  expect(Object.isFrozen(loadConfig({}))).toBe(true);
});

test('the handbook hears of every setting, and which are secret', () => {
  const described = describeSettings();
  expect(described.find(({ name }) => name === 'DATABASE_URL')).toMatchObject({ secret: true });
  expect(described.every(({ description, fallback }) => description !== '' && fallback !== '``')).toBe(true);
});

test('an inspection takes a wrong setting for one that is not set, and names it', () => {
  const { config, problems, wrong } = inspectSettings({ PORT: '99999', HOST: '::', DATABASE_URL: 'mysql://x' });
  expect(config).toMatchObject({ port: 8470, host: '::', databaseUrl: null });
  expect(problems).toHaveLength(2);
  expect([...wrong].sort()).toEqual(['DATABASE_URL', 'PORT']);
});

test('an inspection leaves out the setting without which the others agree', () => {
  const bucket = inspectSettings({ BLOB_S3_URL: 'https://s3.example.org/media', HOST: '::' });
  expect(bucket.problems).toHaveLength(2);
  expect([...bucket.wrong]).toEqual(['BLOB_S3_URL']);
  expect(bucket.config.blobs.kind).toBe('folder');
  const app = inspectSettings({ DATABASE_APP_URL: 'postgres://app@db.example.org/bedside' });
  expect([...app.wrong]).toEqual(['DATABASE_APP_URL']);
  expect(app.config.databaseAppUrl).toBeNull();
});

test('an inspection of right settings gives what loading them gives', () => {
  const env = { PORT: '0', PUBLIC_URL: 'https://bedside.example.org/', TRUSTED_PROXIES: '10.0.0.0/8' };
  expect(inspectSettings(env)).toEqual({ config: loadConfig(env), problems: [], wrong: new Set() });
});

test('text messages need account, token and sender, and the token can come from a file', async () => {
  const file = join(folder, 'sms-token');
  await writeFile(file, 'a-token\n');
  const whole = { SMS_ACCOUNT_SID: 'AC01', SMS_AUTH_TOKEN_FILE: file, SMS_FROM: '+12025550100' };
  const texts = { baseUrl: 'https://api.twilio.com', accountSid: 'AC01', authToken: 'a-token', from: '+12025550100' };
  expect(loadConfig({}).texts).toBeNull();
  expect(loadConfig(whole).texts).toEqual(texts);
  expect(loadConfig({ ...whole, SMS_URL: 'https://house.example.org/api/laml/' }).texts?.baseUrl).toBe(
    'https://house.example.org/api/laml',
  );
  expect(problemsOf({ SMS_ACCOUNT_SID: 'AC01' })).toEqual([
    'SMS_AUTH_TOKEN must be set where text messages are to be sent.',
    'SMS_FROM must be set where text messages are to be sent.',
  ]);
  expect(problemsOf({ ...whole, SMS_FROM: '202 555 0100' })[0]).toMatch(/^SMS_FROM must be a number as \+12025550100/);
});

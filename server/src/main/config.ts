import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import ipaddr from 'ipaddr.js';
import { z } from 'zod';
import { BedsideError } from '../kernel/errors/bedside-error.ts';

/** The repository's root: relative folders in settings start here, wherever the command was called from. */
const ROOT = fileURLToPath(new URL('../../../', import.meta.url));

type Setting<T> = {
  /** Turns the variable's text into a value; its messages finish the sentence "NAME …". */
  readonly schema: z.ZodType<T, string>;
  /** Text that is parsed when the variable is not set; null gives null. */
  readonly fallback: string | null;
  /** For the handbook. */
  readonly description: string;
  /** For the handbook, where the fallback's text is not what a person should read. */
  readonly fallbackWords?: string;
  /** A secret may also come from a file named by NAME_FILE. */
  readonly secret?: true;
};

const text = z.string().trim().min(1, 'must not be empty');
const url = (schemes: readonly string[]) =>
  text.refine(
    (value) => schemes.includes(schemeOf(value)),
    `must be an address that starts with ${schemes.map((scheme) => `${scheme}://`).join(' or ')}`,
  );
const whole = (min: number, max: number) => {
  const message = `must be a whole number from ${min} to ${max}`;
  return text
    .regex(/^\d+$/, message)
    .transform(Number)
    .refine((value) => value >= min && value <= max, message);
};
const flag = z.enum(['true', 'false'], 'must be true or false').transform((value) => value === 'true');
const folder = text.transform((value) => resolve(ROOT, value));
const proxies = text
  .transform((value) => value.split(',').map((part) => part.trim()))
  .refine(
    (parts) => parts.every((part) => ipaddr.isValid(part) || ipaddr.isValidCIDR(part)),
    'must be IP addresses or ranges like 10.0.0.0/8, with commas between',
  );

const setting = <T>(definition: Setting<T>): Setting<T> => definition;

/** One field for every setting; the handbook's table is made from it (`tools/config-docs.mjs`). */
const settings = {
  PORT: setting({ schema: whole(0, 65_535), fallback: '8470', description: 'Port for HTTP. 0 takes any free one.' }),
  HOST: setting({
    schema: text,
    fallback: '127.0.0.1',
    description: 'Address to listen on. 0.0.0.0 or :: is every address: put TLS in front first.',
  }),
  PUBLIC_URL: setting({
    schema: url(['http', 'https']).transform((value) => value.replace(/\/+$/, '')),
    fallback: null,
    description: 'The address people open, as in links, cookies and passkeys.',
    fallbackWords: 'the address it listens on',
  }),
  TRUSTED_PROXIES: setting({
    schema: proxies,
    fallback: null,
    description:
      'Addresses of the proxies in front, whose X-Forwarded-… headers count. Ranges allowed, with commas between.',
    fallbackWords: 'none',
  }),
  DATA_DIR: setting({
    schema: folder,
    fallback: './data',
    description: 'Folder for the embedded database, media and keys. Relative to the repository.',
  }),
  DATABASE_URL: setting({
    schema: url(['postgres', 'postgresql']),
    fallback: null,
    secret: true,
    description: 'PostgreSQL 15 or newer to use, as the owner of the schema.',
    fallbackWords: 'the embedded PostgreSQL',
  }),
  DATABASE_APP_URL: setting({
    schema: url(['postgres', 'postgresql']),
    fallback: null,
    secret: true,
    description: 'The same database as the runtime role, which owns nothing.',
    fallbackWords: 'a role that Bedside makes',
  }),
  KEY_FILE: setting({
    schema: folder,
    fallback: null,
    description: 'File with the master keys; made at the first start. Back it up apart from the data.',
    fallbackWords: '`<DATA_DIR>/keys/master.key`',
  }),
  KMS_COMMAND: setting({
    schema: text,
    fallback: null,
    description: 'Command that guards the master keys: called with wrap or unwrap, bytes in, bytes out.',
    fallbackWords: 'none; the file’s permissions guard them',
  }),
  SMTP_URL: setting({
    schema: url(['smtp', 'smtps']),
    fallback: null,
    secret: true,
    description: 'Mail server, as smtp://user:password@mail.example.org:587.',
    fallbackWords: 'no mail; messages stay in Bedside',
  }),
  MAIL_FROM: setting({
    schema: text.regex(/@/, 'must hold a mail address'),
    fallback: 'Bedside <bedside@localhost>',
    description: 'Sender of mails.',
  }),
  BLOB_S3_URL: setting({
    schema: url(['http', 'https']),
    fallback: null,
    description: 'Bucket for media, as https://s3.example.org/bucket.',
    fallbackWords: '`<DATA_DIR>/blobs`',
  }),
  BLOB_S3_REGION: setting({ schema: text, fallback: 'us-east-1', description: 'Region of the bucket.' }),
  BLOB_S3_ACCESS_KEY_ID: setting({
    schema: text,
    fallback: null,
    secret: true,
    description: 'Key id for the bucket.',
    fallbackWords: 'none',
  }),
  BLOB_S3_SECRET_ACCESS_KEY: setting({
    schema: text,
    fallback: null,
    secret: true,
    description: 'Secret key for the bucket.',
    fallbackWords: 'none',
  }),
  SECURITY_CONTACT: setting({
    schema: text
      .regex(/^(https:\/\/|mailto:)\S+$/, 'must be an address that starts with https:// or mailto:')
      .refine(URL.canParse, 'must be an address that starts with https:// or mailto:'),
    fallback: null,
    description: 'Whom to tell about a weakness, as mailto:security@example.org; told at /.well-known/security.txt.',
    fallbackWords: 'no such page',
  }),
  OTEL_EXPORTER_OTLP_ENDPOINT: setting({
    schema: url(['http', 'https']),
    fallback: null,
    description: 'Collector of OpenTelemetry for traces, as http://127.0.0.1:4318.',
    fallbackWords: 'no traces',
  }),
  WORKER_CONCURRENCY: setting({
    schema: whole(1, 50),
    fallback: '4',
    description: 'Jobs that run at the same time in one process.',
  }),
  LOG_LEVEL: setting({
    schema: z.enum(['debug', 'info', 'warn', 'error', 'silent'], 'must be debug, info, warn, error or silent'),
    fallback: 'info',
    description: 'What is logged: debug, info, warn, error or silent.',
  }),
  EGRESS_ALLOW_LOOPBACK: setting({
    schema: flag,
    fallback: 'false',
    description: 'For development only: lets outbound requests reach this machine itself.',
  }),
} as const;

type Name = keyof typeof settings;
type Values = { readonly [N in Name]: (typeof settings)[N] extends Setting<infer T> ? T | null : never };

export type BlobStore =
  | { readonly kind: 'folder'; readonly path: string }
  | {
      readonly kind: 's3';
      readonly url: string;
      readonly region: string;
      readonly accessKeyId: string;
      readonly secretAccessKey: string;
    };

/** Everything the outside decides. Paths are absolute; null means "not set", as each description tells. */
export type Config = {
  readonly port: number;
  readonly host: string;
  readonly publicUrl: string | null;
  readonly trustedProxies: readonly string[];
  readonly dataDir: string;
  readonly databaseUrl: string | null;
  readonly databaseAppUrl: string | null;
  readonly keyFile: string;
  readonly kmsCommand: string | null;
  readonly smtpUrl: string | null;
  readonly mailFrom: string;
  readonly blobs: BlobStore;
  /** Where people who find a weakness write to: a `mailto:` or `https:` address. */
  readonly securityContact: string | null;
  readonly traceEndpoint: string | null;
  readonly workerConcurrency: number;
  readonly logLevel: 'debug' | 'info' | 'warn' | 'error' | 'silent';
  readonly egressAllowLoopback: boolean;
};

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * Reads the settings.
 *
 * @throws BedsideError `CONFIG_INVALID`; its message has one sentence for each wrong setting, and never a secret's value.
 */
export function loadConfig(env: Environment = process.env): Config {
  const problems: string[] = [];
  // Built name by name from `settings`, so it has exactly its keys.
  const values = Object.fromEntries(
    Object.entries<Setting<unknown>>(settings).map(([name, one]) => [name, readSetting({ name, one, env, problems })]),
  ) as Values;
  problems.push(...contradictions(values));
  if (problems.length > 0) throw invalid(problems);
  return Object.freeze(toConfig(values));
}

function toConfig(values: Values): Config {
  const dataDir = required(values.DATA_DIR);
  return {
    port: required(values.PORT),
    host: required(values.HOST),
    publicUrl: values.PUBLIC_URL,
    trustedProxies: Object.freeze(values.TRUSTED_PROXIES ?? []),
    dataDir,
    databaseUrl: values.DATABASE_URL,
    databaseAppUrl: values.DATABASE_APP_URL,
    keyFile: values.KEY_FILE ?? join(dataDir, 'keys', 'master.key'),
    kmsCommand: values.KMS_COMMAND,
    smtpUrl: values.SMTP_URL,
    mailFrom: required(values.MAIL_FROM),
    blobs: Object.freeze(toBlobStore(values, dataDir)),
    securityContact: values.SECURITY_CONTACT,
    traceEndpoint: values.OTEL_EXPORTER_OTLP_ENDPOINT,
    workerConcurrency: required(values.WORKER_CONCURRENCY),
    logLevel: required(values.LOG_LEVEL),
    egressAllowLoopback: required(values.EGRESS_ALLOW_LOOPBACK),
  };
}

function toBlobStore(values: Values, dataDir: string): BlobStore {
  if (values.BLOB_S3_URL === null) return { kind: 'folder', path: join(dataDir, 'blobs') };
  return {
    kind: 's3',
    url: values.BLOB_S3_URL,
    region: required(values.BLOB_S3_REGION),
    accessKeyId: required(values.BLOB_S3_ACCESS_KEY_ID),
    secretAccessKey: required(values.BLOB_S3_SECRET_ACCESS_KEY),
  };
}

function contradictions(values: Values): readonly string[] {
  const missing = (['BLOB_S3_ACCESS_KEY_ID', 'BLOB_S3_SECRET_ACCESS_KEY'] as const).filter(
    (name) => values[name] === null,
  );
  return [
    ...(values.BLOB_S3_URL === null ? [] : missing.map((name) => `${name} must be set when BLOB_S3_URL is.`)),
    ...(values.DATABASE_APP_URL !== null && values.DATABASE_URL === null
      ? ['DATABASE_APP_URL needs DATABASE_URL, the same database as its owner.']
      : []),
  ];
}

type Reading = {
  readonly name: string;
  readonly one: Setting<unknown>;
  readonly env: Environment;
  readonly problems: string[];
};

function readSetting({ name, one, env, problems }: Reading): unknown {
  const given = readText({ name, one, env, problems }) ?? one.fallback;
  if (given === null) return null;
  const parsed = one.schema.safeParse(given);
  if (parsed.success) return parsed.data;
  problems.push(`${name} ${parsed.error.issues[0]?.message ?? 'is wrong'}.`);
  return null;
}

/** An empty variable counts as not set: that is how compose files and shells leave one out. */
function readText({ name, one, env, problems }: Reading): string | null {
  const value = env[name] || null;
  const file = one.secret ? env[`${name}_FILE`] || null : null;
  if (file === null) return value;
  if (value !== null) problems.push(`${name} and ${name}_FILE are both set; keep one.`);
  try {
    return readFileSync(file, 'utf8').trim();
  } catch {
    problems.push(`${name}_FILE names a file that cannot be read (${file}).`);
    return null;
  }
}

function invalid(problems: readonly string[]): BedsideError {
  return new BedsideError({
    code: 'CONFIG_INVALID',
    status: 500,
    message: problems.join('\n'),
    remedy: 'docs/handbook/configuration.md tells every setting.',
    details: { problems },
  });
}

/** A value with a fallback is never null: a wrong one has been told before. */
function required<T>(value: T | null): T {
  if (value === null) throw new TypeError('A setting with a fallback has a value.');
  return value;
}

function schemeOf(value: string): string {
  return URL.canParse(value) ? new URL(value).protocol.slice(0, -1) : '';
}

export type SettingDescription = {
  readonly name: string;
  readonly fallback: string;
  readonly secret: boolean;
  readonly description: string;
};

/** What the handbook's table is made from. */
export function describeSettings(): readonly SettingDescription[] {
  return Object.entries<Setting<unknown>>(settings).map(([name, one]) => ({
    name,
    fallback: one.fallbackWords ?? `\`${one.fallback ?? ''}\``,
    secret: one.secret ?? false,
    description: one.description,
  }));
}

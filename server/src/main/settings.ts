import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { networkIds } from '@bedside/connectors/networks';
import ipaddr from 'ipaddr.js';
import { z } from 'zod';
import { isRecipient } from '../kernel/backup/encryption.ts';
import { isNeverOpened, originOf } from '../kernel/egress/house-origins.ts';

/** The repository's root: relative folders in settings start here, wherever the command was called from. */
const ROOT = fileURLToPath(new URL('../../../', import.meta.url));

export type Setting<T> = {
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
const recipients = text
  .transform((value) => value.split(',').map((part) => part.trim()))
  .refine((parts) => parts.every(isRecipient), 'must be public keys that begin with age1, with commas between');

const houseOrigins = text
  .refine((value) => value.split(',').every((part) => originOf(part.trim()) !== null), {
    error: 'must be addresses of scheme, host and port alone, as https://fhir.example.org:8443, with commas between',
    abort: true,
  })
  .transform((value) => value.split(',').flatMap((part) => originOf(part.trim()) ?? []))
  .refine(
    (parts) => !parts.some(isNeverOpened),
    'names an address that no setting opens, as those where a cloud hands out its credentials',
  );

const networkAddresses = text.transform((value, context) => {
  const pairs = value.split(',').map((part) => /^([a-z-]+)=(\S+)$/.exec(part.trim()));
  const entries = pairs.flatMap((pair) => {
    const network = networkIds.find((id) => id === pair?.[1]);
    const address = loopbackOrigin(pair?.[2] ?? '');
    return network === undefined || address === null ? [] : [[network, address] as const];
  });
  if (entries.length === pairs.length) return new Map(entries);
  context.addIssue(
    'must be networks with addresses on this machine, as facebook=http://127.0.0.1:4001, with commas between',
  );
  return z.NEVER;
});

const setting = <T>(definition: Setting<T>): Setting<T> => definition;

/** One field for every setting; the handbook's table is made from it (`tools/config-docs.mjs`). */
export const settings = {
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
  SHORT_URL: setting({
    schema: url(['http', 'https']).transform((value) => value.replace(/\/+$/, '')),
    fallback: null,
    description: 'Address of a short domain that leads here too. Short addresses in posts begin with it.',
    fallbackWords: 'the value of `PUBLIC_URL`',
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
  DATABASE_POOL_URL: setting({
    schema: url(['postgres', 'postgresql']),
    fallback: null,
    secret: true,
    description:
      'The same database through a pooler in transaction mode; without a user in it, as the runtime role. DATABASE_URL stays direct.',
    fallbackWords: 'no pooler',
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
  SMS_ACCOUNT_SID: setting({
    schema: text.regex(/^\w{1,64}$/, 'must be the id of an account, as AC0123…'),
    fallback: null,
    description: 'Account at a gateway for text messages, as AC0123….',
    fallbackWords: 'no text messages',
  }),
  SMS_AUTH_TOKEN: setting({
    schema: text,
    fallback: null,
    secret: true,
    description: 'Token of that account.',
    fallbackWords: 'none',
  }),
  SMS_FROM: setting({
    schema: text.regex(
      /^(\+[1-9]\d{6,14}|\d{5,6}|MG\w{1,62})$/,
      'must be a number as +12025550100, or the id of a messaging service as MG0123…',
    ),
    fallback: null,
    description: 'Sender of text messages: a number as +12025550100, or the id of a messaging service (MG…).',
    fallbackWords: 'none',
  }),
  SMS_URL: setting({
    schema: url(['http', 'https']).transform((value) => value.replace(/\/+$/, '')),
    fallback: 'https://api.twilio.com',
    description:
      'Gateway for text messages: what stands before /2010-04-01/Accounts. Several companies offer the interface of Twilio.',
  }),
  VIDEO_MAX_MB: setting({
    schema: whole(1, 4_000),
    fallback: '1000',
    description: 'Largest video that is taken in, in megabytes. Networks may take less.',
  }),
  DOCUMENT_MAX_MB: setting({
    schema: whole(1, 200),
    fallback: '100',
    description: 'Largest PDF that is taken in, in megabytes.',
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
  BACKUP_DIR: setting({
    schema: folder,
    fallback: null,
    description:
      'Folder for backups, best on another machine’s disk. With BACKUP_RECIPIENTS, backups are made by themselves.',
    fallbackWords: 'none; no backup is made by itself',
  }),
  BACKUP_RECIPIENTS: setting({
    schema: recipients,
    fallback: null,
    description: 'Public keys (age1…) that backups are encrypted to, with commas between; each opens them alone.',
    fallbackWords: 'none',
  }),
  BACKUP_EVERY_HOURS: setting({
    schema: whole(1, 24 * 7),
    fallback: '24',
    description: 'Hours from one backup that is made by itself to the next.',
  }),
  BACKUP_KEEP_DAYS: setting({
    schema: whole(1, 3_650),
    fallback: '30',
    description: 'Days that backups in BACKUP_DIR are kept; the newest always is.',
  }),
  TIMESTAMP_URL: setting({
    schema: url(['http', 'https']),
    fallback: null,
    description:
      'Time-stamp server (RFC 3161) for sealed documents, as https://tsa.example.org. Where it gives none, documents are sealed without.',
    fallbackWords: 'no time-stamps',
  }),
  SEALING_CERTIFICATE_FILE: setting({
    schema: folder,
    fallback: null,
    description: 'PKCS#12 file (.p12, .pfx) with the key and the certificate that documents are sealed with.',
    fallbackWords: 'a key that Bedside makes',
  }),
  SEALING_CERTIFICATE_PASSWORD: setting({
    schema: text,
    fallback: null,
    secret: true,
    description: 'Password of SEALING_CERTIFICATE_FILE.',
    fallbackWords: 'none',
  }),
  CHART_ORIGINS: setting({
    schema: houseOrigins,
    fallback: null,
    description:
      'FHIR servers and their token servers within the private network, each as https://fhir.example.org:8443, with commas between. The chart connection alone may reach them.',
    fallbackWords: 'none; the public internet alone',
  }),
  CHART_CA_FILE: setting({
    schema: folder,
    fallback: null,
    description:
      'File with the certificates (PEM) of the authority that your own servers have theirs from; believed for CHART_ORIGINS alone.',
    fallbackWords: 'the usual authorities',
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
  NETWORK_ADDRESSES: setting({
    schema: networkAddresses,
    fallback: null,
    description:
      'For development only, with EGRESS_ALLOW_LOOPBACK: addresses on this machine that stand in for those of networks, as facebook=http://127.0.0.1:4001, with commas between.',
    fallbackWords: 'none',
  }),
} as const;

/** The origin of an address on this machine, or null. */
function loopbackOrigin(value: string): string | null {
  const parsed = URL.canParse(value) ? new URL(value) : null;
  const isHere = parsed !== null && /^(127(\.\d{1,3}){3}|\[::1\]|localhost)$/.test(parsed.hostname);
  return isHere && (parsed.protocol === 'http:' || parsed.protocol === 'https:') ? parsed.origin : null;
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

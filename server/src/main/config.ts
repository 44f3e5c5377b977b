import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { NetworkId } from '@bedside/connectors';
import { BedsideError } from '../kernel/errors/bedside-error.ts';
import type { TextSettings } from '../kernel/texts/texter.ts';
import { type Setting, settings } from './settings.ts';

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
  /** What short addresses begin with; null where that is `publicUrl`. */
  readonly shortUrl: string | null;
  readonly trustedProxies: readonly string[];
  readonly dataDir: string;
  readonly databaseUrl: string | null;
  readonly databaseAppUrl: string | null;
  readonly databasePoolUrl: string | null;
  readonly keyFile: string;
  readonly kmsCommand: string | null;
  readonly smtpUrl: string | null;
  readonly mailFrom: string;
  /** Null where text messages are not set up. */
  readonly texts: TextSettings | null;
  readonly blobs: BlobStore;
  /** Largest files that are taken in, in bytes. */
  readonly maxFileBytes: { readonly video: number; readonly document: number };
  /** Where people who find a weakness write to: a `mailto:` or `https:` address. */
  readonly securityContact: string | null;
  readonly backup: {
    readonly dir: string | null;
    readonly recipients: readonly string[];
    readonly everyHours: number;
    readonly keepDays: number;
  };
  readonly sealing: {
    readonly timestampUrl: string | null;
    readonly certificate: { readonly file: string; readonly password: string } | null;
  };
  /** Servers within the house's network that the chart connection may reach, and who vouches for them. */
  readonly chart: { readonly origins: readonly string[]; readonly caFile: string | null };
  readonly traceEndpoint: string | null;
  readonly workerConcurrency: number;
  readonly logLevel: 'debug' | 'info' | 'warn' | 'error' | 'silent';
  readonly egressAllowLoopback: boolean;
  /** Addresses on this machine that stand in for those of networks; for development. */
  readonly networkAddresses: ReadonlyMap<NetworkId, string>;
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

export type SettingName = Name;

/** All that can be read of the settings: one that is wrong counts as not set, is told, and is named in `wrong`. */
export function inspectSettings(env: Environment = process.env): {
  readonly config: Config;
  readonly problems: readonly string[];
  readonly wrong: ReadonlySet<SettingName>;
} {
  const problems: string[] = [];
  const wrong = new Set<SettingName>();
  const read = (name: Name, from: Environment, told: string[]) =>
    readSetting({ name, one: settings[name], env: from, problems: told });
  const entries = Object.keys(settings).map((key) => {
    const name = key as Name; // the keys of `settings`
    const own: string[] = [];
    const value = read(name, env, own);
    if (own.length === 0) return [name, value] as const;
    problems.push(...own);
    wrong.add(name);
    return [name, read(name, {}, [])] as const;
  });
  let values = Object.fromEntries(entries) as Values; // as in `loadConfig`
  problems.push(...contradictions(values));
  // Of settings that contradict each other, those are left out without which fewer sentences remain.
  for (const [name] of entries) {
    const without = { ...values, [name]: read(name, {}, []) };
    if (contradictions(without).length >= contradictions(values).length) continue;
    values = without;
    wrong.add(name);
  }
  return { config: Object.freeze(toConfig(values)), problems, wrong };
}

function toConfig(values: Values): Config {
  const dataDir = required(values.DATA_DIR);
  return {
    port: required(values.PORT),
    host: required(values.HOST),
    publicUrl: values.PUBLIC_URL,
    shortUrl: values.SHORT_URL,
    trustedProxies: Object.freeze(values.TRUSTED_PROXIES ?? []),
    dataDir,
    databaseUrl: values.DATABASE_URL,
    databaseAppUrl: values.DATABASE_APP_URL,
    databasePoolUrl: values.DATABASE_POOL_URL,
    keyFile: values.KEY_FILE ?? join(dataDir, 'keys', 'master.key'),
    kmsCommand: values.KMS_COMMAND,
    smtpUrl: values.SMTP_URL,
    mailFrom: required(values.MAIL_FROM),
    texts: toTextSettings(values),
    blobs: Object.freeze(toBlobStore(values, dataDir)),
    maxFileBytes: Object.freeze({
      video: required(values.VIDEO_MAX_MB) * 1_000_000,
      document: required(values.DOCUMENT_MAX_MB) * 1_000_000,
    }),
    securityContact: values.SECURITY_CONTACT,
    backup: Object.freeze({
      dir: values.BACKUP_DIR,
      recipients: Object.freeze(values.BACKUP_RECIPIENTS ?? []),
      everyHours: required(values.BACKUP_EVERY_HOURS),
      keepDays: required(values.BACKUP_KEEP_DAYS),
    }),
    sealing: Object.freeze({ timestampUrl: values.TIMESTAMP_URL, certificate: toCertificate(values) }),
    chart: Object.freeze({ origins: Object.freeze(values.CHART_ORIGINS ?? []), caFile: values.CHART_CA_FILE }),
    traceEndpoint: values.OTEL_EXPORTER_OTLP_ENDPOINT,
    workerConcurrency: required(values.WORKER_CONCURRENCY),
    logLevel: required(values.LOG_LEVEL),
    egressAllowLoopback: required(values.EGRESS_ALLOW_LOOPBACK),
    networkAddresses: values.NETWORK_ADDRESSES ?? new Map(),
  };
}

/** Both or neither: one without the other is told as a contradiction. */
function toCertificate(values: Values): Config['sealing']['certificate'] {
  const { SEALING_CERTIFICATE_FILE: file, SEALING_CERTIFICATE_PASSWORD: password } = values;
  return file === null || password === null ? null : Object.freeze({ file, password });
}

/** All three or none: what is missing is told as a contradiction. */
function toTextSettings(values: Values): TextSettings | null {
  const { SMS_ACCOUNT_SID: accountSid, SMS_AUTH_TOKEN: authToken, SMS_FROM: from } = values;
  if (accountSid === null || authToken === null || from === null) return null;
  return Object.freeze({ baseUrl: required(values.SMS_URL), accountSid, authToken, from });
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
  const texts = ['SMS_ACCOUNT_SID', 'SMS_AUTH_TOKEN', 'SMS_FROM'] as const;
  const textsMissing = texts.filter((name) => values[name] === null);
  return [
    ...(textsMissing.length === texts.length
      ? []
      : textsMissing.map((name) => `${name} must be set where text messages are to be sent.`)),
    ...(values.BLOB_S3_URL === null ? [] : missing.map((name) => `${name} must be set when BLOB_S3_URL is.`)),
    ...(values.BACKUP_DIR !== null && values.BACKUP_RECIPIENTS === null
      ? ['BACKUP_DIR needs BACKUP_RECIPIENTS: `bedside admin backup-identity` makes a pair of keys.']
      : []),
    ...((values.SEALING_CERTIFICATE_FILE === null) === (values.SEALING_CERTIFICATE_PASSWORD === null)
      ? []
      : ['SEALING_CERTIFICATE_FILE and SEALING_CERTIFICATE_PASSWORD need each other; set both or neither.']),
    ...(values.CHART_CA_FILE !== null && !(values.CHART_ORIGINS ?? []).some((one) => one.startsWith('https:'))
      ? ['CHART_CA_FILE needs an https address in CHART_ORIGINS, for which it vouches.']
      : []),
    ...(values.PUBLIC_URL !== null && (values.CHART_ORIGINS ?? []).includes(new URL(values.PUBLIC_URL).origin)
      ? ['CHART_ORIGINS names the address of Bedside itself, which is no FHIR server.']
      : []),
    ...(values.NETWORK_ADDRESSES !== null && values.EGRESS_ALLOW_LOOPBACK !== true
      ? ['NETWORK_ADDRESSES is for development and needs EGRESS_ALLOW_LOOPBACK.']
      : []),
    ...(values.DATABASE_APP_URL !== null && values.DATABASE_URL === null
      ? ['DATABASE_APP_URL needs DATABASE_URL, the same database as its owner.']
      : []),
    ...(values.DATABASE_POOL_URL !== null && values.DATABASE_URL === null
      ? ['DATABASE_POOL_URL needs DATABASE_URL, the same database without the pooler.']
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

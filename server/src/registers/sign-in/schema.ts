import {
  bigint,
  boolean,
  integer,
  jsonb,
  pgSchema,
  pgTable,
  primaryKey,
  text,
  timestamp,
  uuid,
} from 'drizzle-orm/pg-core';
import { bytea } from '../../kernel/db/bytea.ts';

const instant = (name: string) => timestamp(name, { withTimezone: true });

/** Tables without organization data: ids, hashes and keys of whoever signs in. */
const auth = pgSchema('auth');

export const user = auth.table('user', {
  id: text('id').primaryKey(),
  email: text('email').notNull(),
  createdAt: instant('created_at').notNull(),
  updatedAt: instant('updated_at').notNull(),
});

export const password = auth.table('password', {
  userId: text('user_id').primaryKey(),
  hash: text('hash').notNull(),
  changedAt: instant('changed_at').notNull(),
});

export const passkey = auth.table('passkey', {
  id: text('id').primaryKey(),
  userId: text('user_id').notNull(),
  name: text('name').notNull(),
  publicKey: bytea('public_key').notNull(),
  counter: bigint('counter', { mode: 'number' }).notNull(),
  transports: text('transports').array().notNull(),
  backedUp: boolean('backed_up').notNull(),
  createdAt: instant('created_at').notNull(),
  lastUsedAt: instant('last_used_at'),
});

export const totp = auth.table('totp', {
  userId: text('user_id').primaryKey(),
  secretSealed: bytea('secret_sealed').notNull(),
  confirmedAt: instant('confirmed_at'),
  lastStep: bigint('last_step', { mode: 'number' }).notNull().default(0),
  createdAt: instant('created_at').notNull(),
});

export const recoveryCode = auth.table(
  'recovery_code',
  {
    userId: text('user_id').notNull(),
    codeHash: text('code_hash').notNull(),
    createdAt: instant('created_at').notNull(),
    usedAt: instant('used_at'),
  },
  (table) => [primaryKey({ columns: [table.userId, table.codeHash] })],
);

export const session = auth.table('session', {
  id: uuid('id').primaryKey(),
  tokenHash: text('token_hash').notNull(),
  userId: text('user_id').notNull(),
  organizationId: uuid('organization_id').notNull(),
  personId: uuid('person_id').notNull(),
  method: text('method', { enum: ['password', 'password_totp', 'password_recovery', 'passkey', 'sso'] }).notNull(),
  startedAt: instant('started_at').notNull(),
  usedAt: instant('used_at').notNull(),
  provedAt: instant('proved_at').notNull(),
  browser: text('browser').notNull(),
  address: text('address').notNull(),
  endedAt: instant('ended_at'),
});

export const ceremony = auth.table('ceremony', {
  idHash: text('id_hash').primaryKey(),
  kind: text('kind').notNull(),
  data: jsonb('data').notNull(),
  tries: integer('tries').notNull().default(0),
  expiresAt: instant('expires_at').notNull(),
});

export const passwordReset = auth.table('password_reset', {
  tokenHash: text('token_hash').primaryKey(),
  userId: text('user_id').notNull(),
  clearsSecondFactor: boolean('clears_second_factor').notNull(),
  expiresAt: instant('expires_at').notNull(),
  usedAt: instant('used_at'),
  createdAt: instant('created_at').notNull(),
});

export const throttle = auth.table('throttle', {
  keyHash: text('key_hash').primaryKey(),
  failures: integer('failures').notNull(),
  windowEndsAt: instant('window_ends_at').notNull(),
});

export const ssoIdentity = auth.table(
  'sso_identity',
  {
    organizationId: uuid('organization_id').notNull(),
    issuer: text('issuer').notNull(),
    subject: text('subject').notNull(),
    userId: text('user_id').notNull(),
    linkedAt: instant('linked_at').notNull(),
    lastUsedAt: instant('last_used_at'),
  },
  (table) => [primaryKey({ columns: [table.organizationId, table.issuer, table.subject] })],
);

/** The provider that an organization's people sign in by. */
export const ssoProvider = pgTable('sso_provider', {
  organizationId: uuid('organization_id').primaryKey(),
  issuer: text('issuer').notNull(),
  clientId: text('client_id').notNull(),
  clientSecretSealed: bytea('client_secret_sealed'),
  label: text('label').notNull(),
  enabled: boolean('enabled').notNull(),
  revision: integer('revision').notNull().default(1),
  updatedAt: instant('updated_at').notNull(),
});

import { networkIds } from '@bedside/connectors/networks';
import { boolean, integer, jsonb, pgTable, primaryKey, text, timestamp, uuid } from 'drizzle-orm/pg-core';
import { bytea } from '../../kernel/db/bytea.ts';

export const channel = pgTable(
  'channel',
  {
    organizationId: uuid('organization_id').notNull(),
    id: uuid('id').notNull(),
    network: text('network', { enum: networkIds }).notNull(),
    name: text('name').notNull(),
    /** As the network calls the account. */
    displayName: text('display_name'),
    serviceUrl: text('service_url').notNull(),
    handle: text('handle').notNull(),
    remoteAccountId: text('remote_account_id').notNull(),
    siteId: uuid('site_id'),
    /** Whose own account it is, which nobody else is shown; null where it is the house's. */
    ownerId: uuid('owner_id'),
    credentialsSealed: bytea('credentials_sealed'),
    /** Read by `limitsOf`. */
    limits: jsonb('limits'),
    /** Null as long as its network is well. Read by `readBreakerState`. */
    breaker: jsonb('breaker'),
    state: text('state', { enum: ['connected', 'needs_reauthorization', 'disconnected'] }).notNull(),
    lastErrorCode: text('last_error_code'),
    checkedAt: timestamp('checked_at', { withTimezone: true }),
    connectedBy: uuid('connected_by').notNull(),
    connectedAt: timestamp('connected_at', { withTimezone: true }).notNull(),
    /** The yes that opened it; accounts that one yes opened have the same. */
    consentId: uuid('consent_id'),
    /** While it is `awaiting` nothing is published there, whatever the state. */
    confirmation: text('confirmation', { enum: ['awaiting', 'given', 'not-needed'] }).notNull(),
    confirmedBy: uuid('confirmed_by'),
    confirmedAt: timestamp('confirmed_at', { withTimezone: true }),
    updatedAt: timestamp('updated_at', { withTimezone: true }).notNull(),
  },
  (table) => [primaryKey({ columns: [table.organizationId, table.id] })],
);

/** Somebody's way through the page of a network on which they let Bedside in. */
export const channelConsent = pgTable(
  'channel_consent',
  {
    organizationId: uuid('organization_id').notNull(),
    id: uuid('id').notNull(),
    stateHash: text('state_hash').notNull(),
    sessionId: text('session_id').notNull(),
    personId: uuid('person_id').notNull(),
    network: text('network', { enum: networkIds }).notNull(),
    serviceUrl: text('service_url').notNull(),
    channelId: uuid('channel_id'),
    name: text('name'),
    /** For an account of their own. */
    isOwn: boolean('is_own').notNull().default(false),
    secretsSealed: bytea('secrets_sealed').notNull(),
    createdAt: timestamp('created_at', { withTimezone: true }).notNull(),
    expiresAt: timestamp('expires_at', { withTimezone: true }).notNull(),
  },
  (table) => [primaryKey({ columns: [table.organizationId, table.id] })],
);

/** Accounts that one yes opened, until a person says which. */
export const channelChoice = pgTable(
  'channel_choice',
  {
    organizationId: uuid('organization_id').notNull(),
    id: uuid('id').notNull(),
    sessionId: text('session_id').notNull(),
    personId: uuid('person_id').notNull(),
    network: text('network', { enum: networkIds }).notNull(),
    serviceUrl: text('service_url').notNull(),
    name: text('name').notNull(),
    choicesSealed: bytea('choices_sealed').notNull(),
    createdAt: timestamp('created_at', { withTimezone: true }).notNull(),
    expiresAt: timestamp('expires_at', { withTimezone: true }).notNull(),
  },
  (table) => [primaryKey({ columns: [table.organizationId, table.id] })],
);

/** What a network gave the house for its application there. */
export const networkApp = pgTable(
  'network_app',
  {
    organizationId: uuid('organization_id').notNull(),
    network: text('network', { enum: networkIds }).notNull(),
    fieldsSealed: bytea('fields_sealed').notNull(),
    revision: integer('revision').notNull(),
    setBy: uuid('set_by').notNull(),
    setAt: timestamp('set_at', { withTimezone: true }).notNull(),
  },
  (table) => [primaryKey({ columns: [table.organizationId, table.network] })],
);

/** What the network of a channel still takes. */
export const channelBudget = pgTable(
  'channel_budget',
  {
    organizationId: uuid('organization_id').notNull(),
    channelId: uuid('channel_id').notNull(),
    /** Read by `readBudgetState`. */
    state: jsonb('state').notNull(),
    updatedAt: timestamp('updated_at', { withTimezone: true }).notNull(),
  },
  (table) => [primaryKey({ columns: [table.organizationId, table.channelId] })],
);

import { integer, pgTable, primaryKey, timestamp, uuid } from 'drizzle-orm/pg-core';

/** Who posts by hand at a place. */
export const handPoster = pgTable(
  'hand_poster',
  {
    organizationId: uuid('organization_id').notNull(),
    channelId: uuid('channel_id').notNull(),
    personId: uuid('person_id').notNull(),
    /** Whoever is first is asked first. */
    position: integer('position').notNull(),
    namedAt: timestamp('named_at', { withTimezone: true }).notNull(),
  },
  (table) => [primaryKey({ columns: [table.organizationId, table.channelId, table.personId] })],
);

/** What a person was given of a delivery; what came of it is told by the delivery. */
export const handTask = pgTable(
  'hand_task',
  {
    organizationId: uuid('organization_id').notNull(),
    deliveryId: uuid('delivery_id').notNull(),
    channelId: uuid('channel_id').notNull(),
    holderId: uuid('holder_id').notNull(),
    handedAt: timestamp('handed_at', { withTimezone: true }).notNull(),
    /** From then on nothing of it is shown any more. */
    endsAt: timestamp('ends_at', { withTimezone: true }).notNull(),
    removalAskedAt: timestamp('removal_asked_at', { withTimezone: true }),
    remindedAt: timestamp('reminded_at', { withTimezone: true }),
    reminders: integer('reminders').notNull().default(0),
    answeredBy: uuid('answered_by'),
    answeredAt: timestamp('answered_at', { withTimezone: true }),
  },
  (table) => [primaryKey({ columns: [table.organizationId, table.deliveryId] })],
);

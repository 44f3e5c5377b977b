import { pgTable, primaryKey, text, timestamp, uuid } from 'drizzle-orm/pg-core';

export const notificationChoice = pgTable(
  'notification_choice',
  {
    organizationId: uuid('organization_id').notNull(),
    personId: uuid('person_id').notNull(),
    mail: text('mail', { enum: ['each', 'daily', 'off'] }).notNull(),
    /** Wall times `HH:MM` in `timeZone`. */
    digestAt: text('digest_at').notNull(),
    quietFrom: text('quiet_from'),
    quietTo: text('quiet_to'),
    timeZone: text('time_zone').notNull(),
    updatedAt: timestamp('updated_at', { withTimezone: true }).notNull(),
  },
  (table) => [primaryKey({ columns: [table.organizationId, table.personId] })],
);

import { z } from 'zod';
import { defineEndpoint, done, instant, uuid } from '../../kernel/http/contract.ts';
import { networkId } from '../../registers/channels/contract.ts';

/** Largest part of a file that one call takes, in UTF-16 units: below 2 MB of JSON whatever the characters are. */
export const MAX_PART_UNITS = 300_000;
export const MAX_PARTS = 40;
export const MAX_ROWS = 2_000;
export const MAX_COLUMNS = 60;
/** Most rows that one call of `commit` writes where faulty rows are left out. */
export const ROWS_A_CALL = 100;
const MAX_CELL_UNITS = 100_000;

const ownTexts = networkId.options.map((network) => `text_${network}` as const);

export const bulkField = z.enum([
  'text',
  ...ownTexts,
  'link',
  'channels',
  'date',
  'time',
  'dateTime',
  'timeZone',
  'images',
  'altText',
  'firstComment',
  'contentWarning',
  'language',
]);
export type BulkField = z.infer<typeof bulkField>;

export const dateOrder = z.enum(['mdy', 'dmy']);
export type DateOrder = z.infer<typeof dateOrder>;

export const bulkChoices = z.object({
  /** For each column the field that it fills, or null where it is left out. Null: guessed from the headings. */
  mapping: z.array(bulkField.nullable()).max(MAX_COLUMNS).nullable().default(null),
  /** Null: guessed from the first lines. */
  separator: z.enum([',', ';', '\t', '|']).nullable().default(null),
  /** How 3/4/2027 is meant. Null: told by the file's own dates, else by the organization's language. */
  dateOrder: dateOrder.nullable().default(null),
  /** Channels of rows that name none. */
  channelIds: z.array(uuid).max(50).default([]),
  /** Cells that were mended in the preview, by row and field. */
  edits: z
    .array(z.object({ row: z.number().int().min(2), field: bulkField, value: z.string().max(MAX_CELL_UNITS) }))
    .max(1_000)
    .default([]),
});
export type BulkChoices = z.output<typeof bulkChoices>;

export const rowFault = z.enum([
  'TEXT_MISSING',
  'TEXT_TOO_LONG',
  'CHARACTER_BROKEN',
  'LINK_INVALID',
  'CHANNEL_MISSING',
  'CHANNEL_UNKNOWN',
  'CHANNEL_AMBIGUOUS',
  'CHANNEL_DISCONNECTED',
  'CHANNEL_OUT_OF_REACH',
  'DATE_MISSING',
  'DATE_UNREADABLE',
  'TIME_MISSING',
  'TIME_UNREADABLE',
  'TIME_ZONE_UNKNOWN',
  'TIME_DOES_NOT_EXIST',
  'TIME_IN_PAST',
  'IMAGE_UNKNOWN',
  'IMAGES_TOO_MANY',
  'ALT_TEXTS_TOO_MANY',
  'LANGUAGE_UNKNOWN',
  'CELLS_TOO_MANY',
  'QUOTE_OPEN',
]);
export type RowFault = z.infer<typeof rowFault>;

export const rowWarning = z.enum([
  'NO_TIME',
  'BLACKOUT',
  'TIME_TWICE',
  'TEXT_OVER_LIMIT',
  'NETWORK_REFUSES',
  'ALT_TEXT_MISSING',
  'DUPLICATE_IN_FILE',
  'DUPLICATE_OF_POST',
]);
export type RowWarning = z.infer<typeof rowWarning>;

const facts = z.record(z.string(), z.union([z.string(), z.number()])).describe('Numbers, times, ids, network names.');

export const rowView = z.object({
  /** Line of the table, the heading being 1. */
  row: z.number().int(),
  excerpt: z.string(),
  ownWordings: z.array(networkId),
  channels: z.array(z.string()).describe('Names of the channels.'),
  link: z.string().nullable(),
  localTime: z.string().nullable(),
  timeZone: z.string().nullable(),
  dueAt: instant.nullable(),
  imageCount: z.number().int(),
  language: z.string(),
  hasFirstComment: z.boolean(),
  errors: z.array(
    z.object({
      field: bulkField.nullable(),
      /** Heading of the column, or null where the whole row is meant. */
      column: z.string().nullable(),
      code: rowFault,
      facts,
      /** What the cell holds, to mend it here; null where a cell is not to blame, or is long. */
      value: z.string().nullable(),
    }),
  ),
  warnings: z.array(z.object({ code: rowWarning, facts })),
  verdict: z.enum(['pass', 'warn', 'block']).nullable().describe('What the check says; null for a faulty row.'),
  findings: z.number().int(),
  postId: uuid.nullable().describe('The draft that this import made of it already.'),
});
export type RowView = z.infer<typeof rowView>;

export const bulkPreview = z.object({
  contentSha256: z.string(),
  /** Names exactly what would be made; `commit` does this or nothing. */
  planSha256: z.string(),
  separator: z.enum([',', ';', '\t', '|']),
  dateOrder,
  /** Whether some date can be read in two ways, so that the order of day and month matters. */
  dateOrderMatters: z.boolean(),
  columns: z.array(z.object({ heading: z.string(), field: bulkField.nullable(), examples: z.array(z.string()) })),
  counts: z.object({
    rows: z.number().int(),
    ready: z.number().int(),
    faulty: z.number().int(),
    warned: z.number().int(),
    blocked: z.number().int().describe('Rows that the check blocks; they become drafts all the same.'),
  }),
  rows: z.array(rowView),
  repeats: z
    .object({ importId: uuid, committedAt: instant })
    .nullable()
    .describe('The same file was imported already and not undone.'),
});
export type BulkPreview = z.infer<typeof bulkPreview>;

const idParams = z.object({ id: uuid });

export const startBulkImport = defineEndpoint({
  method: 'POST',
  path: '/bulk-imports',
  summary: 'Begin to send a file of posts',
  keyScope: 'posts:write',
  answer: z.object({ id: uuid }),
});

export const sendBulkPart = defineEndpoint({
  method: 'PUT',
  path: '/bulk-imports/:id/parts/:number',
  summary: 'Send one part of the file’s text, cut anywhere',
  keyScope: 'posts:write',
  params: z.object({
    id: uuid,
    number: z.coerce
      .number()
      .int()
      .min(0)
      .max(MAX_PARTS - 1),
  }),
  body: z.object({ text: z.string().max(MAX_PART_UNITS) }),
  answer: done,
});

export const previewBulkImport = defineEndpoint({
  method: 'POST',
  path: '/bulk-imports/:id/preview',
  summary: 'See what the file would make, row by row; nothing is written',
  keyScope: 'posts:write',
  cost: 'costly',
  params: idParams,
  body: bulkChoices,
  answer: bulkPreview,
});

export const commitBulkImport = defineEndpoint({
  method: 'POST',
  path: '/bulk-imports/:id/commit',
  summary: 'Make drafts with their planned times: all of them or none, or a hundred good rows with each call',
  keyScope: 'posts:write',
  params: idParams,
  body: bulkChoices.extend({
    contentSha256: z.string().max(64),
    planSha256: z.string().max(64),
    /** `all`: one faulty row, and nothing is made. `good`: faulty rows are left out; call again while `remaining` is above 0. */
    take: z.enum(['all', 'good']),
    sendForReview: z.boolean().default(false),
    /** Import a file once more that was imported already. */
    again: z.boolean().default(false),
  }),
  answer: z.object({
    created: z.number().int().describe('Drafts that this import has made so far.'),
    sentForReview: z.number().int().describe('By this call.'),
    remaining: z.number().int(),
    leftOut: z.array(z.object({ row: z.number().int(), code: z.string() })),
  }),
});

export const undoBulkImport = defineEndpoint({
  method: 'POST',
  path: '/bulk-imports/:id/undo',
  summary: 'Put the drafts of an import away that nobody has touched since',
  keyScope: 'posts:write',
  params: idParams,
  answer: z.object({ putAway: z.number().int(), kept: z.number().int() }),
});

export const discardBulkImport = defineEndpoint({
  method: 'DELETE',
  path: '/bulk-imports/:id',
  summary: 'Forget a file that was sent and not imported',
  keyScope: 'posts:write',
  params: idParams,
  answer: done,
});

export const bulkImportView = z.object({
  id: uuid,
  state: z.enum(['open', 'committed', 'undone']),
  created: z.number().int(),
  startedByName: z.string(),
  committedAt: instant.nullable(),
  undoneAt: instant.nullable(),
  mayUndo: z.boolean(),
});

export const listBulkImports = defineEndpoint({
  method: 'GET',
  path: '/bulk-imports',
  summary: 'The last imports that made drafts, newest first',
  keyScope: 'posts:read',
  answer: z.object({ imports: z.array(bulkImportView) }),
});

import { z } from 'zod';
import { defineEndpoint, instant, next, pageQuery, uuid } from '../../../kernel/http/contract.ts';
import { language } from '../../org/contract.ts';
import { infoElement, instrumentKind, purpose, signerRole, statement, subjectInput, subjectKind } from '../contract.ts';

export const originalSource = z.enum(['paper', 'csv', 'fhir']);
export type OriginalSource = z.infer<typeof originalSource>;

export const originalState = z.enum(['unscanned', 'waiting', 'returned', 'signed', 'discarded']);
export type OriginalState = z.infer<typeof originalState>;

/** Kinds of file that a scan may be. */
export const scanMime = z.enum(['application/pdf', 'image/jpeg', 'image/png']);
export type ScanMime = z.infer<typeof scanMime>;

/** Most bytes of a scan. */
export const MAX_SCAN_BYTES = 20_000_000;
/** After so many days an original that waits is overdue. */
export const OVERDUE_DAYS = 7;

const line = (most: number) => z.string().trim().max(most);
const known = (most: number) => line(most).min(1).nullable().default(null);
const day = z.iso.date();
const sha256 = z.string().regex(/^[0-9a-f]{64}$/);
const flag = z.boolean().default(false);

export const originalExpiry = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('date'), on: day.describe('The last day on which it holds.') }),
  z.object({ kind: z.literal('event'), event: line(200).min(3) }),
  z.object({ kind: z.literal('none') }),
]);

const originalSigner = z
  .object({
    role: signerRole,
    name: line(120).describe('Left empty where the person signed alone.').default(''),
    authorityKind: known(120).describe('What let somebody else sign: parent, court order, power of attorney.'),
    authorityEvidence: known(120).describe('Where the proof of it was seen or is kept.'),
  })
  .refine(({ role, name }) => role === 'subject' || name.length >= 2, { error: 'SIGNER_UNKNOWN', path: ['name'] });

/** What a permission says that was signed elsewhere: as much as its paper has, and nothing more. */
export const originalInput = z.object({
  subject: z.union([z.object({ id: uuid }), subjectInput]),
  signer: originalSigner,
  kind: instrumentKind,
  alsoGives: z.array(instrumentKind).max(8).default([]).describe('Other kinds that the same paper gives.'),
  language,
  signedOn: day.meta({ examples: ['2026-02-01'] }),
  description: line(500).min(3).describe('What is shown or told, as the paper has it.'),
  infoScope: z.array(infoElement).max(7).default([]),
  mediaIds: z.array(uuid).max(50).default([]),
  mediaSha256: z.array(sha256).max(50).default([]).describe('Pictures that are told by the hash of their bytes.'),
  purposes: z.array(purpose).max(7).default([]),
  channelIds: z.array(uuid).max(50).default([]),
  siteId: uuid.nullable().default(null).describe('The part of the organization that may disclose; null is all of it.'),
  expiry: originalExpiry.nullable().default(null),
  statements: z.array(statement).max(4).default([]).describe('Statements that stand on the paper.'),
  withdrawAt: line(300).default('').describe('Where a withdrawal is received; empty where the paper does not say.'),
  isPaid: flag,
  isSale: flag,
  isConditionOfCare: flag,
  isOfPsychotherapyNotes: flag,
  isOfCounsellingNotes: flag,
  capture: z
    .object({ consentedOn: day, rescindedOn: day.nullable().default(null) })
    .nullable()
    .default(null)
    .describe('When the person agreed that the pictures are taken, and took that back.'),
  likenessReleased: flag.describe('The paper releases a face or a voice.'),
  assent: z
    .object({ answer: z.enum(['yes', 'no']), on: day })
    .nullable()
    .default(null)
    .describe('What a child said itself.'),
  reconsentedOn: day.nullable().default(null).describe('When the person agreed again, being of age.'),
  signerLanguage: known(35).describe('Another one than the paper’s, where it was interpreted.'),
  interpreter: known(120),
  identityMethod: known(120).describe('How it was made sure who signed.'),
  verifiedBy: known(120).describe('Who made sure.'),
  copyGivenOn: day.nullable().default(null).describe('When whoever signed was given a copy on paper.'),
  testimonial: z
    .object({ isActualPatient: z.boolean(), typicality: line(300), connection: line(200), disclosure: line(300) })
    .nullable()
    .default(null),
  part2: z
    .object({ patientName: known(120), noticeVersion: known(60) })
    .nullable()
    .default(null),
  european: z
    .object({ isExplicit: z.boolean(), withdrawUrl: known(300) })
    .nullable()
    .default(null),
});
export type OriginalInput = z.output<typeof originalInput>;

/** Why somebody may not compare; `yes`: they may. */
export const comparing = z.enum(['yes', 'same_person', 'not_your_role', 'not_waiting']);
export type Comparing = z.infer<typeof comparing>;

export const originalSummary = z.object({
  id: uuid,
  source: originalSource,
  state: originalState,
  stateAt: instant.describe('Since when it is in that state.'),
  isOverdue: z.boolean(),
  kind: instrumentKind,
  subjectName: z.string(),
  signedOn: day,
  typedByName: z.string(),
  typedAt: instant,
});
export type OriginalSummary = z.infer<typeof originalSummary>;

export const originalView = originalSummary.extend({
  revision: z.number().int(),
  facts: originalInput,
  subject: z.object({
    id: uuid.nullable(),
    kind: subjectKind,
    name: z.string(),
    bornOn: day.nullable(),
    isKnownAdult: z.boolean(),
    majorityOn: day.nullable(),
    diedOn: day.nullable(),
  }),
  media: z.array(z.object({ mediaId: uuid, sha256 })),
  scan: z
    .object({
      mimeType: scanMime,
      sha256,
      byteSize: z.number().int(),
      pages: z
        .number()
        .int()
        .nullable()
        .describe('How many pages of a PDF can be shown as pictures, at `…/scan/pages/<number>`; null: none.'),
    })
    .nullable(),
  scannedByName: z.string().nullable(),
  scannedAt: instant.nullable(),
  comparedByName: z.string().nullable(),
  reason: z.string().nullable().describe('Why it was sent back or discarded.'),
  authorizationId: uuid.nullable(),
  comparing,
  mayCorrect: z.boolean(),
  mayScan: z.boolean(),
  mayDiscard: z.boolean(),
});
export type OriginalView = z.infer<typeof originalView>;

const params = z.object({ id: uuid });
const reason = z.string().trim().min(3).max(500);
const revision = z.number().int().min(1).describe('The one that was held beside the scan.');

export const listOriginals = defineEndpoint({
  method: 'GET',
  path: '/authorization-originals',
  summary: 'Permissions that were signed elsewhere, the newest first',
  query: z.object({ state: originalState.optional(), ...pageQuery({ most: 100, usual: 25 }) }),
  answer: z.object({ originals: z.array(originalSummary), next }),
});

export const getOriginal = defineEndpoint({
  method: 'GET',
  path: '/authorization-originals/:id',
  summary: 'One permission that was signed elsewhere, as it was typed',
  params,
  answer: originalView,
});

export const typeOriginal = defineEndpoint({
  method: 'POST',
  path: '/authorization-originals',
  summary: 'Write down what a signed paper says; its scan is added next',
  body: originalInput,
  answer: originalView,
});

export const correctOriginal = defineEndpoint({
  method: 'POST',
  path: '/authorization-originals/:id/correct',
  summary: 'Correct what was typed, and send it again',
  params,
  body: originalInput,
  answer: originalView,
});

export const compareOriginal = defineEndpoint({
  method: 'POST',
  path: '/authorization-originals/:id/compare',
  summary: 'Say that the scan and what was typed are the same: it becomes a signed permission',
  stepUp: true,
  params,
  body: z.object({ revision }),
  answer: originalView,
});

export const returnOriginal = defineEndpoint({
  method: 'POST',
  path: '/authorization-originals/:id/return',
  summary: 'Send it back to whoever typed it',
  params,
  body: z.object({ revision, reason }),
  answer: originalView,
});

export const discardOriginal = defineEndpoint({
  method: 'POST',
  path: '/authorization-originals/:id/discard',
  summary: 'Put it away; it never becomes a permission',
  params,
  body: z.object({ reason }),
  answer: originalView,
});

/** Most rows and bytes of a file; a file is sent whole, as base64. */
export const MAX_CSV_ROWS = 500;
export const MAX_CSV_BYTES = 1_000_000;

const file = z
  .base64()
  .max(Math.ceil(MAX_CSV_BYTES / 3) * 4)
  .describe('The bytes of the file, as they are.')
  .meta({ examples: ['c3ViamVjdF9uYW1lCg=='] });

export const cellFault = z.enum([
  'CELL_BROKEN',
  'CELL_CONTROL',
  'CELL_FORMULA',
  'CELL_MISSING',
  'CELL_TOO_LONG',
  'CELL_INVALID',
  'CELLS_TOO_MANY',
  'DATE_INVALID',
  'ANSWER_INVALID',
  'WORD_UNKNOWN',
  'CHANNEL_UNKNOWN',
  'CHANNEL_AMBIGUOUS',
  'PICTURE_UNKNOWN',
  'SITE_UNKNOWN',
  'AUTHORITY_MISSING',
  'MAJORITY_MISSING',
  'SUBJECT_AGE_UNKNOWN',
  'SIGNER_UNKNOWN',
  'DIED_BEFORE_BORN',
  'SIGNED_IN_FUTURE',
  'SIGNED_BEFORE_BIRTH',
  'EXPIRES_BEFORE_SIGNING',
  'DAY_IN_FUTURE',
  'COPY_BEFORE_SIGNING',
  'TWICE_IN_FILE',
  'KEPT_ALREADY',
]);
export type CellFault = z.infer<typeof cellFault>;

export const csvRowView = z.object({
  row: z.number().int().describe('As a spreadsheet counts: the headings are row 1.'),
  name: z.string(),
  state: z.enum(['ready', 'known', 'faulty']).describe('`known`: it was taken over before.'),
  errors: z.array(z.object({ column: z.string().nullable(), code: cellFault })),
});
export type CsvRowView = z.infer<typeof csvRowView>;

export const previewOriginalsCsv = defineEndpoint({
  method: 'POST',
  path: '/authorization-originals/csv/preview',
  summary: 'What a file of permissions would give, row by row; nothing is kept',
  cost: 'costly',
  body: z.object({ file }),
  answer: z.object({
    planSha256: sha256,
    counts: z.object({
      rows: z.number().int(),
      ready: z.number().int(),
      known: z.number().int(),
      faulty: z.number().int(),
    }),
    rows: z.array(csvRowView),
    faultyCsv: z.string().describe('The rows with errors as CSV, with a column `error`; empty where there are none.'),
  }),
});

export const commitOriginalsCsv = defineEndpoint({
  method: 'POST',
  path: '/authorization-originals/csv',
  summary: 'Take over the rows of a file that are right; each waits for its scan',
  cost: 'costly',
  body: z.object({ file, planSha256: sha256.describe('Of the preview that was looked at.') }),
  answer: z.object({ created: z.number().int(), known: z.number().int(), faulty: z.number().int() }),
});

export const getOriginalsTemplate = defineEndpoint({
  method: 'GET',
  path: '/authorization-originals/csv/template',
  summary: 'A file with every column and one invented row',
  answer: z.object({ csv: z.string() }),
});

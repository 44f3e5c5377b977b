import { z } from 'zod';
import { defineEndpoint, done, instant, next, pageQuery, uuid } from '../../kernel/http/contract.ts';
import { authorizationState, infoElement, purpose } from '../../registers/authorizations/contract.ts';

/** Largest part of a file that one call takes, in UTF-16 units: below 2 MB of JSON whatever the characters are. */
export const MAX_PART_UNITS = 300_000;
export const MAX_PARTS = 200;
/** Largest file, in UTF-16 units: 50 MB of plain letters. */
export const MAX_FILE_UNITS = 50_000_000;
export const MAX_ROWS = 50_000;
export const MAX_COLUMNS = 100;
/** Most faulty rows that are told one by one; all of them are counted. */
export const MAX_FAULTS_TOLD = 500;
/** Longest words of one post, in UTF-16 units. */
export const MAX_TEXT_UNITS = 100_000;
export const MAX_PICTURES = 50;

export const importSource = z.enum(['file', 'network', 'bedside']);
export type ImportSource = z.infer<typeof importSource>;
export const importState = z.enum(['open', 'reading', 'stopped', 'done', 'discarded']);
export type ImportState = z.infer<typeof importState>;

export const pastField = z.enum(['when', 'channel', 'link', 'text', 'pictures']);
export type PastField = z.infer<typeof pastField>;

export const rowFault = z.enum([
  'WHEN_MISSING',
  'WHEN_UNREADABLE',
  'WHEN_IN_FUTURE',
  'TEXT_MISSING',
  'TEXT_TOO_LONG',
  'LINK_INVALID',
  'PICTURES_TOO_MANY',
  'PICTURE_NAME_TOO_LONG',
  'CHARACTER_BROKEN',
  'CELLS_TOO_MANY',
  'QUOTE_OPEN',
]);
export type RowFault = z.infer<typeof rowFault>;

export const rowError = z.object({
  row: z.number().int().describe('Line of the table, the heading being 1.'),
  column: z.number().int().nullable().describe('Number of the column from 1; null where the whole row is meant.'),
  field: pastField.nullable(),
  code: rowFault,
});
export type RowError = z.infer<typeof rowError>;

export const pastImportView = z.object({
  id: uuid,
  source: importSource,
  state: importState,
  channelId: uuid.nullable(),
  added: z.number().int(),
  known: z.number().int().describe('Posts that were here before, and were left as they are.'),
  refused: z.number().int().describe('Rows of a file that could not be read.'),
  faults: z.array(rowError),
  errorCode: z.string().nullable().describe('Why reading stopped; it goes on from there.'),
  startedByName: z.string(),
  createdAt: instant,
  endedAt: instant.nullable(),
});
export type PastImportView = z.infer<typeof pastImportView>;

export const pastVerdict = z.enum(['lacks', 'look', 'allowed', 'nobody']);
export type PastVerdict = z.infer<typeof pastVerdict>;
export type StoredVerdict = PastVerdict | 'waiting';

/** Why a post stands where it stands. `picture` counts from 1. */
export const pastReason = z.discriminatedUnion('code', [
  z.object({
    code: z.literal('PATIENT_TOLD_OF'),
    found: z.array(z.string()).describe('Kinds of what was found in the words.'),
    elements: z.array(infoElement).describe('What a permission has to allow for it.'),
  }),
  z.object({
    code: z.literal('PERSON_NOT_CLEARED'),
    picture: z.number().int(),
    state: authorizationState.nullable().describe('What the best of their permissions is worth; null: there is none.'),
  }),
  z.object({ code: z.literal('PICTURE_UNSEEN'), picture: z.number().int() }),
  z.object({ code: z.literal('PICTURE_NAMED_ONLY'), count: z.number().int() }),
  z.object({ code: z.literal('PICTURES_UNKNOWN') }),
]);
export type PastReason = z.infer<typeof pastReason>;

export const decisionKind = z.enum(['permission', 'no_patient', 'taken_down', 'asked']);
export type DecisionKind = z.infer<typeof decisionKind>;

export const pastPostView = z.object({
  id: uuid,
  source: importSource,
  postedAt: instant.nullable(),
  channelId: uuid.nullable(),
  channelName: z.string().describe('As the file names it; empty where it does not.'),
  link: z.string().nullable(),
  text: z.string(),
  pictures: z.array(z.object({ name: z.string().nullable(), sha256: z.string().nullable(), mediaId: uuid.nullable() })),
  postId: uuid.nullable().describe('The post in Bedside, where it is one of its own.'),
  verdict: z.enum([...pastVerdict.options, 'waiting']),
  reasons: z.array(pastReason),
  authorizationIds: z.array(uuid),
  judgedAt: instant.nullable(),
  decision: z
    .object({
      kind: decisionKind,
      note: z.string(),
      authorizationId: uuid.nullable(),
      purpose: purpose.nullable(),
      decidedByName: z.string(),
      decidedAt: instant,
    })
    .nullable(),
});
export type PastPostView = z.infer<typeof pastPostView>;

const idParams = z.object({ id: uuid });

export const startPastImport = defineEndpoint({
  method: 'POST',
  path: '/past-imports',
  summary: 'Begin to send a file of posts from before',
  answer: z.object({ id: uuid }),
});

export const sendPastPart = defineEndpoint({
  method: 'PUT',
  path: '/past-imports/:id/parts/:number',
  summary: 'Send one part of the file’s text, cut anywhere',
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

export const readPastFile = defineEndpoint({
  method: 'POST',
  path: '/past-imports/:id/read',
  summary: 'Take every good row of the file, tell of the others, and have the posts looked at',
  cost: 'costly',
  params: idParams,
  body: z.object({
    dateOrder: z
      .enum(['mdy', 'dmy'])
      .nullable()
      .default(null)
      .describe('How 3/4/2027 is meant; null: told by the language of the organization.'),
  }),
  answer: pastImportView,
});

export const discardPastImport = defineEndpoint({
  method: 'DELETE',
  path: '/past-imports/:id',
  summary: 'Forget a file that was sent and not read',
  params: idParams,
  answer: done,
});

export const readPastChannel = defineEndpoint({
  method: 'POST',
  path: '/past-imports/from-channel',
  summary: 'Take what a network lists of an account, or what Bedside published on it',
  body: z.object({ channelId: uuid, from: z.enum(['network', 'bedside']) }),
  answer: pastImportView,
});

export const resumePastImport = defineEndpoint({
  method: 'POST',
  path: '/past-imports/:id/resume',
  summary: 'Go on reading where it stopped',
  params: idParams,
  answer: pastImportView,
});

export const listPastImports = defineEndpoint({
  method: 'GET',
  path: '/past-imports',
  summary: 'Whence posts from before came, the newest first',
  answer: z.object({ imports: z.array(pastImportView) }),
});

export const pastSummary = defineEndpoint({
  method: 'GET',
  path: '/past-posts',
  summary: 'How many posts from before were looked at, lack a permission, and are decided',
  answer: z.object({
    all: z.number().int(),
    waiting: z.number().int().describe('Not looked at yet.'),
    verdicts: z.object({
      lacks: z.number().int(),
      look: z.number().int(),
      allowed: z.number().int(),
      nobody: z.number().int(),
    }),
    open: z.number().int().describe('Lack a permission or ask for a look, and nobody has decided.'),
    decided: z.number().int(),
    isReading: z.boolean(),
  }),
});

const filters = {
  show: z.enum(['open', 'lacks', 'look', 'decided', 'allowed', 'nobody', 'all']).default('open'),
  channelId: uuid.nullable().default(null),
  from: instant.nullable().default(null).describe('Posted then or later.'),
  until: instant.nullable().default(null).describe('Posted before then.'),
  text: z
    .string()
    .trim()
    .max(200)
    .default('')
    .describe('Words that the post has, in any case, with or without accents.'),
};

/** A POST, since words that are searched for do not belong into an address. */
export const searchPastPosts = defineEndpoint({
  method: 'POST',
  path: '/past-posts/search',
  summary: 'The work list: the worst or the newest first',
  cost: 'read',
  body: z.object({
    ...filters,
    order: z.enum(['worst', 'newest']).default('worst'),
    ...pageQuery({ most: 100, usual: 25 }),
  }),
  answer: z.object({ posts: z.array(pastPostView), next }),
});
export type PastFilters = Pick<z.output<(typeof searchPastPosts)['body']>, keyof typeof filters>;

export const exportPastPosts = defineEndpoint({
  method: 'POST',
  path: '/past-posts/export',
  summary: 'A part of the list as CSV; the first part has the headings',
  cost: 'costly',
  body: z.object({ ...filters, after: z.string().max(1_000).optional() }),
  answer: z.object({ csv: z.string(), next }),
});

export const judgePastPosts = defineEndpoint({
  method: 'POST',
  path: '/past-posts/judge',
  summary: 'Look at all posts anew about which nobody has decided',
  answer: done,
});

export const decidePastPost = defineEndpoint({
  method: 'POST',
  path: '/past-posts/:id/decision',
  summary: 'Say what is with a post from before',
  params: idParams,
  body: z.discriminatedUnion('kind', [
    z.object({
      kind: z.literal('permission'),
      authorizationId: uuid,
      purpose,
      channelId: uuid.nullable().default(null).describe('Where it was posted, for a post whose channel is not known.'),
      note: z.string().trim().max(1_000).default(''),
    }),
    z.object({ kind: z.literal('no_patient'), note: z.string().trim().min(3).max(1_000) }),
    z.object({ kind: z.literal('taken_down'), note: z.string().trim().min(3).max(1_000) }),
    z.object({ kind: z.literal('asked'), note: z.string().trim().max(1_000).default('') }),
  ]),
  answer: pastPostView,
});
export type PastDecision = z.output<(typeof decidePastPost)['body']>;

export const undoPastDecision = defineEndpoint({
  method: 'DELETE',
  path: '/past-posts/:id/decision',
  summary: 'Take a decision back',
  params: idParams,
  answer: pastPostView,
});

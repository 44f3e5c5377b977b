import { z } from 'zod';
import { defineEndpoint, done, instant, next, pageQuery, uuid } from '../../kernel/http/contract.ts';
import { role } from '../org/contract.ts';

/** Longest value of one field of a member, in UTF-16 units. */
export const MAX_FIELD_UNITS = 200;
export const MAX_EMAIL_UNITS = 254;
export const MAX_OTHER_NAMES = 20;
/** Largest part of a file that one call takes, in UTF-16 units: below 2 MB of JSON whatever the characters are. */
export const MAX_PART_UNITS = 300_000;
export const MAX_IMPORT_PARTS = 100;
export const MAX_IMPORT_ROWS = 50_000;
export const MAX_IMPORT_COLUMNS = 200;
/** Most rows of one kind that a preview shows; all of them are counted and applied. */
export const MAX_ROWS_SHOWN = 500;

export const staffSource = z.enum(['csv', 'scim', 'manual']);
export const staffState = z.enum(['active', 'left']);

export const staffMemberView = z.object({
  id: uuid,
  displayName: z.string(),
  givenName: z.string().nullable(),
  familyName: z.string().nullable(),
  otherNames: z.array(z.string()),
  title: z.string().nullable(),
  credentials: z.string().nullable(),
  email: z.string().nullable(),
  jobTitle: z.string().nullable(),
  department: z.string().nullable(),
  site: z.string().nullable(),
  externalId: z.string().nullable(),
  source: staffSource,
  state: staffState,
  personId: uuid.nullable(),
  groups: z.array(z.object({ id: uuid, displayName: z.string() })),
  revision: z.number().int(),
  createdAt: instant,
  updatedAt: instant,
  leftAt: instant.nullable(),
});
export type StaffMemberView = z.infer<typeof staffMemberView>;

const text = z.string().trim().max(MAX_FIELD_UNITS);
const optionalText = text.nullable().default(null);

/** What somebody types of a member. A name is needed: the display name, or given and family name. */
export const staffMemberInput = z.object({
  displayName: text.default(''),
  givenName: optionalText,
  familyName: optionalText,
  otherNames: z.array(text).max(MAX_OTHER_NAMES).default([]),
  title: optionalText,
  credentials: optionalText,
  email: z
    .union([z.literal(''), z.string().trim().max(MAX_EMAIL_UNITS)])
    .nullable()
    .default(null),
  jobTitle: optionalText,
  department: optionalText,
  site: optionalText,
  externalId: optionalText,
});
export type StaffMemberInput = z.output<typeof staffMemberInput>;

const idParams = z.object({ id: uuid });
const revision = z.number().int().min(1);

export const listStaff = defineEndpoint({
  method: 'GET',
  path: '/directory/members',
  summary: 'The staff directory, by family name',
  keyScope: 'directory:read',
  query: z.object({
    search: z.string().max(200).optional(),
    state: staffState.optional(),
    department: z.string().max(MAX_FIELD_UNITS).optional(),
    source: staffSource.optional(),
    ...pageQuery({ most: 200, usual: 50 }),
  }),
  answer: z.object({ members: z.array(staffMemberView), next }),
});

export const staffSummary = defineEndpoint({
  method: 'GET',
  path: '/directory',
  summary: 'How many are in the directory, and in which departments',
  keyScope: 'directory:read',
  answer: z.object({
    active: z.number().int(),
    left: z.number().int(),
    departments: z.array(z.string()),
    scimAddress: z.string(),
    lastImport: z
      .object({ appliedAt: instant, added: z.number().int(), changed: z.number().int(), markedLeft: z.number().int() })
      .nullable(),
  }),
});

export const getStaff = defineEndpoint({
  method: 'GET',
  path: '/directory/members/:id',
  summary: 'One member of the staff',
  keyScope: 'directory:read',
  params: idParams,
  answer: staffMemberView,
});

export const addStaff = defineEndpoint({
  method: 'POST',
  path: '/directory/members',
  summary: 'Add somebody to the directory',
  keyScope: 'directory:write',
  body: staffMemberInput,
  answer: staffMemberView,
});

export const changeStaff = defineEndpoint({
  method: 'PUT',
  path: '/directory/members/:id',
  summary: 'Change what is written of somebody',
  keyScope: 'directory:write',
  params: idParams,
  body: staffMemberInput.extend({ revision }),
  answer: staffMemberView,
});

/** Somebody who left stays listed; their name is no colleague's to screening any more. */
export const setStaffState = defineEndpoint({
  method: 'POST',
  path: '/directory/members/:id/state',
  summary: 'Mark as left, or as back',
  keyScope: 'directory:write',
  params: idParams,
  body: z.object({ state: staffState, revision }),
  answer: staffMemberView,
});

export const removeStaff = defineEndpoint({
  method: 'DELETE',
  path: '/directory/members/:id',
  summary: 'Remove an entry that nothing refers to',
  keyScope: 'directory:write',
  params: idParams,
  answer: done,
});

/** Never by e-mail alone and never by a program: whoever controls a directory must not come into an account by it. */
export const linkStaff = defineEndpoint({
  method: 'PUT',
  path: '/directory/members/:id/person',
  summary: 'Say which person of Bedside this is',
  stepUp: true,
  params: idParams,
  body: z.object({ personId: uuid.nullable(), revision }),
  answer: staffMemberView,
});

export const staffGroupView = z.object({
  id: uuid,
  displayName: z.string(),
  externalId: z.string().nullable(),
  roles: z.array(role),
  members: z.number().int(),
  revision: z.number().int(),
  updatedAt: instant,
});
export type StaffGroupView = z.infer<typeof staffGroupView>;

export const listStaffGroups = defineEndpoint({
  method: 'GET',
  path: '/directory/groups',
  summary: 'Groups that came by SCIM, with the roles that their members get',
  keyScope: 'directory:read',
  answer: z.object({ groups: z.array(staffGroupView) }),
});

export const mapGroupRoles = defineEndpoint({
  method: 'PUT',
  path: '/directory/groups/:id/roles',
  summary: 'Choose the roles that members of a group get',
  stepUp: true,
  params: idParams,
  body: z.object({
    roles: z.array(role).max(role.options.length),
    /** Roles that may change rules or see patients’ matters are given by a group only when this is said. */
    allowPowerfulRoles: z.boolean().default(false),
    revision,
  }),
  answer: staffGroupView,
});

// Import --------------------------------------------------------------------------------------------------------------

export const importField = z.enum([
  'displayName',
  'givenName',
  'familyName',
  'otherNames',
  'title',
  'credentials',
  'email',
  'jobTitle',
  'department',
  'site',
  'externalId',
]);
export type ImportField = z.infer<typeof importField>;

/** For each column of the file, the field that it fills, or null where it is left out. */
export const importMapping = z.array(importField.nullable()).max(MAX_IMPORT_COLUMNS);

export const importChoices = z.object({
  /** Null: guessed from the headings. */
  mapping: importMapping.nullable().default(null),
  /** Null: guessed from the first lines. */
  separator: z.enum([',', ';', '\t', '|']).nullable().default(null),
  /** Those who came by an earlier file and are not in this one are marked as left. */
  markMissingAsLeft: z.boolean().default(false),
});
export type ImportChoices = z.output<typeof importChoices>;

export const rowFault = z.enum([
  'NAME_MISSING',
  'VALUE_TOO_LONG',
  'TOO_MANY_NAMES',
  'CHARACTER_BROKEN',
  'EMAIL_INVALID',
  'EMAIL_TWICE',
  'EMAIL_TAKEN',
  'EMAIL_LOOKALIKE',
  'EXTERNAL_ID_TWICE',
  'ROW_TWICE',
  'MEMBER_TWICE',
  'NAME_AMBIGUOUS',
  'MANAGED_BY_SCIM',
  'CELLS_TOO_MANY',
  'QUOTE_OPEN',
]);
export type RowFault = z.infer<typeof rowFault>;

const rowError = z.object({
  /** Line of the table, the heading being 1. */
  row: z.number().int(),
  /** Heading of the column, or null where the whole row is meant. */
  column: z.string().nullable(),
  field: importField.nullable(),
  code: rowFault,
  /** The other row, where two do not go together. */
  otherRow: z.number().int().nullable(),
});
export type RowError = z.infer<typeof rowError>;

const fieldChange = z.object({
  field: z.enum([...importField.options, 'state']),
  before: z.string().nullable(),
  after: z.string().nullable(),
});

export const importPreview = z.object({
  contentSha256: z.string(),
  /** Names exactly what would be done; `apply` does this or nothing. */
  planSha256: z.string(),
  separator: z.enum([',', ';', '\t', '|']),
  columns: z.array(z.object({ heading: z.string(), field: importField.nullable(), examples: z.array(z.string()) })),
  counts: z.object({
    rows: z.number().int(),
    added: z.number().int(),
    changed: z.number().int(),
    unchanged: z.number().int(),
    left: z.number().int(),
    refused: z.number().int(),
  }),
  added: z.array(
    z.object({
      row: z.number().int(),
      displayName: z.string(),
      email: z.string().nullable(),
      department: z.string().nullable(),
      jobTitle: z.string().nullable(),
    }),
  ),
  changed: z.array(
    z.object({ row: z.number().int(), id: uuid, displayName: z.string(), changes: z.array(fieldChange) }),
  ),
  left: z.array(z.object({ id: uuid, displayName: z.string(), department: z.string().nullable() })),
  errors: z.array(rowError),
});
export type ImportPreview = z.infer<typeof importPreview>;

export const startImport = defineEndpoint({
  method: 'POST',
  path: '/directory/imports',
  summary: 'Begin to send a file',
  keyScope: 'directory:write',
  answer: z.object({ id: uuid }),
});

export const sendImportPart = defineEndpoint({
  method: 'PUT',
  path: '/directory/imports/:id/parts/:number',
  summary: 'Send one part of the file’s text, cut anywhere',
  keyScope: 'directory:write',
  params: z.object({
    id: uuid,
    number: z.coerce
      .number()
      .int()
      .min(0)
      .max(MAX_IMPORT_PARTS - 1),
  }),
  body: z.object({ text: z.string().max(MAX_PART_UNITS) }),
  answer: done,
});

export const previewImport = defineEndpoint({
  method: 'POST',
  path: '/directory/imports/:id/preview',
  summary: 'See what the file would change; nothing in the directory changes',
  keyScope: 'directory:write',
  cost: 'costly',
  params: idParams,
  body: importChoices,
  answer: importPreview,
});

export const applyImport = defineEndpoint({
  method: 'POST',
  path: '/directory/imports/:id/apply',
  summary: 'Do what the preview showed, all of it or nothing',
  keyScope: 'directory:write',
  cost: 'costly',
  params: idParams,
  body: importChoices.extend({ contentSha256: z.string().max(64), planSha256: z.string().max(64) }),
  answer: importPreview.shape.counts,
});

export const discardImport = defineEndpoint({
  method: 'DELETE',
  path: '/directory/imports/:id',
  summary: 'Forget a file that was sent',
  keyScope: 'directory:write',
  params: idParams,
  answer: done,
});

/**
 * Names of active staff in the forms in which people write them, for screening in the browser. The revision is the
 * directory's: an answer that is known already comes as 304.
 */
export const listStaffNames = defineEndpoint({
  method: 'GET',
  path: '/directory/names',
  summary: 'Names that screening takes for colleagues’',
  keyScope: 'directory:read',
  answer: z.object({ revision: z.number().int(), names: z.array(z.string()) }),
});

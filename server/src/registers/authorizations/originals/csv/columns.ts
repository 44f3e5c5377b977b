import { BYTE_ORDER_MARK, csvLines } from '../../../../kernel/csv/write-lines.ts';

/** Every column of a file, each with what it holds in the invented row of the template. Those that are needed come first. */
const columns = {
  subject_name: 'Ana Flores',
  kind: 'publication',
  language: 'en',
  signed_on: '2026-02-01',
  description: 'Ana at the window of the new ward.',
  info_scope: 'photo | name',
  reference: 'PERMIT-1001',
  subject_kind: 'patient',
  born_on: '1985-04-12',
  of_age: 'yes',
  majority_on: '',
  died_on: '',
  signer_role: 'subject',
  signer_name: '',
  authority_kind: '',
  authority_evidence: '',
  pictures: '',
  purposes: 'education | news',
  channels: '',
  site: '',
  expires_on: '2028-02-01',
  expires_with: '',
  statements: 'revocation | conditioning | redisclosure',
  withdraw_at: 'privacy@example.org',
  paid: 'no',
  sale: 'no',
  condition_of_care: 'no',
  capture_on: '',
  likeness: 'yes',
  assent: '',
  assent_on: '',
  signer_language: '',
  interpreter: '',
  identity: 'photo identification',
  verified_by: 'front desk',
  copy_on: '2026-02-01',
  praise_patient: '',
  praise_typical: '',
  praise_connection: '',
  praise_disclosure: '',
  part2_patient: '',
  part2_notice: '',
  eu_explicit: '',
  eu_withdraw_url: '',
} as const;

export type Column = keyof typeof columns;

// The keys of the record are the columns.
const names = Object.keys(columns) as Column[];

export const requiredColumns: readonly Column[] = [
  'subject_name',
  'kind',
  'language',
  'signed_on',
  'description',
  'info_scope',
];

/** The column that a heading names, however it is spaced and in whichever letters; null where there is none. */
export function columnOf(heading: string): Column | null {
  const key = heading
    .trim()
    .toLowerCase()
    .replaceAll(/[\s-]+/g, '_');
  return names.find((name) => name === key) ?? null;
}

/** A file with every column and one invented row. */
export function templateCsv(): string {
  return BYTE_ORDER_MARK + csvLines([names, names.map((name) => columns[name])]);
}

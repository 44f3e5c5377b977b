import { yearsLater } from '../../checks.ts';
import { infoElement, instrumentKind, purpose, signerRole, statement, subjectKind } from '../../contract.ts';
import { type CellFault, cellFault, type OriginalInput, originalInput } from '../contract.ts';
import { faultsOf } from '../original-facts.ts';
import { twinKeyOf } from '../original-rows.ts';
import type { Column } from './columns.ts';
import { Cells, type RowFault } from './read-cells.ts';
import type { PermitFile } from './read-file.ts';

/** What cells may name. */
export type Known = {
  readonly today: string;
  readonly channels: readonly { readonly id: string; readonly name: string; readonly handle: string }[];
  readonly sites: readonly { readonly id: string; readonly name: string }[];
  /** At what age one signs alone where a site is; by null, where the house is. */
  readonly majorityAges: ReadonlyMap<string | null, number>;
  /** Ids and hashes of pictures that may be seen, with the id of each. */
  readonly pictures: ReadonlyMap<string, string>;
};

export type PlannedRow = {
  readonly row: number;
  readonly cells: readonly string[];
  readonly name: string;
  /** Null where there is anything against it. */
  readonly facts: OriginalInput | null;
  /** What it is called in the system that it comes from, or else all that it says. */
  readonly sourceKey: string;
  readonly twinKey: string;
  readonly errors: readonly RowFault[];
};

/** Every row of a file as an original, or with all that is the matter with it. Pure. */
export function planRows({ table, columns }: PermitFile, known: Known): PlannedRow[] {
  const seen = new Set<string>();
  return table.rows.map(({ row, cells: raw }) => {
    const cells = new Cells(raw, columns);
    const facts = readFacts(cells, known);
    const { sourceKey, twinKey } = keysOf(cells, raw);
    for (const key of [sourceKey, twinKey]) {
      if (seen.has(key)) cells.fault(cells.text('reference') === '' ? 'subject_name' : 'reference', 'TWICE_IN_FILE');
      seen.add(key);
    }
    const isRight = cells.faults.length === 0;
    const name = cells.text('subject_name');
    return { row, cells: raw, name, facts: isRight ? facts : null, sourceKey, twinKey, errors: cells.faults };
  });
}

function keysOf(cells: Cells, raw: readonly string[]): { sourceKey: string; twinKey: string } {
  const reference = cells.maybe('reference');
  const twinKey = twinKeyOf({
    name: cells.text('subject_name'),
    bornOn: cells.maybe('born_on'),
    facts: {
      // A word that is none is told as an error, and compares as no kind.
      kind: instrumentKind.safeParse(cells.text('kind').toLowerCase()).data ?? 'publication',
      signedOn: cells.text('signed_on'),
    },
  });
  const sourceKey = reference === null ? `row:${JSON.stringify(raw.map((one) => one.trim()))}` : `id:${reference}`;
  return { sourceKey, twinKey: `twin:${twinKey}` };
}

function readFacts(cells: Cells, known: Known): OriginalInput | null {
  const role = cells.word('signer_role', signerRole.options) ?? 'subject';
  const told = {
    ...subjectAndSigner(cells, role),
    kind: cells.needed('kind') === '' ? null : cells.word('kind', instrumentKind.options),
    language: cells.needed('language') === '' ? null : cells.word('language', ['en', 'es'] as const),
    signedOn: cells.needed('signed_on') === '' ? null : cells.day('signed_on'),
    description: cells.needed('description'),
    infoScope: cells.needed('info_scope') === '' ? [] : cells.words('info_scope', infoElement.options),
    ...whereAndWhatFor(cells, known),
    expiry: expiryOf(cells),
    statements: cells.words('statements', statement.options),
    withdrawAt: cells.text('withdraw_at'),
    isPaid: cells.flag('paid'),
    isSale: cells.flag('sale'),
    isConditionOfCare: cells.flag('condition_of_care'),
    likenessReleased: cells.flag('likeness'),
    signerLanguage: cells.maybe('signer_language'),
    interpreter: cells.maybe('interpreter'),
    identityMethod: cells.maybe('identity'),
    verifiedBy: cells.maybe('verified_by'),
    copyGivenOn: cells.day('copy_on'),
    ...onlySome(cells),
  };
  const parsed = originalInput.safeParse(told);
  if (!parsed.success) return tellIssues(cells, parsed.error.issues);
  checkTogether(cells, parsed.data, known);
  return parsed.data;
}

function subjectAndSigner(cells: Cells, role: OriginalInput['signer']['role']) {
  const isKnownAdult = cells.flag('of_age');
  return {
    subject: {
      kind: cells.word('subject_kind', subjectKind.options) ?? 'patient',
      name: cells.needed('subject_name'),
      bornOn: cells.day('born_on'),
      isKnownAdult,
      majorityOn: cells.day('majority_on'),
      diedOn: cells.day('died_on'),
    },
    signer: {
      role,
      name: cells.text('signer_name'),
      authorityKind: cells.maybe('authority_kind'),
      authorityEvidence: cells.maybe('authority_evidence'),
    },
  };
}

function whereAndWhatFor(cells: Cells, known: Known) {
  const mediaIds = cells.list('pictures').map((one) => known.pictures.get(one.toLowerCase()));
  if (mediaIds.includes(undefined)) cells.fault('pictures', 'PICTURE_UNKNOWN');
  const channelIds = cells.list('channels').flatMap((one) => {
    const found = named(known.channels, one);
    if (found.length !== 1) cells.fault('channels', found.length === 0 ? 'CHANNEL_UNKNOWN' : 'CHANNEL_AMBIGUOUS');
    return found.map(({ id }) => id);
  });
  const site = cells.maybe('site');
  const sites = site === null ? [] : named(known.sites, site);
  if (site !== null && sites.length !== 1) cells.fault('site', 'SITE_UNKNOWN');
  return {
    mediaIds: [...new Set(mediaIds.filter((id) => id !== undefined))],
    channelIds: [...new Set(channelIds)],
    purposes: cells.words('purposes', purpose.options),
    siteId: sites[0]?.id ?? null,
  };
}

const fold = (text: string) => text.normalize('NFKC').trim().replace(/^@/, '').toLowerCase();

/** What a cell names by id, name or handle. */
function named<T extends { readonly id: string; readonly name: string; readonly handle?: string }>(
  all: readonly T[],
  cell: string,
): T[] {
  const key = fold(cell);
  const by = (one: (each: T) => string) => all.filter((each) => fold(one(each)) === key);
  const found = [by(({ id }) => id), by(({ name }) => name), by(({ handle = '' }) => handle)];
  return found.find((some) => some.length > 0) ?? [];
}

function expiryOf(cells: Cells): OriginalInput['expiry'] {
  const on = cells.day('expires_on');
  const event = cells.maybe('expires_with');
  if (on !== null) return { kind: 'date', on };
  return event === null ? null : { kind: 'event', event };
}

/** What only some papers have; a part that none of its columns tells is not there. */
function onlySome(cells: Cells) {
  const consentedOn = cells.day('capture_on');
  const answer = cells.word('assent', ['yes', 'no'] as const);
  const assentOn = cells.day('assent_on');
  if (answer !== null && assentOn === null) cells.needed('assent_on');
  const has = (...columns: Column[]) => columns.some((column) => cells.text(column) !== '');
  return {
    capture: consentedOn === null ? null : { consentedOn },
    assent: answer === null || assentOn === null ? null : { answer, on: assentOn },
    testimonial: has('praise_patient', 'praise_typical', 'praise_connection', 'praise_disclosure')
      ? {
          isActualPatient: cells.flag('praise_patient'),
          typicality: cells.text('praise_typical'),
          connection: cells.text('praise_connection'),
          disclosure: cells.text('praise_disclosure'),
        }
      : null,
    part2: has('part2_patient', 'part2_notice')
      ? { patientName: cells.maybe('part2_patient'), noticeVersion: cells.maybe('part2_notice') }
      : null,
    european: has('eu_explicit', 'eu_withdraw_url')
      ? { isExplicit: cells.flag('eu_explicit'), withdrawUrl: cells.maybe('eu_withdraw_url') }
      : null,
  };
}

/** The column of each field, by the beginning of its path. */
const columnsOfFields: readonly (readonly [path: string, column: Column])[] = [
  ['subject.name', 'subject_name'],
  ['subject.diedOn', 'died_on'],
  ['subject.bornOn', 'born_on'],
  ['signer.name', 'signer_name'],
  ['signer.authorityKind', 'authority_kind'],
  ['signer.authorityEvidence', 'authority_evidence'],
  ['kind', 'kind'],
  ['language', 'language'],
  ['signedOn', 'signed_on'],
  ['description', 'description'],
  ['infoScope', 'info_scope'],
  ['mediaIds', 'pictures'],
  ['channelIds', 'channels'],
  ['expiry.event', 'expires_with'],
  ['expiry', 'expires_on'],
  ['withdrawAt', 'withdraw_at'],
  ['signerLanguage', 'signer_language'],
  ['interpreter', 'interpreter'],
  ['identityMethod', 'identity'],
  ['verifiedBy', 'verified_by'],
  ['copyGivenOn', 'copy_on'],
  ['capture.consentedOn', 'capture_on'],
  ['assent', 'assent_on'],
  ['testimonial.typicality', 'praise_typical'],
  ['testimonial.connection', 'praise_connection'],
  ['testimonial.disclosure', 'praise_disclosure'],
  ['part2.patientName', 'part2_patient'],
  ['part2.noticeVersion', 'part2_notice'],
  ['european', 'eu_withdraw_url'],
];

const columnOfPath = (path: string) => columnsOfFields.find(([start]) => path.startsWith(start))?.[1] ?? null;

type Issue = {
  readonly code: string;
  readonly path: readonly PropertyKey[];
  readonly message: string;
  readonly errors?: readonly (readonly Issue[])[];
};

/** What the contract refuses, at the column that it comes from; what a cell was told for already is not told twice. */
function tellIssues(cells: Cells, issues: readonly Issue[], at: readonly PropertyKey[] = []): null {
  for (const issue of issues) {
    const path = [...at, ...issue.path];
    // Of the two shapes of a subject, a file has the second one.
    const inner = issue.code === 'invalid_union' ? issue.errors?.at(-1) : undefined;
    if (inner !== undefined) tellIssues(cells, inner, path);
    else {
      const column = columnOfPath(path.join('.'));
      if (!cells.faults.some((one) => one.column === column)) cells.fault(column, codeOf(issue));
    }
  }
  return null;
}

function codeOf({ code, message }: Issue): CellFault {
  if (code === 'too_big') return 'CELL_TOO_LONG';
  return cellFault.safeParse(message).data ?? 'CELL_INVALID';
}

/** What only shows where several cells are looked at together. */
function checkTogether(cells: Cells, facts: OriginalInput, { today, majorityAges }: Known): void {
  const { subject, signer, signedOn, siteId } = facts;
  if ('id' in subject) return;
  for (const { path, code } of faultsOf(facts, { subject, today })) cells.fault(columnOfPath(path), code);
  if (signer.role !== 'subject') {
    if (signer.authorityKind === null) cells.fault('authority_kind', 'AUTHORITY_MISSING');
    if (signer.authorityEvidence === null) cells.fault('authority_evidence', 'AUTHORITY_MISSING');
  }
  if (subject.isKnownAdult || subject.bornOn === null || subject.majorityOn !== null) return;
  const age = majorityAges.get(siteId);
  if (age === undefined || new Date(signedOn) < yearsLater(new Date(subject.bornOn), age))
    cells.fault('majority_on', 'MAJORITY_MISSING');
}

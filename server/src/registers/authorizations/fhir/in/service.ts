import { createHash } from 'node:crypto';
import { and, eq, inArray, ne, or, sql } from 'drizzle-orm';
import { BedsideError, conflict } from '../../../../kernel/errors/bedside-error.ts';
import { requireAnyRole } from '../../../../kernel/scope/require-role.ts';
import { actingPersonId, type Scope } from '../../../../kernel/scope/scope.ts';
import { listChannels } from '../../../channels/service.ts';
import { findMediaByHash, type IsShown } from '../../../media/service.ts';
import { readOrganization } from '../../../org/service.ts';
import { listSites } from '../../../org/sites/service.ts';
import { authorizationAccess } from '../../access.ts';
import type { OriginalInput } from '../../originals/contract.ts';
import { dayOf } from '../../originals/original-facts.ts';
import { hashSourceKey, hashTwin } from '../../originals/original-rows.ts';
import { readScan } from '../../originals/read-scan.ts';
import { authorizationOriginal } from '../../originals/schema.ts';
import { keepOriginal } from '../../originals/service.ts';
import { type FhirCommitted, type FhirPreview, fhirFault } from './contract.ts';
import type { PathFault } from './element.ts';
import type { Known } from './known.ts';
import { type ReadBundle, type ReadConsent, readBundle } from './read-bundle.ts';
import { hashesIn } from './read-provision.ts';

const importing = 'bring in permissions from a file';

type Stood = ReadConsent & { readonly isKnown: boolean };
type Plan = Pick<ReadBundle, 'faults' | 'leftOut'> & {
  readonly consents: readonly Stood[];
  readonly planSha256: string;
};

/** What a file would give, consent by consent. Nothing is kept. */
export async function previewFhir(scope: Scope, isShown: IsShown, bytes: Uint8Array): Promise<FhirPreview> {
  requireAnyRole(scope.actor, authorizationAccess.ask, importing);
  const { consents, faults, leftOut, planSha256 } = await makePlan(scope, isShown, bytes);
  const count = (state: ReturnType<typeof stateOf>) => consents.filter((one) => stateOf(one) === state).length;
  return {
    planSha256,
    counts: { consents: consents.length, ready: count('ready'), known: count('known'), faulty: count('faulty') },
    faults: [...faults],
    leftOut: [...leftOut],
    consents: consents.map((one) => ({
      entry: one.entry,
      name: one.name.slice(0, 120),
      state: stateOf(one),
      hasScan: one.scan !== null,
      faults: one.isKnown ? [] : [...one.faults],
      leftOut: one.isKnown ? [] : [...one.leftOut],
    })),
  };
}

/**
 * Takes over the consents of a file that nothing is against, exactly as its preview showed them; each waits for a second person, and
 * for its scan where the file has none. The same file again makes nothing twice.
 * @throws `PLAN_OUTDATED`
 */
export async function commitFhir(
  scope: Scope,
  isShown: IsShown,
  { bytes, plan: seen }: { readonly bytes: Uint8Array; readonly plan: string },
): Promise<FhirCommitted> {
  requireAnyRole(scope.actor, authorizationAccess.ask, importing);
  // Two at once take turns, so that each tells what it made itself.
  const turn = `authorization-originals:${scope.organizationId}`;
  await scope.tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${turn}, 0))`);
  const plan = await makePlan(scope, isShown, bytes);
  if (plan.planSha256 !== seen) throw outdated();
  const ready = plan.consents.filter((one) => stateOf(one) === 'ready');
  for (const { input, sourceKey, scan } of ready) {
    if (input !== null) await keepOriginal(scope, { source: 'fhir', sourceKey, facts: input, scan });
  }
  const known = plan.consents.filter((one) => stateOf(one) === 'known').length;
  return { created: ready.length, known, faulty: plan.consents.length - ready.length - known };
}

function stateOf({ isKnown, input, faults }: Stood): 'ready' | 'known' | 'faulty' {
  if (isKnown) return 'known';
  return input === null || faults.length > 0 ? 'faulty' : 'ready';
}

async function makePlan(scope: Scope, isShown: IsShown, bytes: Uint8Array): Promise<Plan> {
  const read = readBundle(bytes, await loadKnown(scope, isShown, bytes));
  const scanned: ReadConsent[] = [];
  for (const one of read.consents) scanned.push({ ...one, faults: [...one.faults, ...(await scanFaults(one))] });
  // What was taken over meanwhile changes nothing of what a file says.
  const said = scanned.map(({ entry, input, faults, leftOut }) => [entry, input, faults, leftOut]);
  const planSha256 = createHash('sha256').update(bytes).update(JSON.stringify(said)).digest('hex');
  return { faults: read.faults, leftOut: read.leftOut, consents: await standing(scope, scanned), planSha256 };
}

/** Opens a signed document whole, where nothing is against it yet. */
async function scanFaults({ scan, faults }: ReadConsent): Promise<PathFault[]> {
  if (scan === null || faults.some(({ code }) => code.startsWith('DOCUMENT_'))) return [];
  try {
    await readScan(scan.bytes, scan.mimeType);
    return [];
  } catch (error) {
    const code = error instanceof BedsideError ? fhirFault.safeParse(error.code).data : undefined;
    if (code === undefined) throw error;
    return [{ path: 'DocumentReference.content[0].attachment', code }];
  }
}

async function loadKnown(scope: Scope, isShown: IsShown, bytes: Uint8Array): Promise<Known> {
  const { id, name, timeZone } = await readOrganization(scope);
  const pictures = new Set<string>();
  for (const sha256 of hashesIn(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1'))) {
    const row = await findMediaByHash(scope, sha256);
    const isSeen = row !== null && (row.createdBy === actingPersonId(scope) || (await isShown(scope, row.id)));
    if (isSeen) pictures.add(sha256);
  }
  return {
    today: dayOf(scope.services.clock.now(), timeZone),
    timeZone,
    organization: { id, name },
    channelIds: new Set((await listChannels(scope)).map((one) => one.id)),
    siteIds: new Set((await listSites(scope)).map((one) => one.id)),
    pictures,
  };
}

/** Consents with what is kept already: the same was taken over, or the same paper was typed. */
async function standing(scope: Scope, consents: readonly ReadConsent[]): Promise<Stood[]> {
  if (consents.length === 0) return [];
  const hashed = consents.map((one) => ({
    one,
    source: one.sourceKey === null ? '' : hashSourceKey(scope, one.sourceKey),
    twin: one.input === null ? '' : twinOf(scope, one.input),
  }));
  const { sourceKeyHash, twinHash, state, source, organizationId } = authorizationOriginal;
  const isOfFile = and(
    eq(source, 'fhir'),
    inArray(
      sourceKeyHash,
      hashed.map((each) => each.source),
    ),
  );
  const isTwin = and(
    ne(state, 'discarded'),
    inArray(
      twinHash,
      hashed.map((each) => each.twin),
    ),
  );
  const rows = await scope.tx
    .select({ source, sourceKeyHash, twinHash })
    .from(authorizationOriginal)
    .where(and(eq(organizationId, scope.organizationId), or(isOfFile, isTwin)));
  const keys = new Set(rows.flatMap((row) => (row.source === 'fhir' ? [row.sourceKeyHash] : [])));
  const twins = new Set(rows.map((row) => row.twinHash));
  return hashed.map(({ one, source: key, twin }) => {
    if (keys.has(key)) return { ...one, isKnown: true };
    const isTold = twins.has(twin);
    if (twin !== '' && one.faults.length === 0) twins.add(twin);
    return isTold ? { ...one, faults: [...one.faults, KEPT_ALREADY], isKnown: false } : { ...one, isKnown: false };
  });
}

const KEPT_ALREADY = { path: 'Consent', code: 'KEPT_ALREADY' } as const;

function twinOf(scope: Scope, facts: OriginalInput): string {
  if ('id' in facts.subject) return '';
  return hashTwin(scope, { name: facts.subject.name, bornOn: facts.subject.bornOn, facts });
}

function outdated() {
  return conflict(
    'PLAN_OUTDATED',
    'Something changed since the preview, so that this file would now give something else. Nothing was kept.',
    'Look at the new preview, and take that over.',
  );
}

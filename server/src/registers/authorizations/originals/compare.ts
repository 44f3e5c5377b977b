import { createHash } from 'node:crypto';
import { recordEvent } from '../../../kernel/audit/service.ts';
import { requireAnyRole } from '../../../kernel/scope/require-role.ts';
import { inScope, type Scope, type ScopeSeed } from '../../../kernel/scope/scope.ts';
import { quarantinePictures } from '../../media/service.ts';
import { readOrganization } from '../../org/service.ts';
import { namesOf } from '../../people/service.ts';
import { authorizationAccess } from '../access.ts';
import { loadRulesOfSite } from '../house-rules.ts';
import { keepPersons } from '../pictured-persons.ts';
import { type ChosenKey, chooseKey, type HouseSealing } from '../seal/house-sealing.ts';
import { keepSeal } from '../seal/service.ts';
import { type Stamped, sealAndStamp, sealNow, type Unsealed } from '../seal/stamped-seal.ts';
import type { Stamper } from '../seal/time-stamp.ts';
import { keepAuthorization, noteCopy } from '../service.ts';
import { getSubject, keepSubject } from '../subjects.ts';
import { decide, personOf, requireSecondRole, update } from './change-original.ts';
import type { OriginalView } from './contract.ts';
import { factsOfOriginal, startOfDay } from './original-facts.ts';
import { findOriginal, loadScan, lockOriginal, type OriginalRow, readTyped, type Typed } from './original-rows.ts';
import { viewOriginal } from './view-originals.ts';
import { unsealedOriginal } from './write-document.ts';

const comparing = 'compare what was signed elsewhere';

/**
 * A second person says that the scan and what was typed are the same. Then it is a signed permission: the permission, its
 * sealed document, who is to be seen in its pictures and the trail are one transaction, once, however many say so.
 *
 * @param given.revision of the original that was held beside the scan
 * @throws `SECOND_PERSON_NEEDED`, `ORIGINAL_CHANGED`, `ORIGINAL_SIGNED` and what else the rules refuse
 */
export async function compareOriginal(
  seed: ScopeSeed,
  sealing: HouseSealing,
  given: { readonly id: string; readonly revision: number },
): Promise<OriginalView> {
  requireAnyRole(seed.actor, authorizationAccess.withdraw, comparing);
  // Before anything is locked: a key may have to be made.
  const house = await inScope(seed, readOrganization);
  const chosen = await chooseKey(seed, sealing, house.name);
  const { stamper } = sealing;
  const at = seed.services.clock.now();
  const stamped = stamper === null ? null : await askForStamp(seed, { given, house, chosen, at, stamper });
  return inScope(seed, async (scope) => {
    const by = personOf(scope, comparing);
    const row = await lockOriginal(scope, given.id);
    const to = decide(row, { kind: 'compare', by, revision: given.revision });
    requireSecondRole(scope, row, comparing);
    const authorizationId = await keepCompared(scope, { row, by, house, chosen, at, stamper, stamped });
    const signed = await update(scope, row, { to, set: { comparedBy: by, authorizationId, reasonSealed: null } });
    await recordEvent(scope, {
      action: 'authorization.original_compared',
      object: { type: 'authorization_original', id: row.id },
      facts: { authorization: authorizationId },
    });
    return viewOriginal(scope, signed);
  });
}

type House = { readonly name: string; readonly timeZone: string };

/**
 * Writes and seals the document as it will be, and has it stamped, before anything is locked. Nothing is kept here; null where the rules
 * refuse it, which is told when it is kept.
 */
async function askForStamp(
  seed: ScopeSeed,
  asked: {
    readonly given: { readonly id: string; readonly revision: number };
    readonly house: House;
    readonly chosen: ChosenKey;
    readonly at: Date;
    readonly stamper: Stamper;
  },
): Promise<Stamped> {
  const document = await inScope(seed, async (scope) => {
    const by = personOf(scope, comparing);
    const row = await findOriginal(scope, asked.given.id);
    decide(row, { kind: 'compare', by, revision: asked.given.revision });
    requireSecondRole(scope, row, comparing);
    const typed = readTyped(scope, row);
    const { subject } = typed.facts;
    // Whoever is new is kept with what they signed; their name is what was typed.
    const subjectName = 'id' in subject ? (await getSubject(scope, subject.id)).name : subject.name;
    return documentOf(scope, { row, by, house: asked.house, typed, subjectName, at: asked.at });
  });
  return sealAndStamp(document, asked.chosen, asked.stamper);
}

type Compared = {
  readonly row: OriginalRow;
  readonly by: string;
  readonly house: House;
  readonly chosen: ChosenKey;
  readonly at: Date;
  readonly stamper: Stamper | null;
  readonly stamped: Stamped;
};

async function keepCompared(scope: Scope, compared: Compared): Promise<string> {
  const { row, by, house } = compared;
  const typed = readTyped(scope, row);
  const { facts } = typed;
  const subject =
    'id' in facts.subject ? await getSubject(scope, facts.subject.id) : await keepSubject(scope, facts.subject);
  const { pack } = await loadRulesOfSite(scope, facts.siteId);
  const hashes = typed.media.map(({ sha256 }) => sha256);
  const document = await documentOf(scope, { ...compared, typed, subjectName: subject.name });
  const { pdf, seal } = await sealNow(document, compared.chosen, compared);
  const sha256 = createHash('sha256').update(pdf).digest('hex');
  const authorizationId = await keepAuthorization(scope, {
    subject,
    requestId: null,
    language: facts.language,
    facts: factsOfOriginal({
      facts,
      subject,
      mediaSha256: hashes,
      organizationId: scope.organizationId,
      scannedBy: row.scannedBy ?? row.typedBy,
      comparedBy: by,
      artifactSha256: sha256,
      timeZone: house.timeZone,
      pack,
    }),
    signerName: facts.signer.role === 'subject' ? facts.signer.name || subject.name : facts.signer.name,
    pdf,
    sha256,
    signedAt: startOfDay(facts.signedOn, house.timeZone),
  });
  // A time-stamp says when it was brought in at the latest, to those who do not trust our clock; it was signed before that.
  await keepSeal(scope, authorizationId, seal);
  await keepPersons(scope, { hashes, subjectId: subject.id });
  if (isRescinded(facts)) await quarantinePictures(scope, { hashes, cause: 'rescinded' });
  if (facts.copyGivenOn !== null) {
    await noteCopy(scope, { authorizationId, way: 'paper', at: startOfDay(facts.copyGivenOn, house.timeZone) });
  }
  return authorizationId;
}

/** Whoever was photographed took that back, before or after. */
const isRescinded = ({ capture }: Typed['facts']) => (capture?.rescindedOn ?? null) !== null;

type Brought = Pick<Compared, 'row' | 'by' | 'house' | 'at'> & {
  readonly typed: Typed;
  readonly subjectName: string;
};

async function documentOf(scope: Scope, { row, by, house, at, typed, subjectName }: Brought): Promise<Unsealed> {
  const names = await namesOf(scope);
  const nameOf = (id: string) => names.get(id) ?? id;
  const { facts, media } = typed;
  return unsealedOriginal({
    scan: await loadScan(scope, row.id),
    language: facts.language,
    evidence: {
      subjectName,
      typed: { by: nameOf(row.typedBy), at: row.typedAt },
      scanned: { by: nameOf(row.scannedBy ?? row.typedBy), at: row.scannedAt ?? row.typedAt },
      compared: { by: nameOf(by), at },
      signedOn: facts.signedOn,
      pictures: media.map(({ sha256 }) => sha256),
      originalId: row.id,
    },
    seal: { house: house.name, contact: facts.withdrawAt },
  });
}

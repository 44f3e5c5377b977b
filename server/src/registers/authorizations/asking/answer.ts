import { createHash } from 'node:crypto';
import { recordEvent } from '../../../kernel/audit/service.ts';
import { readWord } from '../../../kernel/crypto/link-word.ts';
import { notFound } from '../../../kernel/errors/bedside-error.ts';
import type { Scope } from '../../../kernel/scope/scope.ts';
import type { ImageIntake } from '../../media/service.ts';
import { readOrganization } from '../../org/service.ts';
import type { SubjectView } from '../contract.ts';
import type { FilledForm } from '../forms/fill-form.ts';
import { loadRulesOfSite } from '../house-rules.ts';
import { quarantineOf } from '../refused-capture.ts';
import { type ChosenKey, chooseKey, plainSealing } from '../seal/house-sealing.ts';
import { keepSeal } from '../seal/service.ts';
import type { SignedForm } from '../seal/signed-document.ts';
import { type SealedDocument, type Stamped, sealAndStamp, sealNow } from '../seal/stamped-seal.ts';
import type { Stamper } from '../seal/time-stamp.ts';
import { keepAuthorization } from '../service.ts';
import { getSubject } from '../subjects.ts';
import { evidenceOf, SEAL_WORDS } from './evidence.ts';
import { identityOf } from './identity.ts';
import { refusalOf } from './refusals.ts';
import {
  askingOf,
  columnsOf,
  lockRequest,
  type RequestRow,
  readAsked,
  readForm,
  updateRequest,
} from './request-rows.ts';
import { unsealed } from './seal-signed.ts';
import { factsOfSigning } from './signed-facts.ts';
import { behindLink, isIn, type SigningCall, type SigningParts, signerSeed, textWithLink } from './signing.ts';
import { act, MAX_MARK_BYTES, type Signing } from './state.ts';

/** What the page sends in. `drawing` is a PNG, null where the name was typed. */
export type Submitted = Omit<Signing, 'linkNumber' | 'mark'> & {
  readonly name: string;
  readonly drawing: Uint8Array | null;
};

/** "No": needs nothing but the link, and may be said twice. */
export function declineForm(call: SigningCall, token: string, submissionId: string): Promise<void> {
  return behindLink(call, token, async (scope, found) => {
    const row = await lockRequest(scope, found.id);
    const now = call.services.clock.now();
    const outcome = act(askingOf(row), { kind: 'decline', linkNumber: row.linkNumber, submissionId }, now);
    if ('refused' in outcome) throw refusalOf(outcome.refused);
    if (row.state === 'declined') return;
    await updateRequest(scope, row.id, { ...columnsOf(outcome.asking), answeredAt: now });
    const asked = readAsked(scope, row);
    if (row.kind === 'capture') {
      const hashes = asked.media.map(({ sha256 }) => sha256);
      await quarantineOf(scope, { subjectId: row.subjectId, said: 'declined', hashes });
    }
    await recordEvent(scope, {
      action: 'authorization.declined',
      object: { type: 'authorization_request', id: row.id, sha256: row.formSha256 },
      facts: { by: 'signer' },
    });
  });
}

/**
 * Signs a form, once: the answer, the permission, its sealed document and the trail are one transaction.
 * @throws what the rules of asking refuse, and `NOT_VERIFIED` in a browser that has not given the code
 */
export async function signForm(
  call: SigningCall,
  parts: SigningParts,
  given: { token: string; submitted: Submitted },
): Promise<void> {
  const { token } = given;
  const word = readWord(token);
  if (word === null) throw notFound('form');
  const seed = signerSeed(call, word.organizationId, 'unknown');
  // Before anything is locked: a key may have to be made, and a drawing is looked at in another process.
  const house = await behindLink(call, token, (scope) => readOrganization(scope));
  const { sealing = plainSealing } = parts;
  const key = await chooseKey(seed, sealing, house.name);
  const drawing = given.submitted.drawing === null ? null : await cleanDrawing(parts.intake, given.submitted.drawing);
  const signed = { submitted: { ...given.submitted, drawing }, parts, now: call.services.clock.now() };
  const { stamper } = sealing;
  const stamped = stamper === null ? null : await askForStamp(call, { token, signed, key, stamper });
  await behindLink(call, token, (scope, found) =>
    keepSigning(scope, call, { found, token, signed, key, stamper, stamped }),
  );
}

/** What is sent in, and when that was. */
type Sent = { readonly submitted: Submitted; readonly parts: SigningParts; readonly now: Date };

/**
 * Writes and seals the document as it will be, and has it stamped. Nothing is kept here; null where what was sent in will be refused,
 * or was taken before, which is told when it is kept.
 */
async function askForStamp(
  call: SigningCall,
  made: { token: string; signed: Sent; key: ChosenKey; stamper: Stamper },
): Promise<Stamped> {
  const told = await behindLink(call, made.token, async (scope, row) => {
    const signing = signingOf(row, made.signed);
    const form = readForm(scope, row);
    const outcome = act(askingOf(row), { kind: 'sign', signing, form }, made.signed.now);
    const isSigned = !('refused' in outcome) && outcome.asking.state === 'signed' && row.state === 'open';
    return isSigned && (await isIn(scope, call, row))
      ? tellSigned(scope, call, { row, form, signing, ...made.signed })
      : null;
  });
  return told === null ? null : sealAndStamp(unsealed(told.document), made.key, made.stamper);
}

/** Decoded and encoded anew in a process of its own: what is no picture does not come near the document. */
async function cleanDrawing(intake: ImageIntake, bytes: Uint8Array): Promise<Uint8Array> {
  if (bytes.byteLength > MAX_MARK_BYTES) throw refusalOf('MARK_TOO_LARGE');
  const told = { fileName: '', declaredMime: 'image/png' };
  const { bytes: clean } = await intake.intake(bytes, told).catch(() => {
    throw refusalOf('MARK_MISSING');
  });
  return clean;
}

type Kept = {
  readonly found: RequestRow;
  readonly token: string;
  readonly signed: Sent;
  readonly key: ChosenKey;
  readonly stamper: Stamper | null;
  readonly stamped: Stamped;
};

async function keepSigning(scope: Scope, call: SigningCall, kept: Kept): Promise<void> {
  const row = await lockRequest(scope, kept.found.id);
  const { now } = kept.signed;
  const form = readForm(scope, row);
  const signing = signingOf(row, kept.signed);
  const isAgain = row.state !== 'open' && row.submissionId === signing.submissionId;
  if (!isAgain && row.state === 'open' && !(await isIn(scope, call, row))) throw refusalOf('NOT_VERIFIED');
  const outcome = act(askingOf(row), { kind: 'sign', signing, form }, now);
  if ('refused' in outcome) throw refusalOf(outcome.refused);
  if (isAgain) return;
  await updateRequest(scope, row.id, { ...columnsOf(outcome.asking), answeredAt: now });
  if (outcome.asking.state === 'declined') {
    await recordEvent(scope, {
      action: 'authorization.declined',
      object: { type: 'authorization_request', id: row.id, sha256: row.formSha256 },
      facts: { by: 'child' },
    });
    return;
  }
  const told = await tellSigned(scope, call, { row, form, signing, ...kept.signed });
  await keepSigned(scope, { row, told, now, sealed: await sealNow(unsealed(told.document), kept.key, kept) });
  await textWithLink(scope, call, { row, kind: 'copy', token: kept.token });
}

function signingOf(row: RequestRow, { submitted }: Sent): Signing {
  const { name, drawing, ...told } = submitted;
  const mark: Signing['mark'] =
    drawing === null ? { kind: 'typed', name } : { kind: 'drawn', bytes: drawing.byteLength };
  return { ...told, linkNumber: row.linkNumber, mark };
}

type Told = {
  readonly subject: SubjectView;
  readonly facts: ReturnType<typeof factsOfSigning>;
  readonly signerName: string;
  /** Without a word of time-stamps. */
  readonly document: SignedForm;
};

/** All that is kept of a signing, and what its document says. */
async function tellSigned(
  scope: Scope,
  call: SigningCall,
  signed: Sent & { row: RequestRow; form: FilledForm; signing: Signing },
): Promise<Told> {
  const { row, form, signing, submitted, now } = signed;
  const asked = readAsked(scope, row);
  const [subject, house] = [await getSubject(scope, row.subjectId), await readOrganization(scope)];
  const identity = await identityOf(scope, row, call);
  const { pack } = await loadRulesOfSite(scope, asked.siteId);
  const signerName = nameOf(submitted.name) || (asked.signer.role === 'subject' ? subject.name : asked.signer.name);
  const { publicUrl } = call.services;
  const facts = factsOfSigning({
    asked,
    form,
    formSha256: row.formSha256,
    subject,
    signing,
    identity,
    timeZone: house.timeZone,
    publicUrl,
    at: now,
    pack,
  });
  const document: SignedForm = {
    form,
    chosen: signing.chosen,
    answers: signing.answers,
    signer: signerName,
    drawing: submitted.drawing,
    signedAt: now,
    evidence: evidenceOf({ call, parts: signed.parts, row, asked, identity, form }),
    seal: { house: house.name, reason: SEAL_WORDS[form.language], contact: asked.withdrawAt },
  };
  return { subject, facts, signerName, document };
}

async function keepSigned(
  scope: Scope,
  signed: { row: RequestRow; told: Told; sealed: SealedDocument; now: Date },
): Promise<void> {
  const { row, now } = signed;
  const { subject, facts, signerName } = signed.told;
  const { pdf, seal } = signed.sealed;
  const sha256 = createHash('sha256').update(pdf).digest('hex');
  const authorizationId = await keepAuthorization(scope, {
    subject,
    requestId: row.id,
    language: row.language,
    facts: { ...facts, signature: { ...facts.signature, artifactSha256: sha256 } },
    signerName,
    pdf,
    sha256,
    signedAt: now,
  });
  await keepSeal(scope, authorizationId, seal);
}

const nameOf = (typed: string) => typed.replaceAll(/\s+/gu, ' ').trim();

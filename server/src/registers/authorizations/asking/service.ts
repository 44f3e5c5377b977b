import { and, desc, eq, lt } from 'drizzle-orm';
import { z } from 'zod';
import { recordEvent } from '../../../kernel/audit/service.ts';
import { newCode, newWord } from '../../../kernel/crypto/link-word.ts';
import { type BedsideError, forbidden, notFound, unprocessable } from '../../../kernel/errors/bedside-error.ts';
import { definePaging, idKey } from '../../../kernel/http/cursor.ts';
import { newId } from '../../../kernel/ids/ids.ts';
import { requireAnyRole } from '../../../kernel/scope/require-role.ts';
import { actingPersonId, type Scope } from '../../../kernel/scope/scope.ts';
import { dropTexts } from '../../../kernel/texts/service.ts';
import { listChannels } from '../../channels/service.ts';
import { type IsShown, readImage } from '../../media/service.ts';
import { readOrganization } from '../../org/service.ts';
import { site } from '../../org/sites/schema.ts';
import { authorizationAccess } from '../access.ts';
import type { SubjectView } from '../contract.ts';
import type { FilledForm } from '../forms/fill-form.ts';
import { loadUsedForm } from '../forms/used-form.ts';
import { loadRulesOfSite } from '../house-rules.ts';
import { keepPersons } from '../pictured-persons.ts';
import { authorizationRequest } from '../schema.ts';
import { getSubject, keepSubject } from '../subjects.ts';
import { type CodeWay, codeWaysOf, type SetUp } from './code-ways.ts';
import { hashAskingCode } from './codes.ts';
import type {
  getRequest as getEndpoint,
  listRequests as listEndpoint,
  previewRequest as previewEndpoint,
  RequestInput,
  RequestView,
} from './contract.ts';
import { queueAskingMail } from './mail.ts';
import { viewPasskeys } from './passkey-view.ts';
import { formIncomplete, refusalOf } from './refusals.ts';
import {
  askingOf,
  columnsOf,
  lockRequest,
  type RequestRow,
  readAsked,
  readForm,
  requestIs,
  sealAsked,
  sealForm,
  updateRequest,
} from './request-rows.ts';
import { type Asking, type AskingEvent, act, newAsking } from './state.ts';
import { previewText, queueAskingText, textNumberOf, withReadNumber } from './texts.ts';
import { viewRequests } from './view-requests.ts';
import { hashForm, viewForm, writeForm } from './write-form.ts';

const DAY_MS = 24 * 60 * 60 * 1_000;

/** `isShown`: whether an image belongs to something that the acting person may see. */
export type AskingParts = SetUp & { readonly isShown: IsShown };

type Sent = { request: RequestView; link: string | null };

/**
 * The form as it would be shown, and the text message that would go with it. Nothing is kept.
 * @throws `FORM_INCOMPLETE`, `SUBJECT_AGE_UNKNOWN`, `NOT_FOUND`, and what `withReadNumber` throws
 */
export async function previewRequest(
  scope: Scope,
  parts: AskingParts,
  typed: RequestInput,
): Promise<z.output<(typeof previewEndpoint)['answer']>> {
  requireAnyRole(scope.actor, authorizationAccess.ask, 'ask for permissions');
  const input = withReadNumber(typed, parts.textsAreSetUp);
  const subject = 'id' in input.subject ? await getSubject(scope, input.subject.id) : input.subject;
  const { form } = await prepare(scope, parts, { input, subject });
  return { ...viewForm(form), text: await previewText(scope, input) };
}

/**
 * Asks somebody for a permission: keeps whose it is and the words of the form, and sends the link, by mail where there is
 * an address and mail is set up, and by text where there is a number.
 * @throws what `previewRequest` throws
 */
export async function sendRequest(scope: Scope, parts: AskingParts, typed: RequestInput): Promise<Sent> {
  requireAnyRole(scope.actor, authorizationAccess.ask, 'ask for permissions');
  const by = actingPersonId(scope);
  if (by === null) throw forbidden('Only people ask for permissions.');
  const input = withReadNumber(typed, parts.textsAreSetUp);
  const subject =
    'id' in input.subject ? await getSubject(scope, input.subject.id) : await keepSubject(scope, input.subject);
  const { form, media, discloserId, majorityAge } = await prepare(scope, parts, { input, subject });
  const now = scope.services.clock.now();
  const id = newId<'authorization-request'>(now.getTime());
  const { subject: _subject, mediaIds: _mediaIds, ...told } = input;
  const textsAgreed = input.signer.phone === null ? null : { by, at: now.toISOString() };
  await scope.tx.insert(authorizationRequest).values({
    organizationId: scope.organizationId,
    id,
    subjectId: subject.id,
    kind: input.kind,
    language: input.language,
    way: input.way,
    state: newAsking(input.way).state,
    inputSealed: sealAsked(scope, id, { ...told, media, discloserId, majorityAge, textsAgreed }),
    formSealed: sealForm(scope, id, form),
    formSha256: hashForm(form),
    askedBy: by,
    siteId: input.siteId,
    createdAt: now,
  });
  const hashes = media.map(({ sha256 }) => sha256);
  await keepPersons(scope, { hashes, subjectId: subject.id });
  return sendLink(scope, parts, { row: await lockRequest(scope, id), linkDays: input.linkDays });
}

/** Sends a new link; every one before it is void, and whoever had given a code gives one again. */
export async function sendRequestAgain(
  scope: Scope,
  parts: AskingParts,
  input: { requestId: string; linkDays: number },
): Promise<Sent> {
  requireAnyRole(scope.actor, authorizationAccess.ask, 'ask for permissions');
  return sendLink(scope, parts, { row: await lockRequest(scope, input.requestId), linkDays: input.linkDays });
}

async function sendLink(
  scope: Scope,
  parts: AskingParts,
  { row, linkDays }: { row: RequestRow; linkDays: number },
): Promise<Sent> {
  const expiresAt = new Date(scope.services.clock.now().getTime() + linkDays * DAY_MS);
  const asking = decide(scope, row, { kind: 'send', formSha256: row.formSha256, expiresAt });
  const { word, hash } = newWord(scope.organizationId);
  const sent = await updateRequest(scope, row.id, { ...columnsOf(asking), linkHash: hash, sessionHash: null });
  const link = linkOf(scope, word);
  const isMailed = row.way === 'link' && parts.mailIsSetUp && readAsked(scope, row).signer.email !== null;
  if (isMailed) await queueAskingMail(scope, { requestId: row.id, kind: 'link', word: link });
  await dropTexts(scope, row.id);
  const number = row.way === 'link' ? await textNumberOf(scope, row, parts) : null;
  const kind = row.state === 'signed' ? 'copy' : 'link';
  if (number !== null) await queueAskingText(scope, { row, number, kind, word: link });
  await recordEvent(scope, {
    action: row.state === 'signed' ? 'authorization.link_sent' : 'authorization.asked',
    object: { type: 'authorization_request', id: row.id, sha256: row.formSha256 },
    facts: {
      kind: row.kind,
      language: row.language,
      way: row.way,
      link: asking.linkNumber,
      mailed: isMailed,
      texted: number !== null,
    },
  });
  const [request] = await viewRequests(scope, [sent]);
  if (request === undefined) throw notFound('asking');
  return { request, link: isMailed || number !== null ? null : link };
}

export function linkOf({ services }: Pick<Scope, 'services'>, word: string): string {
  return `${services.publicUrl}/permission/${word}`;
}

/** A code for whoever signs, to be told to them by voice. Throws `MAIL_CARRIES_CODES`, `TEXTS_CARRY_CODES` where those bring them. */
export async function makeRequestCode(scope: Scope, parts: AskingParts, requestId: string): Promise<{ code: string }> {
  requireAnyRole(scope.actor, authorizationAccess.ask, 'make codes for whoever signs');
  const row = await lockRequest(scope, requestId);
  const [carrier] = await codeWaysOf(scope, row, parts);
  if (carrier !== undefined) throw carried[carrier.way]();
  return { code: await keepCode(scope, row, 'staff') };
}

const carried: Readonly<Record<CodeWay['way'], () => BedsideError>> = {
  mail: () =>
    unprocessable({
      code: 'MAIL_CARRIES_CODES',
      message: 'The code for this goes by mail, so that nobody here can sign in another one’s place.',
      remedy: 'Let the person open the link: the code comes to their address.',
    }),
  sms: () =>
    unprocessable({
      code: 'TEXTS_CARRY_CODES',
      message: 'The code for this goes by text message, so that nobody here can sign in another one’s place.',
      remedy: 'Let the person open the link: the code comes to their telephone.',
    }),
};

/** Makes a code and keeps its hash. Throws `TOO_MANY_CODES`, `LINK_EXPIRED`, … */
export async function keepCode(
  scope: Scope,
  row: RequestRow,
  codeWay: NonNullable<RequestRow['codeWay']>,
): Promise<string> {
  const asking = decide(scope, row, { kind: 'send-code', linkNumber: row.linkNumber });
  const code = newCode();
  const codeHash = hashAskingCode(scope.services.keyring, row.id, code);
  // Whatever carries an older code is void with it.
  await updateRequest(scope, row.id, {
    ...columnsOf(asking),
    codeHash,
    codeWay,
    ...(row.mailKind === 'code' ? { mailKind: null, mailSealed: null } : {}),
  });
  await dropTexts(scope, row.id, ['code']);
  await recordEvent(scope, {
    action: 'authorization.code_made',
    object: { type: 'authorization_request', id: row.id },
    facts: { codes: asking.codesSentAt.length },
  });
  return code;
}

/**
 * A member of the staff sees who signs on this device: its browser opens the form without a code.
 * @returns the link, and the word of the cookie that goes with it
 */
export async function witnessRequest(
  scope: Scope,
  requestId: string,
): Promise<{ link: string; cookie: { word: string; endsInSeconds: number } }> {
  requireAnyRole(scope.actor, authorizationAccess.ask, 'witness a signing');
  const by = actingPersonId(scope);
  if (by === null) throw forbidden('Only people witness a signing.');
  const row = await lockRequest(scope, requestId);
  const asking = decide(scope, row, { kind: 'witness', witnessId: by });
  // A new link: whoever holds the old one is not the one who was seen.
  const now = scope.services.clock.now();
  const link = newWord(scope.organizationId);
  const session = newWord(scope.organizationId);
  const columns = { ...columnsOf(asking), linkHash: link.hash, sessionHash: session.hash };
  await updateRequest(scope, row.id, columns);
  await recordEvent(scope, {
    action: 'authorization.witnessed',
    object: { type: 'authorization_request', id: row.id, sha256: row.formSha256 },
  });
  const endsInSeconds = ((asking.expiresAt ?? now).getTime() - now.getTime()) / 1_000;
  return { link: linkOf(scope, link.word), cookie: { word: session.word, endsInSeconds } };
}

/** Takes an asking back. Its link opens nothing any more. */
export async function cancelRequest(scope: Scope, requestId: string): Promise<RequestView> {
  requireAnyRole(scope.actor, authorizationAccess.ask, 'take back what was asked');
  const row = await lockRequest(scope, requestId);
  const asking = decide(scope, row, { kind: 'cancel' });
  const cancelled = await updateRequest(scope, row.id, {
    ...columnsOf(asking),
    sessionHash: null,
    mailKind: null,
    mailSealed: null,
  });
  await dropTexts(scope, row.id);
  await recordEvent(scope, {
    action: 'authorization.cancelled',
    object: { type: 'authorization_request', id: row.id },
  });
  const [view] = await viewRequests(scope, [cancelled]);
  if (view === undefined) throw notFound('asking');
  return view;
}

const paging = definePaging('authorization-requests', z.tuple([idKey]));

/** Who was asked, the newest first. */
export async function listRequests(
  scope: Scope,
  query: z.output<(typeof listEndpoint)['query']>,
): Promise<z.output<(typeof listEndpoint)['answer']>> {
  requireAnyRole(scope.actor, authorizationAccess.read, 'see who was asked for a permission');
  const { organizationId } = scope;
  const rows = await scope.tx
    .select()
    .from(authorizationRequest)
    .where(
      and(
        eq(authorizationRequest.organizationId, organizationId),
        query.state === undefined ? undefined : eq(authorizationRequest.state, query.state),
        query.after === undefined ? undefined : lt(authorizationRequest.id, paging.read(query.after)[0]),
      ),
    )
    .orderBy(desc(authorizationRequest.id))
    .limit(query.limit + 1);
  const page = paging.page(rows, query.limit, ({ id }) => [id]);
  return { requests: await viewRequests(scope, page.rows), next: page.next };
}

/** One asking, with the form as it was sent. */
export async function getRequest(scope: Scope, requestId: string): Promise<z.output<(typeof getEndpoint)['answer']>> {
  requireAnyRole(scope.actor, authorizationAccess.read, 'see who was asked for a permission');
  const [row] = await scope.tx.select().from(authorizationRequest).where(requestIs(scope, requestId));
  if (row === undefined) throw notFound('asking');
  const [request] = await viewRequests(scope, [row]);
  if (request === undefined) throw notFound('asking');
  return { request, form: viewForm(readForm(scope, row)), passkeys: await viewPasskeys(scope, row) };
}

function decide(scope: Scope, row: RequestRow, event: AskingEvent): Asking {
  const outcome = act(askingOf(row), event, scope.services.clock.now());
  if ('refused' in outcome) throw refusalOf(outcome.refused);
  return outcome.asking;
}

type Prepared = {
  readonly form: FilledForm;
  readonly media: { mediaId: string; sha256: string }[];
  readonly discloserId: string;
  readonly majorityAge: number;
};

async function prepare(
  scope: Scope,
  parts: AskingParts,
  { input, subject }: { input: RequestInput; subject: Omit<SubjectView, 'id'> },
): Promise<Prepared> {
  requireKnownAge(subject);
  requireOneEnd(input);
  const { name: house } = await readOrganization(scope);
  const images = await Promise.all([...new Set(input.mediaIds)].map((id) => readImage(scope, id, parts.isShown)));
  const unit = input.siteId === null ? null : await siteNameOf(scope, input.siteId);
  // The same picture twice is one.
  const media = [...new Map(images.map(({ id, sha256 }) => [sha256, { mediaId: id, sha256 }])).values()];
  const { pack } = await loadRulesOfSite(scope, input.siteId);
  const written = writeForm({
    input,
    subject,
    house,
    unit: unit ?? house,
    channels: await channelsOf(scope, input.channelIds),
    mediaSha256: media.map(({ sha256 }) => sha256),
    now: scope.services.clock.now(),
    form: await loadUsedForm(scope, input.kind),
    pack,
  });
  if ('faults' in written) throw formIncomplete(written.faults);
  return {
    form: written.form,
    media,
    discloserId: input.siteId ?? scope.organizationId,
    majorityAge: pack.majorityAge,
  };
}

/** Nobody knows whether a child signs: it is asked now, and not when the permission is used. */
function requireKnownAge({ bornOn, isKnownAdult, majorityOn }: Omit<SubjectView, 'id'>): void {
  if (isKnownAdult || bornOn !== null || majorityOn !== null) return;
  throw unprocessable({
    code: 'SUBJECT_AGE_UNKNOWN',
    message: 'Nobody has said whether this person is of age.',
    remedy: 'Tick that they are, or give the date of birth.',
  });
}

/** A day or an event (45 CFR 164.508(c)(1)(v)): with both nobody could tell which of them counts. */
function requireOneEnd({ expiresOn, expiresWith }: RequestInput): void {
  if (expiresOn === null || expiresWith === '') return;
  throw unprocessable({
    code: 'TWO_ENDS',
    message: 'A permission ends on a day or with an event, not with both.',
    remedy: 'Leave one of them out.',
  });
}

async function siteNameOf(scope: Scope, siteId: string): Promise<string> {
  const [row] = await scope.tx
    .select({ name: site.name })
    .from(site)
    .where(and(eq(site.organizationId, scope.organizationId), eq(site.id, siteId)));
  if (row === undefined) throw notFound('site');
  return row.name;
}

async function channelsOf(scope: Scope, ids: readonly string[]): Promise<{ id: string; words: string }[]> {
  const channels = new Map((await listChannels(scope)).map((row) => [row.id, row]));
  return [...new Set(ids)].map((id) => {
    const row = channels.get(id);
    if (row === undefined) throw notFound('channel');
    return { id, words: row.name };
  });
}

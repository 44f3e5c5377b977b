import type { EgressFetch } from '@bedside/connectors';
import { and, eq } from 'drizzle-orm';
import { recordEvent } from '../../../kernel/audit/service.ts';
import { newId, type OrganizationId } from '../../../kernel/ids/ids.ts';
import { inScope, type Scope, type ScopeSeed, type Services } from '../../../kernel/scope/scope.ts';
import type { ExportedAuthorization } from '../fhir/exported-authorization.ts';
import { searchFor } from '../fhir/identify.ts';
import { loadExported } from '../fhir/service.ts';
import { signedAuthorization } from '../schema.ts';
import { tellOwners } from '../tell-owners.ts';
import { readDoor } from './connection.ts';
import type { FhirTrouble } from './contract.ts';
import { queueAtEnd, queueSending, queueTries, type SendJob } from './queue-sending.ts';
import { fhirSending } from './schema.ts';
import { type FhirDoor, openClient } from './speak.ts';
import { afterTry, type Trouble, type TryOutcome } from './state.ts';
import { troubleOfTaken, writeSending } from './write-sending.ts';

export type SendParts = {
  readonly services: Services;
  readonly fetch: EgressFetch;
  /** Between 0 and 1. */
  readonly random: () => number;
};

/**
 * One try to tell the FHIR server what a permission is worth now. Safe to run twice: what is there already is looked for first.
 * What came of it is noted together with the job of the next try.
 */
export async function sendToChart(parts: SendParts, job: SendJob): Promise<void> {
  const seed: ScopeSeed = {
    services: parts.services,
    // Ids of a job that our own transaction wrote.
    organizationId: job.organizationId as OrganizationId,
    actor: { type: 'system', name: 'chart' },
    requestId: newId<'request'>(),
  };
  const { authorizationId } = job;
  // What is due then has a job of its own.
  if (job.anew) return void (await inScope(seed, (scope) => queueSending(scope, authorizationId)));
  const due = await inScope(seed, (scope) => loadDue(scope, authorizationId));
  if (due === null) return;
  const tried = await tryOnce(parts, seed, due);
  if (tried === null) return;
  await inScope(seed, (scope) => noteOutcome(scope, { due, ...tried, random: parts.random() }));
}

type Due = {
  readonly authorizationId: string;
  readonly changeNumber: number;
  /** Tries before this one. */
  readonly attempts: number;
  readonly door: FhirDoor | null;
};

async function loadDue(scope: Scope, authorizationId: string): Promise<Due | null> {
  const [row] = await scope.tx
    .select()
    .from(fhirSending)
    .where(and(sendingIs(scope, authorizationId), eq(fhirSending.state, 'waiting')));
  if (row === undefined) return null;
  if (row.nextAt !== null && row.nextAt > scope.services.clock.now()) {
    // The clocks of two machines differ, or a retry was quicker: not before its time.
    await queueTries(scope, [{ authorizationId, runAt: row.nextAt }]);
    return null;
  }
  const { changeNumber, attempts } = row;
  return { authorizationId, changeNumber, attempts, door: await readDoor(scope) };
}

type Tried = { readonly outcome: TryOutcome; readonly sent: ExportedAuthorization | null };

const failed = (outcome: Trouble): Tried => ({ outcome, sent: null });
const trouble = (code: FhirTrouble): Tried => failed({ code, status: null, issues: [], retryAfter: null });

/** Null where something else happened to it meanwhile: that has a job of its own. */
async function tryOnce(parts: SendParts, seed: ScopeSeed, due: Due): Promise<Tried | null> {
  const { authorizationId, door } = due;
  if (door === null) return trouble('FHIR_NOT_CONNECTED');
  const client = await openClient(parts.fetch, door);
  if (client.trouble !== null) return failed(client.trouble);
  const found = await client.value.findConsents(searchFor(authorizationId));
  if (found.trouble !== null) return failed(found.trouble);
  if (found.value.length > 1) return trouble('FHIR_MANY_CONSENTS');
  const known = found.value[0] ?? null;
  // After the version was read and never before: what is older than that version cannot take its place then.
  const exported = await inScope(seed, (scope) => loadUnchanged(scope, due));
  if (exported === null) return null;
  const sending = writeSending(exported, known);
  // It came, and the answer did not.
  if (due.attempts > 0 && known?.tags.includes(sending.tag) === true) return { outcome: null, sent: exported };
  const taken = await client.value.transact(sending.bundle);
  if (taken.trouble !== null) return failed(taken.trouble);
  return { outcome: troubleOfTaken(sending, taken.value), sent: exported };
}

async function loadUnchanged(scope: Scope, due: Due): Promise<ExportedAuthorization | null> {
  const [row] = await scope.tx
    .select({ changeNumber: fhirSending.changeNumber })
    .from(fhirSending)
    .where(sendingIs(scope, due.authorizationId));
  return row?.changeNumber === due.changeNumber ? loadExported(scope, due.authorizationId) : null;
}

async function noteOutcome(scope: Scope, made: Tried & { due: Due; random: number }): Promise<void> {
  const { due, outcome, sent } = made;
  const now = scope.services.clock.now();
  const after = afterTry(due.attempts + 1, outcome, { now, random: made.random });
  const noted = await scope.tx
    .update(fhirSending)
    .set({
      state: after.state,
      nextAt: after.state === 'waiting' ? after.nextAt : null,
      attempts: due.attempts + 1,
      lastTriedAt: now,
      lastStatus: outcome?.status ?? null,
      lastErrorCode: outcome?.code ?? null,
      issueCodes: [...(outcome?.issues ?? [])],
      ...(after.state === 'sent' ? { sentAt: now } : {}),
    })
    // What happened to it meanwhile is sent by a job of its own, whatever came of this one.
    .where(
      and(
        sendingIs(scope, due.authorizationId),
        eq(fhirSending.state, 'waiting'),
        eq(fhirSending.changeNumber, due.changeNumber),
        eq(fhirSending.attempts, due.attempts),
      ),
    )
    .returning({ id: fhirSending.authorizationId });
  if (noted.length === 0) return;
  const { authorizationId } = due;
  if (after.state === 'waiting') return queueTries(scope, [{ authorizationId, runAt: after.nextAt }]);
  if (outcome !== null) return noteRefused(scope, authorizationId, outcome);
  if (sent !== null) await noteSent(scope, sent);
}

async function noteSent(scope: Scope, sent: ExportedAuthorization): Promise<void> {
  const { id, state, facts, pdf } = sent;
  await recordEvent(scope, {
    action: 'authorization.sent_to_chart',
    object: { type: 'authorization', id, sha256: pdf.sha256 },
    facts: { format: 'fhir-r4', state, withdrawals: sent.withdrawals.length },
  });
  const ends = facts.expiry === null || facts.expiry.kind === 'none' ? null : facts.expiry.at;
  if (state === 'valid' && ends !== null) await queueAtEnd(scope, { authorizationId: id, runAt: ends });
}

async function noteRefused(scope: Scope, authorizationId: string, { code, status, issues }: Trouble): Promise<void> {
  await recordEvent(scope, {
    action: 'authorization.refused_by_chart',
    object: { type: 'authorization', id: authorizationId },
    facts: { code, status, issues: issues.join(' ') },
  });
  const [row] = await scope.tx
    .select({ id: signedAuthorization.id, requestId: signedAuthorization.requestId })
    .from(signedAuthorization)
    .where(
      and(eq(signedAuthorization.organizationId, scope.organizationId), eq(signedAuthorization.id, authorizationId)),
    );
  if (row !== undefined) await tellOwners(scope, { row, about: 'not_in_chart' });
}

function sendingIs({ organizationId }: Pick<Scope, 'organizationId'>, authorizationId: string) {
  return and(eq(fhirSending.organizationId, organizationId), eq(fhirSending.authorizationId, authorizationId));
}

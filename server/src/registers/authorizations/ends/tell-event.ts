import type { z } from 'zod';
import { recordEvent } from '../../../kernel/audit/service.ts';
import { seal } from '../../../kernel/crypto/seal.ts';
import { conflict, forbidden, notFound, unprocessable } from '../../../kernel/errors/bedside-error.ts';
import { newId } from '../../../kernel/ids/ids.ts';
import { emitEvent, enqueue } from '../../../kernel/jobs/jobs.ts';
import { requireAnyRole } from '../../../kernel/scope/require-role.ts';
import { actingPersonId, type Scope } from '../../../kernel/scope/scope.ts';
import { authorizationAccess } from '../access.ts';
import { queueSending } from '../chart/queue-sending.ts';
import { yearsLater } from '../checks.ts';
import type { AuthorizationView } from '../contract.ts';
import { authorizationEnded } from '../events.ts';
import { expiryWith } from '../stored-facts.ts';
import { tellOwners } from '../tell-owners.ts';
import { type LoadedAuthorization, viewAuthorizations } from '../view-authorizations.ts';
import { lockAuthorization } from '../withdraw.ts';
import type { tellEvent as tellEndpoint } from './contract.ts';
import { noteEventDay } from './note-ends.ts';
import { authorizationTelling } from './schema.ts';

type TellInput = { authorizationId: string } & z.output<(typeof tellEndpoint)['body']>;

/**
 * Writes down that the event with which a permission ends has happened, or when it will. From that instant on it does not hold:
 * what rests on it is kept back and taken down. The first telling counts, and nothing takes it back.
 * @throws `NO_EVENT`, `EVENT_TOLD_ALREADY`, `ALREADY_WITHDRAWN`, `HAPPENED_BEFORE_SIGNED`, `HAPPENS_TOO_LATE`
 */
export async function tellEvent(scope: Scope, input: TellInput): Promise<AuthorizationView> {
  requireAnyRole(scope.actor, authorizationAccess.withdraw, 'tell of events that end a permission');
  const by = actingPersonId(scope);
  if (by === null) throw forbidden('Only people tell of events that end a permission.');
  const { organizationId, services } = scope;
  const { authorizationId } = input;
  // The row is locked first: of two who tell at once, the second finds what the first one told.
  const [found] = await lockAuthorization(scope, authorizationId);
  if (found === undefined) throw notFound('permission');
  const now = services.clock.now();
  const happenedAt = input.happenedAt === null ? now : new Date(input.happenedAt);
  requireTellable(found, { happenedAt, now });
  const id = newId<'telling'>(now.getTime());
  const note = input.note === '' ? null : Buffer.from(input.note);
  await scope.tx.insert(authorizationTelling).values({
    organizationId,
    id,
    authorizationId,
    happenedAt,
    toldAt: now,
    toldBy: by,
    noteSealed:
      note === null ? null : seal(services.keyring, note, `authorization_telling.note:${organizationId}:${id}`),
  });
  const facts = { ...found.facts, expiry: expiryWith(found.facts, happenedAt) };
  await noteEventDay(scope, { authorizationId, facts });
  await recordEvent(scope, {
    action: 'authorization.event_told',
    object: { type: 'authorization', id: authorizationId },
    facts: { telling: id, happened_at: happenedAt.toISOString() },
  });
  await endAt(scope, { authorizationId, happenedAt, now });
  await tellOwners(scope, { row: found.row, about: 'event_told' });
  await queueSending(scope, authorizationId);
  const [view] = await viewAuthorizations(scope, [authorizationId]);
  if (view === undefined) throw notFound('permission');
  return view;
}

/** What has happened ends it at once; what is to come, then. */
async function endAt(
  scope: Scope,
  { authorizationId, happenedAt, now }: { authorizationId: string; happenedAt: Date; now: Date },
): Promise<void> {
  const { organizationId } = scope;
  const ended = { organizationId, authorizationId, cause: 'expired', withdrawalId: null } as const;
  if (happenedAt <= now) return void (await emitEvent(scope.tx, authorizationEnded, ended));
  await enqueue(scope.tx, {
    task: authorizationEnded.name,
    payload: authorizationEnded.payload.parse(ended),
    runAt: happenedAt,
    jobKey: `${authorizationEnded.name}:${authorizationId}:expired`,
  });
}

function requireTellable(
  { row, facts, telling, withdrawals }: LoadedAuthorization,
  { happenedAt, now }: { happenedAt: Date; now: Date },
): void {
  if (facts.expiry?.kind !== 'event') {
    throw unprocessable({
      code: 'NO_EVENT',
      message: 'This permission does not end with an event.',
      remedy: 'Look at when it ends, or write down that it was taken back.',
    });
  }
  if (telling !== null) {
    throw conflict(
      'EVENT_TOLD_ALREADY',
      'Somebody has told this already, and the first telling counts.',
      'Look at the permission: it says who told it, and since when.',
    );
  }
  if (withdrawals.some(({ mediaSha256, channelIds }) => mediaSha256 === null && channelIds === null)) {
    throw conflict('ALREADY_WITHDRAWN', 'All of this was taken back already.', 'There is nothing left that could end.');
  }
  if (happenedAt < row.signedAt) {
    throw unprocessable({
      code: 'HAPPENED_BEFORE_SIGNED',
      message: 'This was signed later than that.',
      remedy: 'Look at the date, and whether it is the right permission.',
    });
  }
  if (happenedAt > yearsLater(now, 1)) {
    throw unprocessable({
      code: 'HAPPENS_TOO_LATE',
      message: 'That is more than a year ahead.',
      remedy: 'Tell it when it has happened, or when its day is less than a year away.',
    });
  }
}

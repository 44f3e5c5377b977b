import type { BlobStore } from '../blobs/blob-store.ts';
import type { Clock } from '../clock/clock.ts';
import type { Keyring } from '../crypto/keyring.ts';
import type { Database, Tx } from '../db/database.ts';
import type { OrganizationId, PersonId } from '../ids/ids.ts';

/** A role that somebody holds: everywhere or for some channels, as their own or for somebody whose deputy they are. */
export type Grant = {
  readonly role: string;
  /** Channels that the role holds for; null is everywhere. */
  readonly channelIds: ReadonlySet<string> | null;
  /** Whose role it is; null for one's own. */
  readonly onBehalfOf: PersonId | null;
};

/** A program that acts for the person who made its key, within the scopes of that key. */
export type ActingKey = { readonly id: string; readonly scopes: ReadonlySet<string> };

export type PersonActor = {
  readonly type: 'person';
  readonly id: PersonId;
  readonly grants: readonly Grant[];
  readonly sessionId: string;
  /** When the person last proved who they are in this session; null when never or when a key acts. */
  readonly provedAt: Date | null;
  readonly key: ActingKey | null;
};

/** Somebody from outside with the right to one thing. Holds no role, so whatever asks for one refuses them. */
export type GuestActor = {
  readonly type: 'guest';
  readonly id: string;
  readonly grants: readonly [];
  readonly sessionId: string;
  readonly key: null;
};

/** Who acts: a person who is signed in (or their key), a guest, or a named part of Bedside itself. */
export type Actor = PersonActor | GuestActor | { readonly type: 'system'; readonly name: string };

/** A person at work in a session that is not limited in any way. */
export function personActor(person: {
  readonly id: PersonId;
  readonly roles: readonly string[];
  readonly sessionId: string;
  readonly provedAt?: Date | null;
}): PersonActor {
  return {
    type: 'person',
    id: person.id,
    grants: person.roles.map((role) => ({ role, channelIds: null, onBehalfOf: null })),
    sessionId: person.sessionId,
    provedAt: person.provedAt ?? null,
    key: null,
  };
}

/** What the trail says of an event that was just written, in its transaction. */
export type RecordedEvent = {
  readonly id: string;
  readonly action: string;
  readonly object: { readonly type: string; readonly id: string; readonly version?: string };
  /** Codes, counts and ids. */
  readonly facts: Readonly<Record<string, unknown>>;
  readonly at: Date;
};

/** What every use case may need besides its transaction. */
export type Services = {
  readonly db: Database;
  readonly clock: Clock;
  readonly keyring: Keyring;
  readonly blobs: BlobStore;
  /** Address under which people and the public reach this installation; no slash at the end. */
  readonly publicUrl: string;
  /** Where short addresses lead in, when that is another address; no slash at the end. */
  readonly shortUrl?: string;
  /** Who is told of every audit event, in its transaction: what this throws undoes the change. */
  readonly eventRecorded?: (scope: Scope, event: RecordedEvent) => Promise<void>;
};

/** One use case at work: one organization, one actor, one transaction. */
export type Scope = {
  readonly services: Services;
  readonly organizationId: OrganizationId;
  readonly actor: Actor;
  readonly requestId: string;
  readonly tx: Tx;
};

/**
 * Something that must be written with the first effect of a request, or the request has no effect: see
 * `kernel/http/idempotency.ts`.
 */
export type Claim = {
  /** Whether this transaction must write it: false once one has, and while another one is at it. */
  readonly begin: () => boolean;
  readonly write: (tx: Tx) => Promise<void>;
  /** The transaction came to its end: committed, or undone with all that was in it. */
  readonly end: (committed: boolean) => void;
};

export type ScopeSeed = Omit<Scope, 'tx'> & { readonly claim?: Claim };

/** Runs one atomic use case; the first one of a request writes its claim too. */
export async function inScope<T>(seed: ScopeSeed, work: (scope: Scope) => Promise<T>): Promise<T> {
  const { claim, ...rest } = seed;
  const run = (write?: (tx: Tx) => Promise<void>) =>
    seed.services.db.inOrganization(
      seed.organizationId,
      async (tx) => {
        await write?.(tx);
        return work({ ...rest, tx });
      },
      readerOf(seed.actor),
    );
  if (claim === undefined || !claim.begin()) return run();
  try {
    const result = await run(claim.write);
    claim.end(true);
    return result;
  } catch (error) {
    claim.end(false);
    throw error;
  }
}

/** Somebody from outside is nobody's person. */
const NOBODY = '00000000-0000-0000-0000-000000000000';

function readerOf(actor: Actor): string | undefined {
  if (actor.type === 'system') return undefined;
  return actor.type === 'person' ? actor.id : NOBODY;
}

/** The acting person's id, or null when Bedside acts by itself. */
export function actingPersonId(scope: { readonly actor: Actor }): PersonId | null {
  return scope.actor.type === 'person' ? scope.actor.id : null;
}

import { z } from 'zod';
import type { MarkStore } from '../../../kernel/blobs/blob-store.ts';
import { openJson, sealJson } from '../../../kernel/crypto/seal.ts';
import type { OrganizationId, PersonId } from '../../../kernel/ids/ids.ts';
import type { Services } from '../../../kernel/scope/scope.ts';
import { stopKind } from '../contract.ts';

/** How old what is known of the marks may be when something is armed. */
export const MARKS_HOLD_MS = 1_000;
const FOLDER = 'stops';
const NAME = /^([0-9a-f-]{36})\.([0-9a-f-]{36})$/;

const written = z.object({
  kind: stopKind,
  targetId: z.uuid(),
  reason: z.string(),
  personId: z.uuid(),
  sessionId: z.string(),
  at: z.iso.datetime(),
});

/** A stop that was said while the database took no writes. */
export type StopMark = {
  readonly organizationId: OrganizationId;
  readonly id: string;
  readonly kind: z.infer<typeof stopKind>;
  readonly targetId: string;
  readonly reason: string;
  readonly personId: PersonId;
  readonly sessionId: string;
  readonly at: Date;
};

/** What the file store says; `isKnown` false where it does not answer, or where a mark of this organization cannot be opened. */
export type MarksSeen = { readonly isKnown: boolean; readonly marks: readonly StopMark[] };

type Seen = {
  readonly readAtMs: number;
  /** Null where the store does not answer. */
  readonly reading: Promise<{ marks: readonly StopMark[]; broken: ReadonlySet<string> } | null>;
};
type Parts = Pick<Services, 'blobs' | 'keyring'>;

const lastSeen = new WeakMap<MarkStore, Seen>();

/** Every mark there is, as of a second ago at most; null where the file store does not answer. Never throws. */
export function readMarks(parts: Parts): Seen['reading'] {
  const known = lastSeen.get(parts.blobs.marks);
  const nowMs = performance.now();
  if (known !== undefined && nowMs - known.readAtMs < MARKS_HOLD_MS) return known.reading;
  const reading = readAll(parts).catch(() => null);
  lastSeen.set(parts.blobs.marks, { readAtMs: nowMs, reading });
  return reading;
}

/** The marks of one organization. Fails closed. */
export async function marksOf(parts: Parts, organizationId: string): Promise<MarksSeen> {
  const seen = await readMarks(parts);
  if (seen === null) return { isKnown: false, marks: [] };
  return {
    isKnown: !seen.broken.has(organizationId),
    marks: seen.marks.filter((mark) => mark.organizationId === organizationId),
  };
}

async function readAll({ blobs, keyring }: Parts): Promise<{ marks: StopMark[]; broken: Set<string> }> {
  const marks: StopMark[] = [];
  const broken = new Set<string>();
  for (const name of await blobs.marks.list(FOLDER)) {
    const [, organizationId, id] = NAME.exec(name) ?? [];
    if (organizationId === undefined || id === undefined) continue;
    const sealed = await blobs.marks.get({ folder: FOLDER, name });
    // Between the list and now it became a row.
    if (sealed === null) continue;
    try {
      const { at, personId, ...rest } = written.parse(openJson(keyring, sealed, aadOf({ organizationId, id })));
      // Written by `writeMark` from ids of these kinds; the name is part of what it is sealed with.
      const ids = { organizationId: organizationId as OrganizationId, personId: personId as PersonId };
      marks.push({ ...rest, ...ids, id, at: new Date(at) });
    } catch {
      broken.add(organizationId);
    }
  }
  return { marks, broken };
}

/** Durable, and seen by every process from a second later on. */
export async function writeMark({ blobs, keyring }: Parts, mark: StopMark): Promise<void> {
  const { organizationId, id, at, ...rest } = mark;
  const sealed = sealJson(keyring, { ...rest, at: at.toISOString() }, aadOf(mark));
  await blobs.marks.put({ folder: FOLDER, name: `${organizationId}.${id}` }, sealed);
  lastSeen.delete(blobs.marks);
}

export async function removeMark({ blobs }: Parts, { organizationId, id }: StopMark): Promise<void> {
  await blobs.marks.delete({ folder: FOLDER, name: `${organizationId}.${id}` });
  lastSeen.delete(blobs.marks);
}

function aadOf({ organizationId, id }: { organizationId: string; id: string }): string {
  return `publishing_stop.mark:${organizationId}:${id}`;
}

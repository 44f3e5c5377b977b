import { recordEvent } from '../../../kernel/audit/service.ts';
import { newId } from '../../../kernel/ids/ids.ts';
import type { Logger } from '../../../kernel/log/logger.ts';
import { inScope, personActor, type Scope, type Services } from '../../../kernel/scope/scope.ts';
import { publishingStop } from '../schema.ts';
import { readMarks, removeMark, type StopMark } from './marks.ts';

const LOOK_EVERY_MS = 2_000;

/** Looks for marks until stopped; `stop` waits for a look that is under way. Any number of processes may look. */
export function watchMarks(parts: { services: Services; log: Logger; unreadable: () => void }): {
  stop(): Promise<void>;
} {
  let looking: Promise<void> = Promise.resolve();
  const look = async () => {
    try {
      if (await recordMarks(parts.services)) return;
      parts.unreadable();
      parts.log.warn('stops.not-readable');
    } catch (error) {
      // As long as the database takes no writes the marks stay, and hold.
      parts.log.warn('stops.not-recorded', { error });
    }
  };
  const timer = setInterval(() => {
    looking = looking.then(look);
  }, LOOK_EVERY_MS);
  return {
    stop: async () => {
      clearInterval(timer);
      await looking;
    },
  };
}

/**
 * Makes rows of marks, each with its event, and takes the marks away. False where the file store does not answer or holds
 * a mark that cannot be opened.
 */
export async function recordMarks(services: Services): Promise<boolean> {
  const seen = await readMarks(services);
  if (seen === null) return false;
  for (const mark of seen.marks) await recordMark(services, mark);
  return seen.broken.size === 0;
}

/** First the row, then the mark's end: in between it holds twice, never not at all. */
async function recordMark(services: Services, mark: StopMark): Promise<void> {
  const { organizationId, personId, sessionId } = mark;
  const actor = personActor({ id: personId, roles: [], sessionId });
  const requestId = newId<'request'>();
  await inScope({ services, organizationId, actor, requestId }, (scope) =>
    insertStop(scope, { ...mark, keptIn: 'file' }),
  );
  await removeMark(services, mark);
}

export type NewStop = Omit<StopMark, 'organizationId' | 'sessionId'> & { readonly keptIn: 'database' | 'file' };

/** Writes the row and its event; false where the same already stands. */
export async function insertStop(scope: Scope, stop: NewStop): Promise<boolean> {
  const { id, kind, targetId, reason, keptIn } = stop;
  const { organizationId } = scope;
  const made = await scope.tx
    .insert(publishingStop)
    .values({ organizationId, id, kind, targetId, reason, stoppedBy: stop.personId, stoppedAt: stop.at })
    .onConflictDoNothing()
    .returning({ id: publishingStop.id });
  if (made.length === 0) return false;
  await recordEvent(scope, {
    action: 'publishing.stopped',
    object: { type: kind, id: targetId },
    facts: { stop: id, kept_in: keptIn, stopped_at: stop.at.toISOString() },
    reason,
  });
  return true;
}

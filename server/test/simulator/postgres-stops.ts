/** Where publishing was stopped in a simulated run, in a real PostgreSQL and the file store beside it. */
import { publishingStop } from '../../src/flow/publish/schema.ts';
import type { BlobStore, MarkStore } from '../../src/kernel/blobs/blob-store.ts';
import { actingPersonId, inScope } from '../../src/kernel/scope/scope.ts';
import type { House, World } from '../world.ts';
import type { MemoryStop } from './memory-world.ts';

export type PostgresStops = {
  /** The file store of the world, whose notes cannot be read at times. */
  readonly blobs: BlobStore;
  say(stop: MemoryStop): Promise<void>;
  lift(stopId: string): Promise<void>;
  hide(isUnreadable: boolean): void;
  /** For the next run. */
  forgetAll(): Promise<void>;
};

/** By the simulation's names; `idOf` gives the ids that stand for them. */
export function createPostgresStops(
  world: World,
  { house, idOf, now }: { house: House; idOf: (name: string) => string; now: () => Date },
): PostgresStops {
  const { blobs } = world.services;
  // Another one whenever it changes: what is known of one is remembered for a second of the real time.
  let marks = marksOf(blobs.marks, false);
  return {
    blobs: Object.defineProperty({ ...blobs }, 'marks', { get: () => marks }),
    async say({ id: name, kind, targetId: targetName }) {
      const { organizationId } = house;
      const targets = { post: `${targetName} itself`, channel: targetName };
      const targetId = kind === 'organization' ? organizationId : idOf(targets[kind]);
      const [id, stoppedAt] = [idOf(name), now()];
      const seed = world.seed(house, 'publisher');
      const stoppedBy = actingPersonId(seed);
      if (stoppedBy === null) throw new Error('a stop is said by a person');
      const row = { organizationId, id, kind, targetId, reason: 'A simulated run.', stoppedBy, stoppedAt };
      await inScope(seed, (scope) => scope.tx.insert(publishingStop).values(row));
    },
    async lift(name) {
      const seed = world.seed(house, 'publisher');
      const set = `lifted_at = now(), lifted_by = $2, lift_reason = 'A simulated run.'`;
      await world.owner.query(`update publishing_stop set ${set} where id = $1`, [idOf(name), actingPersonId(seed)]);
    },
    hide(isUnreadable) {
      marks = marksOf(blobs.marks, isUnreadable);
    },
    async forgetAll() {
      marks = marksOf(blobs.marks, false);
      await world.owner.query('delete from publishing_stop');
    },
  };
}

function marksOf(marks: MarkStore, isUnreadable: boolean): MarkStore {
  return {
    put: (mark, bytes) => marks.put(mark, bytes),
    async list(folder) {
      if (isUnreadable) throw new Error('The file store does not answer.');
      return marks.list(folder);
    },
    get: (mark) => marks.get(mark),
    delete: (mark) => marks.delete(mark),
  };
}

/** What people do in a simulated run: in Bedside, and at the networks past it. */
import type { FakeNetwork } from '@bedside/connectors/testing';
import { changeDelivery, resolveAttempt } from '../../src/flow/publish/engine/change-delivery.ts';
import type { Claim, DeliveryRecord, DeliveryStore } from '../../src/flow/publish/engine/delivery-store.ts';
import { removeLaterParts } from '../../src/flow/publish/engine/follow-parts.ts';
import { afterPerson, type PersonSaw, removedByPerson } from '../../src/flow/publish/state.ts';
import { deliveryOf, type Seen } from './check.ts';
import { MEMORY_ORGANIZATION } from './memory-store.ts';
import { type MemoryHouse, newestVersion } from './memory-world.ts';
import { cancelTime, correctPost } from './plan-post.ts';
import type { PostgresGround } from './postgres-ground.ts';
import type { Act, PostAct } from './scenario.ts';
import type { Simulation } from './simulation.ts';

type Parts = {
  readonly house: MemoryHouse;
  readonly simulation: Simulation;
  readonly networks: ReadonlyMap<string, FakeNetwork>;
  readonly seen: Seen;
  readonly store: DeliveryStore;
  /** Where everything is played on too. */
  readonly ground: PostgresGround | undefined;
  /** Between two operations of the store. */
  readonly inTurn: <T>(work: () => Promise<T>) => Promise<T>;
  readonly onError: (error: unknown) => void;
};

type Stopping = Extract<Act, { kind: 'stop' }>;

export class People {
  readonly parts: Parts;
  /** Of the last version; a restore does not take numbers back. */
  lastNumber = 1;
  lastStop = 0;

  constructor(parts: Parts) {
    this.parts = parts;
  }

  async act(act: Exclude<Act, { kind: 'restore' }>): Promise<void> {
    if (act.kind === 'disconnect') return this.disconnect(act.channelId);
    if (act.kind === 'stop') return this.stop(act);
    if (act.kind === 'stops-unreadable') return this.hideStops(act.forMs);
    if (act.kind === 'clock') return this.setClock(act.aheadMs);
    if (this.parts.house.rows.posts.has(act.postId)) await this.actOnPost(act.kind, act.postId);
  }

  async actOnPost(kind: PostAct, postId: string): Promise<void> {
    const post = this.parts.house.rows.posts.get(postId);
    if (post === undefined) return;
    switch (kind) {
      case 'take-down':
        return this.takeDown(postId);
      case 'rewrite':
        return this.rewrite(postId, ['armed', 'unknown']);
      case 'meddle':
        return this.rewrite(postId, ['armed']);
      case 'vanish':
        return this.vanish(postId);
      case 'post-by-hand':
        return this.postByHand(postId);
      case 'forget':
        return this.forget(postId);
      case 'settle':
        return this.settle(postId);
      case 'correct':
        return this.parts.inTurn(() => this.correct(postId));
      default:
        await this.parts.inTurn(async () => {
          await this.parts.ground?.[kind](post);
          this.change(kind, postId);
        });
    }
  }

  disconnect(channelId: string): Promise<void> {
    const { house, ground, inTurn } = this.parts;
    return inTurn(async () => {
      const channel = house.rows.channels.get(channelId);
      if (channel === undefined) return;
      await ground?.disconnect(channel);
      house.rows.channels.set(channelId, { ...channel, state: 'disconnected' });
    });
  }

  change(kind: 'withdraw' | 'edit' | 'cancel', postId: string): void {
    const { rows } = this.parts.house;
    const post = rows.posts.get(postId);
    if (post === undefined) return;
    if (kind === 'withdraw') {
      const versions = post.versions.map((version) => ({ ...version, review: 'withdrawn' as const }));
      rows.posts.set(post.id, { ...post, versions });
    }
    if (kind === 'edit') rows.posts.set(post.id, { ...post, draftHash: `${newestVersion(post).hash}, edited` });
    if (kind === 'cancel') cancelTime(rows, { post, now: new Date(this.parts.simulation.now()) });
  }

  async correct(postId: string): Promise<void> {
    const { house, simulation, ground } = this.parts;
    const number = this.lastNumber + 1;
    const made = correctPost(house.rows, { postId, number, now: new Date(simulation.now()) });
    if (made === null) return;
    this.lastNumber = number;
    await ground?.correct(made);
  }

  /** Says stop where nobody has yet, and later that it may go on. A restore may forget either. */
  stop({ of: kind, targetId, forMs }: Stopping): Promise<void> {
    const { house, simulation, ground, inTurn, onError } = this.parts;
    return inTurn(async () => {
      const isStopped = [...house.rows.stops.values()].some((one) => one.kind === kind && one.targetId === targetId);
      if (isStopped) return;
      this.lastStop += 1;
      const made = { id: `stop ${this.lastStop}`, kind, targetId };
      await ground?.stops.say(made);
      house.rows.stops.set(made.id, made);
      simulation.after(forMs, () => void this.goOn(made.id).catch(onError));
    });
  }

  goOn(id: string): Promise<void> {
    const { house, ground, inTurn } = this.parts;
    return inTurn(async () => {
      await ground?.stops.lift(id);
      house.rows.stops.delete(id);
    });
  }

  setClock(aheadMs: number): Promise<void> {
    const { house, seen, inTurn } = this.parts;
    return inTurn(async () => {
      if (aheadMs < (house.clockAheadMs ?? 0)) seen.isClockSet = true;
      house.clockAheadMs = aheadMs;
    });
  }

  /** What is kept beside the database does not answer. */
  hideStops(forMs: number): Promise<void> {
    const { house, simulation, ground, inTurn, onError } = this.parts;
    const tell = (isUnreadable: boolean) =>
      inTurn(async () => {
        ground?.stops.hide(isUnreadable);
        house.areStopsUnreadable = isUnreadable;
      });
    simulation.after(forMs, () => void tell(false).catch(onError));
    return tell(true);
  }

  /**
   * Somebody at the network, unless Bedside's own change is in such a state. Between a look and the change that follows it
   * nobody can tell: they come before or after.
   */
  async rewrite(postId: string, unless: readonly string[]): Promise<void> {
    const { deliveries } = this.parts.house.rows;
    const isChanging = (id: string) =>
      [...deliveries.values()].some(({ changesId, state }) => changesId === id && unless.includes(state));
    for (const { id, channelId, remoteId, state } of deliveries.values()) {
      const isOwn = deliveries.get(id)?.postId === postId && state === 'confirmed' && remoteId !== null;
      if (!isOwn || isChanging(id)) continue;
      this.parts.networks.get(channelId)?.posts.edit(remoteId, 'Closed until further notice, says somebody else.');
    }
  }

  /** Somebody at the network takes away what Bedside knows to stand there, and leaves what hangs below it. */
  async vanish(postId: string): Promise<void> {
    for (const row of this.parts.house.rows.deliveries.values()) {
      const isFirst = row.postId === postId && row.kind === 'post' && row.part === 0 && row.state === 'confirmed';
      if (isFirst && row.remoteId !== null)
        this.parts.networks.get(row.channelId)?.posts.remove(row.remoteId, 'person');
    }
  }

  /** The networks of a post throw away what they hold and do not show. */
  async forget(postId: string): Promise<void> {
    const { house, networks } = this.parts;
    for (const channelId of house.rows.posts.get(postId)?.channelIds ?? []) {
      const containers = networks.get(channelId)?.containers;
      for (const { id, state } of containers?.known.values() ?? []) if (state === 'ready') containers?.expire(id);
    }
  }

  /** Somebody posts the same words under the same account, past Bedside. */
  async postByHand(postId: string): Promise<void> {
    const { house, networks, seen } = this.parts;
    const post = house.rows.posts.get(postId);
    const text = post === undefined ? undefined : newestVersion(post).parts[0];
    if (text === undefined) return;
    for (const channelId of post?.channelIds ?? []) {
      const draft = { accountId: 'lakeside', key: null, text, mediaIds: [], replyTo: null };
      const made = networks.get(channelId)?.posts.accept(draft);
      if (made !== undefined) seen.byHand.add(made.id);
    }
  }

  /** A person looks for what nobody could settle. Who finds that it stood and was taken away, or waits to be shown, says nothing. */
  async settle(postId: string): Promise<void> {
    const { house, networks, seen } = this.parts;
    for (const row of house.rows.deliveries.values()) {
      const isAsked = row.state === 'needs_person' || (row.state === 'removing' && row.failureCode !== null);
      if (row.postId !== postId || row.kind !== 'post' || !isAsked) continue;
      const network = networks.get(row.channelId);
      const own = (network?.posts.all ?? []).filter(
        (post) =>
          network !== undefined && !seen.byHand.has(post.id) && deliveryOf(row.channelId, { network, post }) === row.id,
      );
      const isPublic = own.some(({ state }) => state === 'public');
      if (row.state === 'removing') {
        if (!own.some(({ state }) => state !== 'removed')) await this.say(row, 'not_published');
      } else if (isPublic || own.length === 0) await this.say(row, isPublic ? 'published' : 'not_published');
    }
  }

  /** As the service of that name writes it down. */
  async say(row: DeliveryRecord, saw: PersonSaw): Promise<void> {
    await this.parts.store.change(claimOf(row), async (delivery) => {
      const isRemoval =
        delivery.row.state === 'removing' && delivery.row.failureCode !== null && saw === 'not_published';
      if (delivery.row.state !== 'needs_person' && !isRemoval) return;
      const transition = isRemoval ? removedByPerson : afterPerson(saw);
      const last = await delivery.lastAttempt();
      if (last !== null) {
        if (last.resolvedAt === null) await resolveAttempt(delivery, { attempt: last, transition });
        const receipt = { kind: 'person', remoteId: null, url: null, evidence: { saw } } as const;
        await delivery.addReceipt({ attemptId: last.id, ...receipt });
      }
      const { state, failureCode } = transition;
      const facts = { saw, state };
      const action = 'delivery.settled_by_person';
      await changeDelivery(delivery, { set: { state, wakeAt: null, failureCode }, action, facts });
    });
  }

  async takeDown(postId: string): Promise<void> {
    for (const row of this.parts.house.rows.deliveries.values()) {
      const isPost = row.postId === postId && row.kind === 'post' && row.part === 0;
      if (!isPost || row.state !== 'confirmed' || row.remoteId === null) continue;
      await this.parts.store.change(claimOf(row), async (delivery) => {
        const set = { state: 'removing', wakeAt: delivery.now() } as const;
        await changeDelivery(delivery, { set, action: 'delivery.removing' });
        await removeLaterParts(delivery);
      });
    }
  }
}

function claimOf(row: DeliveryRecord): Claim {
  const { id: deliveryId, postId, channelId, epoch, state } = row;
  return { organizationId: MEMORY_ORGANIZATION, deliveryId, postId, channelId, epoch, state, requestId: 'by a person' };
}

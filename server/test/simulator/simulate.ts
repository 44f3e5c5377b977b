/** Plays one scenario in memory, from the first due post until everything has come to an end, and looks what came of it. */

import { isDeepStrictEqual } from 'node:util';
import type { Account, NetworkId } from '@bedside/connectors';
import { classNetworks, createNetworkFetch, type FakeNetwork, type TimePort } from '@bedside/connectors/testing';
import { changeDelivery } from '../../src/flow/publish/engine/change-delivery.ts';
import type { Claim, DeliveryRecord, DeliveryStore } from '../../src/flow/publish/engine/delivery-store.ts';
import { removeLaterParts } from '../../src/flow/publish/engine/follow-parts.ts';
import type { Door } from '../../src/flow/publish/engine/publish-context.ts';
import { LATE_LIMIT_MS } from '../../src/flow/publish/gate.ts';
import { check, hasEnded, type Problem, type Seen } from './check.ts';
import { createMemoryStore, MEMORY_ORGANIZATION } from './memory-store.ts';
import { copyRows, emptyRows, type MemoryHouse, type MemoryPost, type MemoryRows } from './memory-world.ts';
import { planPost } from './plan-post.ts';
import type { PostgresGround } from './postgres-ground.ts';
import { type Act, CALL_TIMEOUT_MS, QUIET_PERIOD_MS, type Scenario } from './scenario.ts';
import { createSimulation, nextTurn, type Simulation } from './simulation.ts';
import { createTwinStore, plainRow, type TwinStore } from './twin-store.ts';
import { type Blow, brokenCalls, startWorker, type Worker, type WorkerStep } from './workers.ts';

const START = Date.parse('2026-11-20T15:00:00.000Z');
/** From the end of faults: an hour of doubt at most, and some tries. */
const PATIENCE_MS = 4 * 3_600_000;

const networkIds: readonly NetworkId[] = ['practice', 'bluesky', 'mastodon'];

export type Played = {
  readonly deliveries: number;
  readonly states: Readonly<Record<string, number>>;
  readonly problems: readonly Problem[];
  /** Steps at which something could have happened. */
  readonly steps: number;
  readonly crashes: number;
  /** Virtual time. */
  readonly seconds: number;
  readonly rows: MemoryRows;
  readonly networks: ReadonlyMap<string, FakeNetwork>;
};

export type PlayOptions = {
  /** Decides what becomes of a step, in the place of the scenario's chances. */
  readonly strike?: (step: WorkerStep, index: number) => Blow;
  /** A PostgreSQL that everything is played on too: the memory then only follows, and both must say the same. */
  readonly ground?: PostgresGround;
  /** What somebody does in the very moment of a step, whatever its own time says. */
  readonly actAt?: (step: WorkerStep) => Act | null;
  /** How far the database's clock is ahead of true time then, in ms. */
  readonly clockAheadMs?: (sinceStartMs: number) => number;
};

/** The same scenario gives the same run. */
export async function play(scenario: Scenario, options: PlayOptions = {}): Promise<Played> {
  const run = new Run(scenario, options);
  return run.play();
}

class Run {
  readonly scenario: Scenario;
  readonly options: PlayOptions;
  readonly simulation: Simulation;
  readonly house: MemoryHouse = { rows: emptyRows(), restore: null, ids: 0 };
  readonly store: DeliveryStore;
  readonly twin: TwinStore | null;
  readonly networks = new Map<string, FakeNetwork>();
  readonly seen: Seen = { armed: [], armedWithoutLeave: [], errors: [], doubtShownLate: [] };
  readonly doors = new Map<string, Door>();
  readonly backups: { at: number; rows: MemoryRows }[] = [];
  readonly workers: Worker[] = [];
  steps = 0;
  crashes = 0;
  started = 0;

  constructor(scenario: Scenario, options: PlayOptions) {
    this.scenario = scenario;
    this.options = options;
    const quiet = () => this.quiet();
    this.simulation = createSimulation({ seed: scenario.seed ^ 0x5eed, start: START, quiet });
    const ahead = options.clockAheadMs ?? (() => 0);
    const now = () => this.simulation.now();
    const memory = createMemoryStore(this.house, () => new Date(now() + ahead(now() - START)));
    this.twin = options.ground === undefined ? null : createTwinStore(options.ground.store, memory, this.fail);
    this.store = this.twin?.store ?? memory;
  }

  async quiet(): Promise<void> {
    await nextTurn();
    if (this.twin === null) return;
    await this.twin.idle();
    await nextTurn();
  }

  async play(): Promise<Played> {
    const { simulation, scenario } = this;
    for (const channel of scenario.channels) this.openChannel(channel.id, channel);
    for (const post of scenario.posts) planPost(this.house.rows, { post, now: new Date(START) });
    await this.options.ground?.begin(this.house.rows, () => new Date(simulation.now()));
    this.backUp();
    for (let index = 0; index < scenario.workers; index += 1) this.startOne();
    for (const act of scenario.acts) simulation.after(act.atMs, () => void this.act(act).catch(this.fail));
    const endOfFaults = START + scenario.faultsEndMs;
    simulation.after(scenario.faultsEndMs, () => this.clearFaults());
    await simulation.run(
      endOfFaults + PATIENCE_MS,
      () => simulation.now() > endOfFaults + QUIET_PERIOD_MS && this.isOver(),
    );
    await this.compareEnds();
    return this.report();
  }

  /** Both stores must have come to the same end. */
  async compareEnds(): Promise<void> {
    const { ground } = this.options;
    if (ground === undefined) return;
    const ends = await ground.deliveries();
    for (const [id, row] of this.house.rows.deliveries) {
      const other = ends.get(id);
      const same = other !== undefined && isDeepStrictEqual(plainRow(other), plainRow(row));
      if (!same) this.seen.errors.push(`the stores differ in the end of ${id}`);
    }
  }

  readonly fail = (error: unknown): void => {
    this.seen.errors.push(String(error));
  };

  openChannel(id: string, channel: Scenario['channels'][number]): void {
    const { simulation } = this;
    const time: TimePort = { now: () => new Date(simulation.now()), after: (ms, work) => simulation.after(ms, work) };
    const { className } = channel;
    const parts = { quietPeriodMs: QUIET_PERIOD_MS, callTimeoutMs: CALL_TIMEOUT_MS };
    const network = classNetworks[className].createNetwork(time, { ...parts, network: { random: simulation.random } });
    network.faults.set({ seed: this.scenario.seed, rules: [...channel.rules] });
    this.networks.set(id, network);
    const account: Account = {
      serviceUrl: `https://${id}.example`,
      handle: 'lakeside',
      remoteAccountId: 'lakeside',
      credentials: { token: network.accounts.issueToken('lakeside') },
    };
    const latency = { requestMs: () => simulation.between(1, 400), answerMs: () => simulation.between(1, 400) };
    const connector = classNetworks[className].createConnector(parts);
    this.doors.set(id, { connector, fetch: createNetworkFetch(network, latency) });
    // Each channel is on a network of its own: the publisher has one door to each.
    const networkId = networkIds[this.house.rows.channels.size] ?? 'practice';
    this.house.rows.channels.set(id, { id, network: networkId, account, state: 'connected' });
  }

  /** Every minute, as a base for restores. */
  backUp(): void {
    const at = this.simulation.now();
    this.backups.push({ at, rows: copyRows(this.house.rows) });
    if (at < START + this.scenario.faultsEndMs) this.simulation.after(60_000, () => this.backUp());
  }

  startOne(): void {
    this.started += 1;
    const worker = startWorker(`worker-${this.started}`, {
      simulation: this.simulation,
      store: this.store,
      connectors: async (network) => this.doorOf(network),
      strike: (step) => this.strike(step),
      onArmed: (deliveryId) => this.judgeArming(deliveryId),
      onError: this.fail,
      nextWake: () => this.nextWake(),
    });
    this.workers.push(worker);
  }

  doorOf(network: NetworkId): Door {
    for (const { id, network: own } of this.house.rows.channels.values()) {
      const door = own === network ? this.doors.get(id) : undefined;
      if (door !== undefined) return door;
    }
    throw new Error(`no channel on ${network}`);
  }

  strike(step: WorkerStep): Blow {
    const { simulation, scenario, options } = this;
    const index = this.steps;
    this.steps += 1;
    const act = options.actAt?.(step) ?? null;
    if (act !== null) void this.act(act).catch(this.fail);
    const blow = options.strike === undefined ? this.drawBlow(step) : options.strike(step, index);
    if (blow === 'crash') this.crash(step.worker);
    if (simulation.now() > START + scenario.faultsEndMs) return blow === 'crash' ? blow : null;
    return blow;
  }

  drawBlow(step: WorkerStep): Blow {
    const { simulation, scenario } = this;
    if (simulation.now() > START + scenario.faultsEndMs) return null;
    const { crash, lost, pause } = scenario.chances;
    const drawn = simulation.random();
    if (drawn < crash) return 'crash';
    const isCall = step.name === 'send' || step.name === 'answered';
    if (drawn < crash + lost) return isCall ? { call: simulation.pick(brokenCalls) } : 'lost';
    if (drawn < crash + lost + pause && step.name !== 'send') return { pauseMs: simulation.between(1_000, 600_000) };
    return null;
  }

  /** The process is gone; another one is started in its place, and those that live may learn of it. */
  crash(workerId: string): void {
    const { simulation } = this;
    this.crashes += 1;
    this.watchDoubt(workerId);
    simulation.after(simulation.between(1_000, 90_000), () => this.startOne());
    if (!simulation.chance(0.5)) return;
    simulation.after(simulation.between(1_000, 30_000), () => {
      for (const worker of this.workers) if (!worker.isDead()) worker.takeOver([workerId]);
    });
  }

  /** What a dead worker had armed must show as doubtful a minute later. */
  watchDoubt(workerId: string): void {
    const { rows } = this.house;
    for (const row of rows.deliveries.values()) {
      if (row.claimedBy !== workerId || row.state !== 'armed') continue;
      this.simulation.after(60_001, () => {
        const now = new Date(this.simulation.now());
        const later = this.house.rows.deliveries.get(row.id);
        const attempt = [...this.house.rows.attempts.values()].find(
          ({ deliveryId, resolvedAt }) => deliveryId === row.id && resolvedAt === null,
        );
        // As people are shown it: another worker holds what an earlier one had armed, or nobody does any more.
        const isNewest = later?.epoch === attempt?.epoch;
        const hidden =
          later?.state === 'armed' && isNewest && (later.leasedUntil ?? now) > now && later.epoch === row.epoch;
        if (hidden) this.seen.doubtShownLate.push(row.id);
      });
    }
  }

  /** Judged by this run's own memory, not by the gate. */
  judgeArming(deliveryId: string): void {
    const { rows } = this.house;
    const row = rows.deliveries.get(deliveryId);
    const post = rows.posts.get(row?.postId ?? '');
    const channel = rows.channels.get(row?.channelId ?? '');
    const lateMs = this.simulation.now() - (post?.schedule.dueAt.getTime() ?? 0);
    this.seen.armed.push({ deliveryId, at: this.simulation.now() });
    const free =
      post?.review === 'approved' &&
      post.draftHash === post.versionHash &&
      post.schedule.state === 'active' &&
      channel?.state === 'connected' &&
      lateMs >= 0 &&
      lateMs <= LATE_LIMIT_MS;
    if (!free) this.seen.armedWithoutLeave.push(deliveryId);
  }

  nextWake(): number | null {
    let next: number | null = null;
    for (const { wakeAt } of this.house.rows.deliveries.values()) {
      const at = wakeAt?.getTime() ?? null;
      if (at !== null && (next === null || at < next)) next = at;
    }
    return next;
  }

  clearFaults(): void {
    for (const network of this.networks.values()) network.faults.clear();
  }

  async act(act: Act): Promise<void> {
    const { rows } = this.house;
    if (act.kind === 'restore') return this.restore(act.backMs);
    if (act.kind === 'disconnect') return this.disconnect(act.channelId);
    const post = rows.posts.get(act.postId);
    if (post === undefined) return;
    if (act.kind === 'take-down') return this.takeDown(post.id);
    const { kind } = act;
    await this.inTurn(async () => {
      await this.options.ground?.[kind](post);
      this.change(kind, post.id);
    });
  }

  inTurn(work: () => Promise<void>): Promise<void> {
    return this.twin === null ? work() : this.twin.inTurn(work);
  }

  disconnect(channelId: string): Promise<void> {
    return this.inTurn(async () => {
      const channel = this.house.rows.channels.get(channelId);
      if (channel === undefined) return;
      await this.options.ground?.disconnect(channel);
      this.house.rows.channels.set(channelId, { ...channel, state: 'disconnected' });
    });
  }

  change(kind: 'withdraw' | 'edit' | 'cancel', postId: string): void {
    const { rows } = this.house;
    const post = rows.posts.get(postId);
    if (post === undefined) return;
    if (kind === 'withdraw') rows.posts.set(post.id, { ...post, review: 'withdrawn' });
    if (kind === 'edit') rows.posts.set(post.id, { ...post, draftHash: `${post.versionHash}, edited` });
    if (kind === 'cancel') this.cancel(post);
  }

  cancel(post: MemoryPost): void {
    const { rows } = this.house;
    rows.posts.set(post.id, { ...post, schedule: { ...post.schedule, state: 'cancelled' } });
    for (const row of rows.deliveries.values()) {
      if (row.postId !== post.id || row.state !== 'planned') continue;
      const wakeAt = rows.staged.has(row.id) ? new Date(this.simulation.now()) : null;
      rows.deliveries.set(row.id, { ...row, state: 'cancelled', wakeAt });
    }
  }

  async takeDown(postId: string): Promise<void> {
    for (const row of this.house.rows.deliveries.values()) {
      if (row.postId !== postId || row.part !== 0 || row.state !== 'confirmed' || row.remoteId === null) continue;
      await this.store.change(claimOf(row), async (delivery) => {
        const set = { state: 'removing', wakeAt: delivery.now() } as const;
        await changeDelivery(delivery, { set, action: 'delivery.removing' });
        await removeLaterParts(delivery);
      });
    }
  }

  /** Everything stops, the database is as it was then, and everything starts anew. */
  restore(backMs: number): void {
    const { simulation, house } = this;
    const until = simulation.now() - backMs;
    const backup = this.backups.findLast(({ at }) => at <= until) ?? this.backups[0];
    if (backup === undefined) return;
    // One of them may only stand still, and go on afterwards with what it knew.
    for (const worker of this.workers) if (!simulation.chance(0.2)) worker.kill();
    house.rows = copyRows(backup.rows);
    for (const row of house.rows.deliveries.values()) {
      const isWaiting = row.state === 'planned' && row.wakeAt !== null;
      const wakeAt = isWaiting ? new Date(simulation.now()) : row.wakeAt;
      house.rows.deliveries.set(row.id, { ...row, epoch: row.epoch + 1_000_000, leasedUntil: null, wakeAt });
    }
    house.restore = { takenAt: new Date(backup.at), restoredAt: new Date(simulation.now()) };
    for (let index = 0; index < this.scenario.workers; index += 1) simulation.after(5_000, () => this.startOne());
  }

  isOver(): boolean {
    const { rows } = this.house;
    return [...rows.deliveries.values()].every((row) => hasEnded(row, rows));
  }

  report(): Played {
    const { rows } = this.house;
    const states: Record<string, number> = {};
    for (const { state } of rows.deliveries.values()) states[state] = (states[state] ?? 0) + 1;
    return {
      deliveries: rows.deliveries.size,
      states,
      problems: check({ rows, networks: this.networks, seen: this.seen, restored: this.house.restore !== null }),
      steps: this.steps,
      crashes: this.crashes,
      seconds: (this.simulation.now() - START) / 1_000,
      rows,
      networks: this.networks,
    };
  }
}

function claimOf(row: DeliveryRecord): Claim {
  const { id: deliveryId, postId, epoch, state } = row;
  return { organizationId: MEMORY_ORGANIZATION, deliveryId, postId, epoch, state, requestId: 'by a person' };
}

/** Plays one scenario in memory, from the first due post until everything has come to an end, and looks what came of it. */

import { isDeepStrictEqual } from 'node:util';
import type { Account, NetworkId } from '@bedside/connectors';
import {
  type ClassName,
  classNetworks,
  createNetworkFetch,
  type FakeNetwork,
  type TimePort,
} from '@bedside/connectors/testing';
import type { DeliveryStore } from '../../src/flow/publish/engine/delivery-store.ts';
import { check, hasEnded, type Problem, type Seen } from './check.ts';
import { createDoubtWatch, type DoubtWatch } from './doubt-watch.ts';
import { judgeArming } from './judge-arming.ts';
import { type ChangeJudge, createChangeJudge, judged } from './judge-change.ts';
import { createMemoryStore } from './memory-store.ts';
import { copyRows, deadlineOf, emptyRows, type MemoryHouse, type MemoryRows } from './memory-world.ts';
import { People } from './people.ts';
import { planPost } from './plan-post.ts';
import type { PostgresGround } from './postgres-ground.ts';
import { type Act, CALL_TIMEOUT_MS, QUIET_PERIOD_MS, type Scenario } from './scenario.ts';
import { createSimulation, nextTurn, type Simulation } from './simulation.ts';
import { createTwinStore, plainRow, type TwinStore } from './twin-store.ts';
import { type Blow, brokenCalls, type ChannelDoor, startWorker, type Worker, type WorkerStep } from './workers.ts';

const START = Date.parse('2026-11-20T15:00:00.000Z');
/** From the end of faults: an hour of doubt at most, and some tries. */
const PATIENCE_MS = 4 * 3_600_000;
/** From the end of faults: a breaker that has just opened, a probe whose worker died, the moments of those who wait. */
const LONGEST_HOLD_MS = 10 * 60_000;

const readInLooks: ReadonlySet<string> = new Set(['read', 'lastRestore', 'takenRemoteIds']);

const networkIds: readonly NetworkId[] = ['practice', 'bluesky', 'mastodon'];

export type Played = {
  readonly deliveries: number;
  /** Those among them that changed what stood. */
  readonly edits: number;
  readonly states: Readonly<Record<string, number>>;
  readonly problems: readonly Problem[];
  /** Steps at which something could have happened. */
  readonly steps: number;
  readonly crashes: number;
  /** How often a network was left alone. */
  readonly openings: number;
  /** The longest time for which what a dead worker had armed looked as if all was well, in ms. */
  readonly longestHiddenMs: number;
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
  /** False plays without the circuit breaker, to see what it is good for. */
  readonly hasBreaker?: boolean;
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
  readonly house: MemoryHouse;
  readonly store: DeliveryStore;
  readonly twin: TwinStore | null;
  readonly networks = new Map<string, FakeNetwork>();
  readonly seen: Seen = {
    armed: [],
    armedWithoutLeave: [],
    armedTooSoon: [],
    errors: [],
    doubtShownLate: [],
    rushed: [],
    heldUp: [],
    noticed: [],
    isClockSet: false,
    byHand: new Set(),
  };
  readonly doors = new Map<string, ChannelDoor>();
  readonly classes: ReadonlyMap<string, ClassName>;
  readonly judge: ChangeJudge;
  readonly databaseNow: () => Date;
  readonly people: People;
  /** Steps of each kind so far, for what is to happen in the moment of one. */
  readonly counts = new Map<string, number>();
  /** A connector was made to throw, or the database was lost while one was asked. */
  hasThrown = false;
  readonly backups: { at: number; rows: MemoryRows }[] = [];
  readonly workers: Worker[] = [];
  readonly doubts: DoubtWatch;
  steps = 0;
  crashes = 0;
  /** Until when some worker stands still. */
  stillUntil = 0;
  started = 0;

  constructor(scenario: Scenario, options: PlayOptions) {
    this.scenario = scenario;
    this.options = options;
    this.house = { rows: emptyRows(), restore: null, ids: 0, openings: 0, hasBreaker: options.hasBreaker ?? true };
    const quiet = () => this.quiet();
    this.simulation = createSimulation({ seed: scenario.seed ^ 0x5eed, start: START, quiet });
    this.doubts = createDoubtWatch(this.simulation, {
      rows: () => this.house.rows,
      onLate: (id) => void this.seen.doubtShownLate.push(id),
    });
    const ahead = options.clockAheadMs ?? (() => 0);
    const now = () => this.simulation.now();
    this.databaseNow = () => new Date(now() + ahead(now() - START) + (this.house.clockAheadMs ?? 0));
    const memory = createMemoryStore(this.house, this.databaseNow);
    this.twin = options.ground === undefined ? null : createTwinStore(options.ground.store, memory, this.fail);
    this.classes = new Map(scenario.channels.map(({ id, className }) => [id, className]));
    const { house, simulation, networks, seen } = this;
    this.judge = createChangeJudge({
      house,
      seen,
      networks,
      classes: this.classes,
      now: () => this.databaseNow().getTime(),
      hasThrown: () => this.hasThrown,
    });
    this.store = judged(this.twin?.store ?? memory, this.judge);
    this.people = new People({
      house,
      simulation,
      networks,
      seen,
      store: this.store,
      ground: options.ground,
      onError: this.fail,
      inTurn: (work) => this.inTurn(work),
    });
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
    await this.options.ground?.begin(this.house.rows, this.databaseNow);
    this.backUp();
    for (let index = 0; index < scenario.workers; index += 1) this.startOne();
    for (const act of scenario.acts) simulation.after(act.atMs, () => void this.act(act).catch(this.fail));
    const endOfFaults = START + scenario.faultsEndMs;
    simulation.after(scenario.faultsEndMs, () => this.clearFaults());
    simulation.after(scenario.faultsEndMs, () => this.watchWaiting());
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
    this.doors.set(id, { channelId: id, connector, fetch: createNetworkFetch(network, latency) });
    const networkId = networkIds[this.house.rows.channels.size] ?? 'practice';
    this.house.rows.channels.set(id, { id, network: networkId, account, state: 'connected', breaker: null });
  }

  /** Every minute, as a base for restores. */
  backUp(): void {
    const at = this.simulation.now();
    this.backups.push({ at, rows: copyRows(this.house.rows) });
    if (at < START + this.scenario.faultsEndMs) this.simulation.after(60_000, () => this.backUp());
  }

  startOne(): void {
    this.started += 1;
    const { simulation } = this;
    const worker = startWorker(`worker-${this.started}`, {
      simulation,
      store: this.store,
      connectors: (network) => this.doorOf(network),
      strike: (step) => this.strike(step),
      onArmed: (deliveryId) => this.judgeArming(deliveryId),
      onGate: (deliveryId) => this.judge.asked(deliveryId),
      throws: () => this.throws(),
      onLate: (deliveryId, detail) => void this.seen.noticed.push({ kind: 'past-deadline', deliveryId, detail }),
      deadlineOf: (deliveryId) => deadlineOf(this.house.rows, deliveryId),
      onError: this.fail,
      nextWake: () => this.nextWake(),
    });
    this.workers.push(worker);
  }

  judgeArming(deliveryId: string): void {
    const { seen, house, simulation, classes } = this;
    judgeArming(seen, { deliveryId, house, classes, at: simulation.now(), now: this.databaseNow().getTime() });
  }

  doorOf(network: NetworkId): ChannelDoor {
    for (const { id, network: own } of this.house.rows.channels.values()) {
      const door = own === network ? this.doors.get(id) : undefined;
      if (door !== undefined) return door;
    }
    throw new Error(`no channel on ${network}`);
  }

  throws(): boolean {
    const { simulation, scenario } = this;
    const { throws = 0 } = scenario.chances;
    // Who breaks nothing draws nothing: the rest of a run stays as it is.
    if (throws === 0 || simulation.now() > START + scenario.faultsEndMs || !simulation.chance(throws)) return false;
    this.hasThrown = true;
    return true;
  }

  /** What somebody does in this very moment. */
  actInMoment(step: WorkerStep): void {
    const { moments = [] } = this.scenario;
    if (moments.length === 0) return;
    const key = `${step.name} ${step.when}`;
    const count = (this.counts.get(key) ?? 0) + 1;
    this.counts.set(key, count);
    for (const { step: name, when, nth, act } of moments) {
      if (key === `${name} ${when}` && nth === count) void this.act(act).catch(this.fail);
    }
  }

  strike(step: WorkerStep): Blow {
    const { simulation, scenario, options } = this;
    const index = this.steps;
    this.steps += 1;
    this.doubts.look();
    const act = options.actAt?.(step) ?? null;
    if (act !== null) void this.act(act).catch(this.fail);
    this.actInMoment(step);
    const blow = options.strike === undefined ? this.drawBlow(step) : options.strike(step, index);
    if (blow === 'crash') this.crash(step.worker);
    // Looks after a restore read the database in between: what goes wrong there counts as the connector's.
    if (blow !== null && readInLooks.has(step.name)) this.hasThrown = true;
    if (typeof blow === 'object' && blow !== null && 'pauseMs' in blow)
      this.stillUntil = Math.max(this.stillUntil, simulation.now() + blow.pauseMs);
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
    this.doubts.workerDied(workerId);
    simulation.after(simulation.between(1_000, 90_000), () => this.startOne());
    if (!simulation.chance(0.5)) return;
    simulation.after(simulation.between(1_000, 30_000), () => {
      for (const worker of this.workers) if (!worker.isDead()) worker.takeOver([workerId]);
    });
  }

  /** Networks, and who asks them, have been well for long enough: nobody waits for one any more. */
  watchWaiting(): void {
    const { simulation } = this;
    // Whoever stood still tells of a call of before when it goes on.
    const wellSince = Math.max(START + this.scenario.faultsEndMs, this.stillUntil);
    const waitMs = wellSince + LONGEST_HOLD_MS - simulation.now();
    if (waitMs > 0) return void simulation.after(waitMs, () => this.watchWaiting());
    for (const { id, state, failureCode } of this.house.rows.deliveries.values()) {
      if (state === 'planned' && failureCode === 'NETWORK_IN_TROUBLE') this.seen.heldUp.push(id);
    }
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

  act(act: Act): Promise<void> {
    return act.kind === 'restore' ? this.restore(act.backMs) : this.people.act(act);
  }

  inTurn<T>(work: () => Promise<T>): Promise<T> {
    return this.twin === null ? work() : this.twin.inTurn(work);
  }

  /** Everything stops, the database is as it was then, and everything starts anew. */
  async restore(backMs: number): Promise<void> {
    const { simulation, house } = this;
    const until = simulation.now() - backMs;
    const backup = this.backups.findLast(({ at }) => at <= until) ?? this.backups[0];
    if (backup === undefined) return;
    // One of them may only stand still, and go on afterwards with what it knew.
    for (const worker of this.workers) if (!simulation.chance(0.2)) worker.kill();
    house.rows = copyRows(backup.rows);
    // A worker from between two restores of one backup must not meet its own epoch again.
    const ahead = 1_000_000 + simulation.between(0, 999_999);
    for (const row of house.rows.deliveries.values()) {
      const isWaiting = row.state === 'planned' && row.wakeAt !== null;
      const wakeAt = isWaiting ? new Date(simulation.now()) : row.wakeAt;
      house.rows.deliveries.set(row.id, { ...row, epoch: row.epoch + ahead, leasedUntil: null, wakeAt });
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
      edits: [...rows.deliveries.values()].filter(({ kind, state }) => kind === 'edit' && state === 'confirmed').length,
      states,
      problems: check({
        rows,
        networks: this.networks,
        classes: this.classes,
        seen: this.seen,
        restored: this.house.restore !== null,
      }),
      steps: this.steps,
      crashes: this.crashes,
      openings: this.house.openings,
      longestHiddenMs: this.doubts.longestHiddenMs(),
      seconds: (this.simulation.now() - START) / 1_000,
      rows,
      networks: this.networks,
    };
  }
}

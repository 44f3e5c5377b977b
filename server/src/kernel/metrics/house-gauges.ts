import { Gauge, Registry } from 'prom-client';

/** What is the same whichever process is asked: read from the database. Keys of the two records are closed sets. */
export type HouseFigures = {
  readonly ready: boolean;
  readonly oldestDueSeconds: number;
  readonly lateDeliveries: number;
  /** Channels whose network answers with errors, or not at all: nothing is sent there for a while. */
  readonly channelsInTrouble: number;
  /** Deliveries that are not settled, by where they stand. */
  readonly deliveries: Readonly<Record<string, number>>;
  readonly jobs: Readonly<Record<string, number>>;
  readonly workersAlive: number;
};

/** Connections of this process to its database. */
export type PoolFigures = { readonly total: number; readonly idle: number; readonly waiting: number };

export type HouseParts = {
  readonly version: string;
  readonly read: () => Promise<HouseFigures>;
  readonly pool: () => PoolFigures;
};

/** Several that ask within this time are told the same: whoever asks often costs the database nothing. */
const REMEMBER_MS = 5_000;
/** Well below the ten seconds after which Prometheus gives up: without a database the rest is told all the same. */
const WAIT_MS = 3_000;

/**
 * Gauges of the whole house in Prometheus text format, read when asked. Where the database does not answer, what it would
 * have told is left out, since an old figure looks like a true one, and `database_reachable` is 0.
 */
export function createHouseGauges(parts: HouseParts, limits = { rememberMs: REMEMBER_MS, waitMs: WAIT_MS }) {
  const read = rememberFor(limits.rememberMs, () => withinTime(parts.read(), limits.waitMs));
  return {
    render: async (): Promise<string> => {
      const registry = new Registry();
      const figures = await read();
      tellProcess(registry, parts);
      setOne(
        registry,
        'database_reachable',
        'Whether the database answered when it was asked for these figures.',
      )(figures === null ? 0 : 1);
      if (figures !== null) tellHouse(registry, figures);
      return registry.metrics();
    },
  };
}

function tellProcess(registry: Registry, { version, pool }: HouseParts): void {
  const { total, idle, waiting } = pool();
  setEach(registry, {
    name: 'database_connections',
    help: 'Connections of this process to the database, and work that waits for one.',
    label: 'state',
    values: { in_use: total - idle, idle, waiting },
  });
  setEach(registry, {
    name: 'bedside_build_info',
    help: 'Which version this is.',
    label: 'version',
    values: { [version]: 1 },
  });
}

function tellHouse(registry: Registry, figures: HouseFigures): void {
  setOne(
    registry,
    'bedside_ready',
    'What /readyz answers: jobs run, and nothing due waits for long.',
  )(figures.ready ? 1 : 0);
  setOne(
    registry,
    'deliveries_oldest_due_seconds',
    'How long what is due waits for a worker, the oldest.',
  )(figures.oldestDueSeconds);
  setOne(
    registry,
    'deliveries_late',
    'Deliveries that are due for more than two minutes and are not out.',
  )(figures.lateDeliveries);
  setOne(
    registry,
    'channels_in_trouble',
    'Channels whose network is in trouble: nothing is sent there until it is tried again.',
  )(figures.channelsInTrouble);
  setOne(registry, 'workers_alive', 'Processes that run jobs and deliveries.')(figures.workersAlive);
  setEach(registry, {
    name: 'deliveries_standing',
    help: 'Deliveries that are not settled, by where they stand.',
    label: 'state',
    values: figures.deliveries,
  });
  setEach(registry, {
    name: 'jobs_standing',
    help: 'Jobs that wait, are not due yet, run, or were given up.',
    label: 'state',
    values: figures.jobs,
  });
}

function setOne(registry: Registry, name: string, help: string): (value: number) => void {
  const gauge = new Gauge({ name, help, registers: [registry] });
  return (value) => gauge.set(value);
}

function setEach(
  registry: Registry,
  made: { name: string; help: string; label: string; values: Readonly<Record<string, number>> },
): void {
  const { name, help, label, values } = made;
  const gauge = new Gauge({ name, help, labelNames: [label], registers: [registry] });
  for (const [key, value] of Object.entries(values)) gauge.set({ [label]: key }, value);
}

/** One reading at a time, kept for a moment. */
function rememberFor<T>(rememberMs: number, read: () => Promise<T>): () => Promise<T> {
  let last: { readonly value: Promise<T>; readonly at: number } | null = null;
  return () => {
    const now = performance.now();
    if (last === null || now - last.at >= rememberMs) last = { value: read(), at: now };
    return last.value;
  };
}

/** Null where it fails or takes longer; a late answer is dropped. */
async function withinTime<T>(work: Promise<T>, ms: number): Promise<T | null> {
  let timer: NodeJS.Timeout | undefined;
  const tooLate = new Promise<null>((resolve) => {
    timer = setTimeout(() => resolve(null), ms);
  });
  try {
    return await Promise.race([work, tooLate]);
  } catch {
    return null;
  } finally {
    clearTimeout(timer);
  }
}

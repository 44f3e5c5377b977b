import { readHouseFigures } from '../flow/publish/house-figures.ts';
import type { HouseParts } from '../kernel/metrics/house-gauges.ts';
import type { Services } from '../kernel/scope/scope.ts';
import { VERSION } from './version.ts';

/** What `/metrics` tells besides its own counters. */
export function watchHouse(services: Services): HouseParts {
  const { pool } = services.db;
  return {
    version: VERSION,
    read: () => readHouseFigures(services),
    pool: () => ({ total: pool.totalCount, idle: pool.idleCount, waiting: pool.waitingCount }),
  };
}

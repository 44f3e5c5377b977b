import pg from 'pg';
import { askTogether } from './driver-socket.ts';

/** Each connection of the database keeps that many plans, some ten kilobytes each. */
const MOST_KEPT = 128;
/** Lists of ids make texts of every length: only what comes again is worth a plan. */
const KEPT_FROM = 8;
const MOST_COUNTED = 2_000;

/**
 * Names for statements that come again and again: the database parses and plans what has a name once per connection, which
 * takes longer than running it. All connections of a process use the same names.
 */
export type KeptStatements = {
  nameOf(text: string): string | undefined;
  /** Names nothing any more. */
  giveUp(): void;
};

export function keepStatements(): KeptStatements {
  const names = new Map<string, string>();
  let counts = new Map<string, number>();
  let isOver = false;
  return {
    nameOf(text) {
      if (isOver) return undefined;
      const known = names.get(text);
      if (known !== undefined || names.size === MOST_KEPT) return known;
      const count = (counts.get(text) ?? 0) + 1;
      if (count >= KEPT_FROM) {
        const name = `bedside_${names.size}`;
        names.set(text, name);
        counts.delete(text);
        return name;
      }
      if (counts.size === MOST_COUNTED) counts = new Map();
      counts.set(text, count);
      return undefined;
    },
    giveUp() {
      isOver = true;
    },
  };
}

/** There is none of that name on this connection, or one already: a pooler that nobody spoke of stands in between. */
const POOLED: ReadonlySet<unknown> = new Set(['26000', '42P05']);

/** A connection on which statements have their names, where any are kept. What is asked in one go leaves in one message. */
export function naming(client: pg.PoolClient, kept: KeptStatements | undefined): pg.PoolClient {
  return new Proxy(client, {
    get(target, key) {
      if (key !== 'query') return Reflect.get(target, key, target);
      return async (config: pg.QueryConfig, values?: unknown[]) => {
        askTogether(target);
        try {
          return await target.query(kept === undefined ? config : named(config, kept), values);
        } catch (error) {
          if (error instanceof pg.DatabaseError && POOLED.has(error.code)) kept?.giveUp();
          throw error;
        }
      };
    },
  });
}

function named(config: pg.QueryConfig, kept: KeptStatements): pg.QueryConfig {
  // What is built once per connection has an empty name.
  if (config.name !== undefined && config.name !== '') return config;
  const name = kept.nameOf(config.text);
  return name === undefined ? config : { ...config, name };
}

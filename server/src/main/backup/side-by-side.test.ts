import { createReadStream, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { readArchive } from '../../kernel/backup/archive.ts';
import { readHead } from '../../kernel/backup/load-database.ts';

const SERVER = path.join(import.meta.dirname, '../../..');

/**
 * What breaks the release before while it runs beside this one on the same database. `-- unused since 0.2.0:` on the line
 * before says that it broke nothing that still runs, since that release did without already. A migration that has to break
 * older releases says from which one on it does not (`KEEPS_OUT`): those before then refuse to start.
 */
const TAKES_AWAY: readonly RegExp[] = [
  /\bdrop\s+(table|column|view|type|function|schema)\b/i,
  /\brename\s+(to|column|constraint)\b/i,
  /\balter\s+column\s+\S+\s+(set\s+data\s+)?type\b/i,
  /\balter\s+column\s+\S+\s+set\s+not\s+null\b/i,
  /\balter\s+column\s+\S+\s+drop\s+default\b/i,
  /\badd\s+column\s+(?!.*\bdefault\b)[^,;]*\bnot\s+null\b/i,
  /\brevoke\b/i,
];
const KEEPS_OUT = /^\s*update\s+oldest_release\s+set\s+release\s*=\s*'\d+\.\d+\.\d+'\s*;/im;
const EXCUSED = /^\s*--\s*unused since \d+\.\d+\.\d+:/;

/** Lines of a migration that take something away under a release that could start, and are not excused. */
function takesAway(sql: string): string[] {
  if (KEEPS_OUT.test(sql)) return [];
  const lines = sql.split('\n');
  return lines.filter((line, index) => {
    if (/^\s*--/.test(line) || EXCUSED.test(lines[index - 1] ?? '')) return false;
    return TAKES_AWAY.some((pattern) => pattern.test(line));
  });
}

/** Migrations that the newest release does not have. */
async function newMigrations(): Promise<string[]> {
  const releases = path.join(SERVER, 'fixtures/releases');
  const kept = readdirSync(releases).filter((name) => name.endsWith('.tar.zst'));
  const newest = kept.toSorted(byVersion).at(-1) ?? '';
  const { head } = await readHead(readArchive(createReadStream(path.join(releases, newest))));
  const all = readdirSync(path.join(SERVER, 'migrations')).filter((name) => name.endsWith('.sql'));
  return all.filter((name) => !head.migrations.includes(name.slice(0, -'.sql'.length)));
}

function byVersion(one: string, two: string): number {
  return one.localeCompare(two, 'en', { numeric: true });
}

test('a migration since the last release adds, and takes away only what that release did not use', async () => {
  const found = (await newMigrations()).flatMap((name) =>
    takesAway(readFileSync(path.join(SERVER, 'migrations', name), 'utf8')).map((line) => `${name}: ${line.trim()}`),
  );
  expect(found).toEqual([]);
});

describe('what takes something away is seen', () => {
  test.each([
    'drop table delivery;',
    'alter table post drop column stage;',
    'alter table post rename column stage to state;',
    'alter table post rename to posts;',
    'alter table post alter column stage type integer;',
    'alter table post alter column due_at set not null;',
    'alter table post add column colour text not null;',
    'revoke select on post from bedside_runtime;',
  ])('%s', (sql) => {
    expect(takesAway(sql)).toEqual([sql]);
    expect(takesAway(`-- unused since 0.2.0: nothing reads it\n${sql}`)).toEqual([]);
    expect(takesAway(`${sql}\nupdate oldest_release set release = '0.3.0';`)).toEqual([]);
    expect(takesAway(`${sql}\n-- update oldest_release set release = '0.3.0';`)).toEqual([sql]);
  });

  test.each([
    'create table colour (id uuid primary key);',
    'alter table post add column colour text;',
    `alter table post add column colour text not null default 'white';`,
    'create index post_colour_idx on post (organization_id, colour);',
    '-- drop table delivery;',
    'alter table post drop constraint post_stage_check;',
  ])('%s adds', (sql) => {
    expect(takesAway(sql)).toEqual([]);
  });
});

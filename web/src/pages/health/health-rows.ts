import type { healthView } from '@bedside/server/contract/flow/publish';
import type { TFunction } from 'i18next';
import type { z } from 'zod';
import { formatDuration, formatInstant, formatRelative } from '../../lib/format.ts';

type Health = z.output<typeof healthView>;
export type RowState = 'ok' | 'attention' | 'broken' | 'neutral';
export type HealthRow = {
  id:
    | 'ready'
    | 'due'
    | 'workers'
    | 'lastJob'
    | 'unknown'
    | 'needsPerson'
    | 'parked'
    | 'mail'
    | 'texts'
    | 'backup'
    | 'restore';
  state: RowState;
  words: string;
  /** There is something to look at among the posts. */
  look?: boolean;
};
type Reading = { t: TFunction; language: string; nowMs: number };

/** A post that is due waits at most for the next look at the queue, a few seconds; a minute means that nobody looks. */
const LATE_SECONDS = 60;

/** What the server tells of itself, as one sentence a line with a state of its own. */
export function healthRows(health: Health, reading: Reading): HealthRow[] {
  const { t } = reading;
  return [
    ...engineRows(health, reading),
    ...deliveryRows(health, t),
    mailRow(health, t),
    textsRow(health, t),
    ...backupRows(health, reading),
  ];
}

function engineRows(health: Health, { t, language, nowMs }: Reading): HealthRow[] {
  const isLate = health.oldestDueSeconds > LATE_SECONDS;
  const late = t('health.dueLate', { duration: formatDuration(health.oldestDueSeconds, language) });
  return [
    { id: 'ready', state: health.ready ? 'ok' : 'broken', words: t(health.ready ? 'health.ready' : 'health.notReady') },
    { id: 'due', state: isLate ? 'attention' : 'ok', words: isLate ? late : t('health.dueNone') },
    {
      id: 'workers',
      state: health.workersAlive > 0 ? 'ok' : 'broken',
      words: health.workersAlive > 0 ? t('health.workers', { count: health.workersAlive }) : t('health.workersNone'),
    },
    {
      id: 'lastJob',
      state: 'neutral',
      words: health.lastJobAt === null ? t('health.lastJobNever') : formatRelative(health.lastJobAt, language, nowMs),
    },
  ];
}

function deliveryRows({ counts }: Health, t: TFunction): HealthRow[] {
  const rows = ['unknown', 'needsPerson', 'parked'] as const;
  return rows.map((id) => {
    const count = counts[id];
    const words = count === 0 ? t(`health.${id}None`) : t(`health.${id}`, { count });
    return { id, state: count === 0 ? 'ok' : 'attention', words, look: count > 0 };
  });
}

function mailRow(health: Health, t: TFunction): HealthRow {
  if (health.mailIsSetUp) return { id: 'mail', state: 'ok', words: t('health.mailOn') };
  return { id: 'mail', state: 'neutral', words: t('health.mailOff') };
}

function textsRow({ textsAreSetUp }: Health, t: TFunction): HealthRow {
  if (textsAreSetUp) return { id: 'texts', state: 'ok', words: t('health.textsOn') };
  return { id: 'texts', state: 'neutral', words: t('health.textsOff') };
}

function backupRows(health: Health, reading: Reading): HealthRow[] {
  const { t, language, nowMs } = reading;
  const { restore } = health;
  if (restore === null) return [backupRow(health, reading)];
  const when = formatRelative(restore.restoredAt, language, nowMs);
  const taken = formatInstant(restore.takenAt, language);
  return [
    backupRow(health, reading),
    { id: 'restore', state: 'neutral', words: t('health.restored', { when, taken }) },
  ];
}

function backupRow({ backup }: Health, { t, language, nowMs }: Reading): HealthRow {
  if (backup === null) return { id: 'backup', state: 'neutral', words: t('health.backupOff') };
  const when =
    backup.lastDoneAt === null
      ? t('health.backupNever')
      : t('health.backupDone', { when: formatRelative(backup.lastDoneAt, language, nowMs) });
  const failed = backup.failureCode === null ? null : t('health.backupFailed', { code: backup.failureCode });
  const isWell = failed === null && !backup.isLate;
  return { id: 'backup', state: isWell ? 'ok' : 'attention', words: [failed, when].filter(Boolean).join(' ') };
}

/** The worst of all lines; what is only for information does not count. */
export function wholeState(rows: readonly HealthRow[]): 'ok' | 'attention' | 'broken' {
  if (rows.some((row) => row.state === 'broken')) return 'broken';
  return rows.some((row) => row.state === 'attention') ? 'attention' : 'ok';
}

import { and, asc, eq, sql } from 'drizzle-orm';
import type { z } from 'zod';
import { recordEvent } from '../../kernel/audit/service.ts';
import { isPostgresError, UNIQUE_VIOLATION } from '../../kernel/db/database.ts';
import { conflict, notFound } from '../../kernel/errors/bedside-error.ts';
import { newId } from '../../kernel/ids/ids.ts';
import { hasAnyRole, requireAnyRole } from '../../kernel/scope/require-role.ts';
import type { Scope } from '../../kernel/scope/scope.ts';
import { utmPresetAccess } from './access.ts';
import {
  type addUtmPreset as addEndpoint,
  type changeUtmPreset as changeEndpoint,
  MAX_UTM_PRESETS,
  type UtmPresetView,
} from './contract.ts';
import { utmPreset } from './schema.ts';

type PresetRow = typeof utmPreset.$inferSelect;

/** All presets by name, and whether whoever asks may change them. */
export async function listUtmPresets(scope: Scope): Promise<{ presets: UtmPresetView[]; mayChange: boolean }> {
  requireAnyRole(scope.actor, utmPresetAccess.read, 'see campaign values');
  const rows = await scope.tx
    .select()
    .from(utmPreset)
    .where(eq(utmPreset.organizationId, scope.organizationId))
    .orderBy(asc(sql`lower(${utmPreset.name})`), asc(utmPreset.id))
    .limit(MAX_UTM_PRESETS);
  return { presets: rows.map(toView), mayChange: hasAnyRole(scope.actor, utmPresetAccess.write) };
}

/** Keeps campaign values under a name. Throws `UTM_PRESET_EXISTS` when the name is taken, `UTM_PRESETS_FULL`. */
export async function addUtmPreset(
  scope: Scope,
  input: z.output<(typeof addEndpoint)['body']>,
): Promise<UtmPresetView> {
  requireAnyRole(scope.actor, utmPresetAccess.write, 'keep campaign values');
  const count = await scope.tx.$count(utmPreset, eq(utmPreset.organizationId, scope.organizationId));
  if (count >= MAX_UTM_PRESETS) {
    throw conflict('UTM_PRESETS_FULL', 'There are as many presets as fit.', 'Remove one that nobody uses first.');
  }
  const now = scope.services.clock.now();
  const { name, values } = input;
  const row: PresetRow = {
    organizationId: scope.organizationId,
    id: newId<'utm-preset'>(now.getTime()),
    name,
    values,
    revision: 1,
    createdAt: now,
    updatedAt: now,
  };
  await scope.tx.insert(utmPreset).values(row).catch(refuseTwice);
  await recordEvent(scope, {
    action: 'utm_preset.added',
    object: { type: 'utm_preset', id: row.id },
    after: { name, values },
  });
  return toView(row);
}

/** Changes a preset; posts keep the values that they were given. Throws `UTM_PRESET_CHANGED`, `UTM_PRESET_EXISTS`. */
export async function changeUtmPreset(
  scope: Scope,
  input: { presetId: string } & z.output<(typeof changeEndpoint)['body']>,
): Promise<UtmPresetView> {
  const before = await loadForChange(scope, input.presetId);
  if (before.revision !== input.revision) {
    throw conflict('UTM_PRESET_CHANGED', 'Somebody else changed this preset in the meantime.');
  }
  const { name, values } = input;
  const row = { ...before, name, values, revision: before.revision + 1, updatedAt: scope.services.clock.now() };
  await scope.tx
    .update(utmPreset)
    .set({ name, values, revision: row.revision, updatedAt: row.updatedAt })
    .where(presetIs(scope, input.presetId))
    .catch(refuseTwice);
  await recordEvent(scope, {
    action: 'utm_preset.changed',
    object: { type: 'utm_preset', id: row.id, version: String(row.revision) },
    before: { name: before.name, values: before.values },
    after: { name, values },
  });
  return toView(row);
}

/** Forgets a preset; posts keep the values that they were given. */
export async function removeUtmPreset(scope: Scope, presetId: string): Promise<void> {
  const { name, values } = await loadForChange(scope, presetId);
  await scope.tx.delete(utmPreset).where(presetIs(scope, presetId));
  await recordEvent(scope, {
    action: 'utm_preset.removed',
    object: { type: 'utm_preset', id: presetId },
    before: { name, values },
  });
}

function refuseTwice(error: unknown): never {
  if (!isPostgresError(error, UNIQUE_VIOLATION)) throw error;
  throw conflict('UTM_PRESET_EXISTS', 'There is a preset with this name already.', 'Give it another name.');
}

async function loadForChange(scope: Scope, presetId: string): Promise<PresetRow> {
  requireAnyRole(scope.actor, utmPresetAccess.write, 'change campaign values');
  const [row] = await scope.tx.select().from(utmPreset).where(presetIs(scope, presetId)).for('update');
  if (row === undefined) throw notFound('preset');
  return row;
}

function presetIs(scope: Scope, presetId: string) {
  return and(eq(utmPreset.organizationId, scope.organizationId), eq(utmPreset.id, presetId));
}

function toView({ id, name, values, revision, updatedAt }: PresetRow): UtmPresetView {
  return { id, name, values, revision, updatedAt: updatedAt.toISOString() };
}

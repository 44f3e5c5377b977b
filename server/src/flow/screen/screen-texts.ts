import { setImmediate as letOthers } from 'node:timers/promises';
import type { Finding, ScreenContext, Screener, Verdict } from '@bedside/screening';
import type { z } from 'zod';
import { unprocessable } from '../../kernel/errors/bedside-error.ts';
import { requireAnyRole } from '../../kernel/scope/require-role.ts';
import { inScope, type ScopeSeed } from '../../kernel/scope/scope.ts';
import { screenAccess } from './access.ts';
import { MAX_UNITS_A_CALL, type ScreenedTexts, type screenTexts as screenTextsEndpoint } from './contract.ts';
import { screenerOf } from './service.ts';

type TextToScreen = z.output<(typeof screenTextsEndpoint)['body']>['texts'][number];

/** After so many UTF-16 units, other requests have their turn: some milliseconds of screening. */
const UNITS_A_TURN = 20_000;

const rank: Readonly<Record<Verdict, number>> = { pass: 0, warn: 1, block: 2 };

/**
 * Screens texts with the organization's facts as they are now. Stores nothing, logs nothing, and holds no transaction
 * while it reads. Throws `TEXTS_TOO_LONG` where they are more together than one call may take.
 */
export async function screenTexts(seed: ScopeSeed, texts: readonly TextToScreen[]): Promise<ScreenedTexts> {
  requireAnyRole(seed.actor, screenAccess.screen, 'screen texts');
  requireFewEnough(texts);
  const screener = await inScope(seed, (scope) => screenerOf(scope));
  // An empty text tells the engine's and packs' versions, whatever the others say.
  const { engineVersion, packs } = screener.screen('');
  const results: ScreenedTexts['results'] = [];
  let verdict: Verdict = 'pass';
  let units = 0;
  for (const one of texts) {
    const result = screenOne(screener, one);
    results.push(result);
    if (rank[result.verdict] > rank[verdict]) verdict = result.verdict;
    units += one.text.length;
    if (units < UNITS_A_TURN) continue;
    units = 0;
    await letOthers();
  }
  return { verdict, engineVersion, packs: packs.map(({ id, version }) => ({ id, version })), results };
}

function screenOne(screener: Screener, one: TextToScreen): ScreenedTexts['results'][number] {
  const result = screener.screen(one.text, contextOf(one));
  const findings = result.findings.map((finding: Finding) => ({ ...finding }));
  return { id: one.id ?? null, verdict: result.verdict, findings };
}

function contextOf({ field, network, author, locale }: TextToScreen): ScreenContext {
  return {
    field: field ?? 'baseText',
    ...(network === undefined ? {} : { network }),
    ...(author === undefined ? {} : { author }),
    ...(locale === undefined ? {} : { locale }),
  };
}

function requireFewEnough(texts: readonly TextToScreen[]): void {
  const units = texts.reduce((sum, { text }) => sum + text.length, 0);
  if (units <= MAX_UNITS_A_CALL) return;
  throw unprocessable({
    code: 'TEXTS_TOO_LONG',
    message: 'These texts are more together than can be screened in one call.',
    remedy: `Send them in several calls, each of ${MAX_UNITS_A_CALL.toLocaleString('en-US')} characters or fewer.`,
    details: { units, maxUnits: MAX_UNITS_A_CALL },
  });
}

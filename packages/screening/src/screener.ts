import { readConductFacts } from './conduct/facts.ts';
import { contextModels } from './context/models.ts';
import { findingMessages } from './messages.ts';
import { readOrganizationFacts } from './organization-facts.ts';
import { builtInPacks } from './packs/built-in.ts';
import { PackMatcher } from './packs/match.ts';
import { checkPack, type RulePack } from './packs/pack.ts';
import { type Screened, type Settings, TextEngine } from './screen-text.ts';
import type { Finding, FindingType, ScreenContext, Screener, ScreenerOptions, ScreenResult } from './types.ts';
import { isPrivacyType, settlePolicy, verdictOf } from './verdict/policy.ts';

export const ENGINE_VERSION = '0.2.0';

/**
 * Longer texts are no posts, no network takes half as much: they are stopped as a whole rather than read in part, so that
 * no text, however made, holds a thread for longer than a quarter of a second.
 */
export const MAX_UNITS = 262_144;

let sharedEngine: TextEngine | null = null;

/** Tables are unpacked at the first text, once for all screeners. */
function engine(): TextEngine {
  sharedEngine ??= new TextEngine();
  return sharedEngine;
}

/**
 * Makes a screener: a pure function from text to findings. `organization` tells whose own names and numbers to leave
 * alone, `packs` picks rule packs by id or brings them as data, `policy` says how careful to be. Throws a RangeError for
 * an unknown pack id or a policy that would let everything pass, and a TypeError for an unsound pack, so that a mistake
 * in a setting never switches rules off in silence.
 */
export function createScreener(options: ScreenerOptions = {}): Screener {
  const packs = choosePacks(options.packs);
  const settings: Settings = {
    facts: readOrganizationFacts(options.organization),
    conductFacts: readConductFacts(options.organization),
    policy: settlePolicy(options.policy, contextModels().judgement),
    packs: new PackMatcher(packs),
    types: new Set(packs.flatMap((pack) => pack.types ?? [])),
  };
  const named = packs.map(({ id, version }) => ({ id, version }));
  const screen = (text: string, context: ScreenContext = {}): ScreenResult => {
    const screened = isReadable(text) ? screenSafely(text, settings, context) : null;
    const findings = screened ? screened.findings : [unscreenable(text)];
    return {
      verdict: verdictOf(findings),
      findings,
      leftAlone: screened ? screened.leftAlone : [],
      needsAuthorization: findings.some(isOfPatient),
      engineVersion: ENGINE_VERSION,
      packs: named,
    };
  };
  return {
    screen,
    rescreen: (previous, edit, context) => {
      const text = previous.text.slice(0, edit.start) + edit.insert + previous.text.slice(edit.end);
      return { text, result: screen(text, context) };
    },
  };
}

/** An error never means that a text passes: what cannot be read is null, and blocks. */
function screenSafely(text: string, settings: Settings, context: ScreenContext): Screened | null {
  try {
    return engine().screen(text, settings, context);
  } catch {
    return null;
  }
}

function choosePacks(chosen: ScreenerOptions['packs']): readonly RulePack[] {
  if (chosen === undefined) return builtInPacks;
  return chosen.map((pack) => {
    if (typeof pack !== 'string') return checkPack(pack);
    const known = builtInPacks.find(({ id }) => id === pack);
    if (!known) throw new RangeError(`There is no rule pack "${pack}".`);
    return known;
  });
}

function isReadable(text: string): boolean {
  return text.length <= MAX_UNITS && text.isWellFormed();
}

function isOfPatient({ type, subject, severity }: Finding): boolean {
  return isPrivacyType(type as FindingType) && subject === 'patient' && severity !== 'note';
}

function unscreenable(text: string): Finding {
  return {
    start: 0,
    end: text.length,
    type: 'UNSCREENABLE',
    code: 'UNSCREENABLE',
    category: 'privacy',
    severity: 'block',
    subject: 'unknown',
    confidence: 1,
    explanation: findingMessages.en.UNSCREENABLE.why,
    message: findingMessages.en.UNSCREENABLE.why,
    replacement: null,
    ruleId: 'unscreenable',
    ruleVersion: 1,
  };
}

import { readFacts } from './facts.ts';
import { findAll } from './find.ts';
import { findingMessages } from './messages.ts';
import { builtInPacks, type RulePack } from './packs.ts';
import type { Finding, ScreenContext, Screener, ScreenerOptions, ScreenResult, Severity, Verdict } from './types.ts';

export const ENGINE_VERSION = '0.1.0';

/** Longer texts are no posts; they are refused as a whole rather than read in part. */
const MAX_UNITS = 200_000;

/**
 * Makes a screener: a pure function from text to findings. `options.organization` tells whose own names and numbers to
 * leave alone; `options.packs` picks rule packs by id. Throws a RangeError for an unknown pack id, so that a misspelt
 * setting never switches rules off in silence.
 */
export function createScreener(options: ScreenerOptions = {}): Screener {
  const packs = choosePacks(options.packs);
  const rules = packs.flatMap((pack) => pack.rules);
  const facts = readFacts(options.organization);
  const screen = (text: string, context: ScreenContext = {}): ScreenResult => {
    const findings = isReadable(text) ? findAll(text, { rules, facts, context }) : [unscreenable(text)];
    return {
      verdict: verdictOf(findings),
      findings,
      leftAlone: [],
      needsAuthorization: false,
      engineVersion: ENGINE_VERSION,
      packs: packs.map(({ id, version }) => ({ id, version })),
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

function choosePacks(ids: readonly string[] | undefined): readonly RulePack[] {
  if (ids === undefined) return builtInPacks;
  return ids.map((id) => {
    const pack = builtInPacks.find((candidate) => candidate.id === id);
    if (!pack) throw new RangeError(`There is no rule pack "${id}".`);
    return pack;
  });
}

function isReadable(text: string): boolean {
  return text.length <= MAX_UNITS && text.isWellFormed();
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
    message: findingMessages.en.UNSCREENABLE.why,
    replacement: null,
    ruleId: 'unscreenable',
    ruleVersion: 1,
  };
}

function verdictOf(findings: readonly Finding[]): Verdict {
  const has = (severity: Severity) => findings.some((finding) => finding.severity === severity);
  if (has('block')) return 'block';
  return has('warn') ? 'warn' : 'pass';
}

import { createScreener, type Finding, type Screener } from '../../packages/screening/src/index.ts';
import type { ConductAnswer, GoldConduct, GoldPost, PostAnswer } from './score/items.ts';

/** Answers of the engine as shipped, with no facts of an organization and all built-in packs. */
export function bedsideAnswers(posts: readonly GoldPost[], screener: Screener = createScreener()): PostAnswer[] {
  return posts.map(({ id, text, network, author }) => {
    const { findings, verdict, leftAlone } = screener.screen(text, { network, author });
    const privacy = findings.filter((one) => one.category === 'privacy' && one.type !== 'UNSCREENABLE');
    // What was seen and left alone tells whose it was taken for; it raises nothing.
    const aside = leftAlone.map((one) => ({ ...one, severity: 'note' }));
    return { id, findings: [...privacy, ...aside], verdict, privacy_verdict: worst(privacy) };
  });
}

/** Every fault named counts as said, notes included, because a note is shown to the author too. */
export function bedsideConductAnswers(
  posts: readonly GoldConduct[],
  screener: Screener = createScreener(),
): ConductAnswer[] {
  return posts.map(({ id, text, network, author }) => {
    const { findings } = screener.screen(text, { author, ...(network === undefined ? {} : { network }) });
    return { id, labels: [...new Set(findings.filter((one) => one.category !== 'privacy').map((one) => one.type))] };
  });
}

function worst(findings: readonly Finding[]): string {
  const severities = new Set(findings.map((one) => one.severity));
  if (severities.has('block')) return 'block';
  return severities.has('warn') ? 'warn' : 'pass';
}

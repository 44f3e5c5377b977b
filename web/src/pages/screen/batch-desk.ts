import { createScreener, type Finding, type OrganizationFacts, type ScreenResult } from '@bedside/screening';
import type { AuthorKind } from '@bedside/server/contract/flow/screen';
import type { Judged } from '../../ui/marked-text-types.ts';
import { isAboutPatient, type PostedFinding, type PostedInput, type PostedRow } from './posted-row.ts';

/** What holds for all posts of a run. */
export type BatchSetting = {
  readonly organization: OrganizationFacts;
  /** Ids of the rule packs that the organization uses; all when left out. */
  readonly packs?: readonly string[];
  /** BCP 47; safe wordings come in this language. */
  readonly locale: string;
  readonly author: AuthorKind;
  readonly network: string | null;
};

/** Screens posts one after another. Null for a post that was given before, with the same words and place. */
export function createBatchDesk(setting: BatchSetting): (input: PostedInput) => PostedRow | null {
  const { organization, packs, locale, author, network } = setting;
  const screener = createScreener({ organization, ...(packs === undefined ? {} : { packs }) });
  const context = { field: 'baseText', locale, author, ...(network === null ? {} : { network }) };
  const given = new Set<string>();
  const known = new Map<string, { number: number; result: ScreenResult }>();
  let number = 0;
  return (input) => {
    const place = input.id === '' ? `${input.date} ${input.link}` : input.id;
    const identity = `${place}\n${input.text}`;
    if (given.has(identity)) return null;
    given.add(identity);
    number += 1;
    const earlier = known.get(input.text);
    const result = earlier?.result ?? screener.screen(input.text, context);
    if (earlier === undefined) known.set(input.text, { number, result });
    return {
      ...input,
      number,
      verdict: result.verdict,
      findings: result.findings.map(keep),
      sameAs: earlier?.number ?? null,
      lacksAuthorization: result.findings.some(isAboutPatient),
    };
  };
}

/** Only what the page shows crosses over to it. */
function keep(finding: Finding & Judged): PostedFinding {
  const { start, end, type, code, category, severity, subject, message, replacement } = finding;
  const { confidence, explanation } = finding;
  const kept = { start, end, type, code, category, severity, subject, message, replacement };
  return {
    ...kept,
    ...(confidence === undefined ? {} : { confidence }),
    ...(explanation === undefined ? {} : { explanation }),
  };
}

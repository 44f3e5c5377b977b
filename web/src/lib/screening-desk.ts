import {
  createScreener,
  type Finding,
  type OrganizationFacts,
  type ScreenContext,
  type ScreenedText,
  type Screener,
} from '@bedside/screening';
import { editBetween } from '../ui/marked-text-shift.ts';

/** One text of a post under the name that findings use. */
export type TextField = { readonly field: string; readonly text: string };

export type ScreeningRequest = {
  readonly seq: number;
  readonly organization: OrganizationFacts;
  /** Ids of the rule packs that the organization uses; all where that is not known. */
  readonly packs?: readonly string[];
  /** Names of the staff directory; left out of a request where the desk has been told those of this revision. */
  readonly directory?: { readonly revision: number; readonly names?: readonly string[] };
  /** BCP 47 tag; safe wordings come in this language. */
  readonly locale: string;
  /** Who speaks, and where; left out where that is not known. */
  readonly author?: string;
  readonly network?: string;
  readonly fields: readonly TextField[];
};

export type ScreenedField = TextField & { readonly findings: readonly Finding[] };
export type ScreeningAnswer = {
  readonly seq: number;
  readonly fields: readonly ScreenedField[];
  readonly engineVersion: string;
  readonly tookMs: number;
};

/**
 * Answers screening requests one after another. Fields that did not change are not screened again, and a small edit
 * is screened as an edit; changed facts, another language, author or network begin anew.
 */
export function createScreeningDesk(nowMs: () => number): (request: ScreeningRequest) => ScreeningAnswer {
  let screener: Screener | null = null;
  let key = '';
  let known = new Map<string, ScreenedText>();
  let staff: { readonly revision: number; readonly names: readonly string[] } = { revision: 0, names: [] };

  return ({ seq, organization, packs, directory, fields, ...around }) => {
    const startedAtMs = nowMs();
    if (directory?.names !== undefined) staff = { revision: directory.revision, names: directory.names };
    // Thousands of names stand here by their revision.
    const nextKey = JSON.stringify([organization, packs, directory?.revision ?? 0, around]);
    if (screener === null || nextKey !== key) {
      const directoryNames = directory?.revision === staff.revision ? staff.names : [];
      const facts = { ...organization, directoryNames };
      screener = createScreener({ organization: facts, ...(packs === undefined ? {} : { packs }) });
      key = nextKey;
      known = new Map();
    }
    const desk = screener;
    const screened = fields.map(({ field, text }) => ({
      field,
      screened: screenField(desk, known.get(field), { field, text, context: { field, ...around } }),
    }));
    known = new Map(screened.map((entry) => [entry.field, entry.screened]));
    return {
      seq,
      fields: screened.map((entry) => ({
        field: entry.field,
        text: entry.screened.text,
        findings: entry.screened.result.findings,
      })),
      engineVersion: screened[0]?.screened.result.engineVersion ?? '',
      tookMs: nowMs() - startedAtMs,
    };
  };
}

function screenField(
  screener: Screener,
  previous: ScreenedText | undefined,
  { text, context }: TextField & { context: ScreenContext },
): ScreenedText {
  if (previous === undefined) return { text, result: screener.screen(text, context) };
  const edit = editBetween(previous.text, text);
  return edit === null ? previous : screener.rescreen(previous, edit, context);
}

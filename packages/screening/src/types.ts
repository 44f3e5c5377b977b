import type { OrganizationOffer } from './conduct/facts.ts';
import type { RulePack } from './packs/pack.ts';
import type { Policy } from './verdict/policy.ts';

/** Kinds of identifier and fault. The first eighteen follow the Safe Harbor list, 45 CFR 164.514(b)(2)(i)(A)–(R). */
export type FindingType =
  | 'NAME'
  | 'GEO'
  | 'DATE'
  | 'AGE90'
  | 'PHONE'
  | 'FAX'
  | 'EMAIL'
  | 'SSN'
  | 'MRN'
  | 'HEALTH_PLAN'
  | 'ACCOUNT'
  | 'LICENSE'
  | 'VEHICLE'
  | 'DEVICE'
  | 'URL'
  | 'IP'
  | 'HANDLE'
  | 'OTHER_ID'
  | ConductType
  | 'UNSCREENABLE';

/** Faults of professionalism and medicine; the first twelve are the labels of the development set. */
export type ConductType =
  | 'PROFANITY'
  | 'DISCRIMINATORY'
  | 'SUGGESTIVE'
  | 'INTOXICATION'
  | 'DISPARAGES_PATIENT'
  | 'DISPARAGES_EMPLOYER'
  | 'MEDICAL_ADVICE'
  | 'SOLICITATION'
  | 'NO_DISCLAIMER'
  | 'UNSUPPORTED_CLAIM'
  | 'AI_UNVERIFIED'
  | 'COPYRIGHT'
  | 'PROPRIETARY'
  | 'SELF_DIAGNOSIS'
  | 'BOUNDARY'
  | 'UNCLEAR'
  | 'OFF_FACT';

export type FindingCategory = 'privacy' | 'professionalism' | 'credibility' | 'rights' | 'accessibility' | 'platform';

/** `block`: nothing leaves before it is mended or waived. `warn`: a person must look. `note`: good to know. */
export type Severity = 'block' | 'warn' | 'note';

/** Whose identifier it is, as far as the text and the organization's own facts tell. */
export type Subject = 'patient' | 'staff' | 'org' | 'public' | 'unknown';

export type Verdict = 'block' | 'warn' | 'pass';

export type Finding = {
  /** First UTF-16 unit of the span in the author's own text; never inside a grapheme. */
  readonly start: number;
  /** One past the last UTF-16 unit. */
  readonly end: number;
  readonly type: FindingType;
  /** Stable id of what is wrong, e.g. `PATIENT_NAME`; message files translate by it. */
  readonly code: string;
  readonly category: FindingCategory;
  readonly severity: Severity;
  readonly subject: Subject;
  /** How sure the engine is that the finding is right, 0 to 1, calibrated on held-out examples. */
  readonly confidence?: number;
  /** One plain English sentence: what in this text led to the finding. Never repeats the found text. */
  readonly explanation?: string;
  /** One plain English sentence: what and why. Never repeats the found text. */
  readonly message: string;
  /** Safe wording for the span, or null where only a person can reword. An empty string removes the span. */
  readonly replacement: string | null;
  readonly ruleId: string;
  readonly ruleVersion: number;
};

/** What the organization tells the engine about itself, so that its own names and numbers are left alone. */
export type OrganizationFacts = {
  readonly name?: string;
  /** Other names: departments, sites, services, buildings. */
  readonly names?: readonly string[];
  readonly phones?: readonly string[];
  readonly emails?: readonly string[];
  readonly addresses?: readonly string[];
  /** Domains such as `example.org`; links to them are the organization's own. */
  readonly domains?: readonly string[];
  readonly handles?: readonly string[];
  readonly staffNames?: readonly string[];
  /**
   * Names of a whole staff directory, thousands of them. Unlike `staffNames`, one word of such a name is nobody's: among
   * so many people every first name is a colleague's, and a patient's too. Two words agree, or a clinician's title and one.
   */
  readonly directoryNames?: readonly string[];
  /** What posts can be held against: opening hours, services, terms that may not stand in a post. */
  readonly facts?: OrganizationOffer;
};

export type ScreenContext = {
  /** Which part of the post the text is, e.g. `baseText`, `altText.0`; told back by nobody, used by rules. */
  readonly field?: string;
  readonly network?: string;
  readonly author?: string;
  /** BCP 47 tag of the author's interface, e.g. `en-US` or `es-US`. Both languages are always screened. */
  readonly locale?: string;
};

/** An identifier that was recognized and left alone, because it is not a patient's. */
export type LeftAlone = {
  readonly start: number;
  readonly end: number;
  readonly type: FindingType;
  readonly subject: Subject;
  /** How sure the engine is that it is no patient's, 0 to 1. */
  readonly confidence: number;
};

export type ScreenResult = {
  readonly verdict: Verdict;
  readonly findings: readonly Finding[];
  /** Identifiers of staff, of the organization and of the public; nothing has to be done about them. */
  readonly leftAlone: readonly LeftAlone[];
  /** True where a patient's story is told: with safe wordings or not, it needs the patient's signed authorization. */
  readonly needsAuthorization: boolean;
  readonly engineVersion: string;
  readonly packs: readonly { readonly id: string; readonly version: number }[];
};

/** One change to a text: units `[start, end)` of the old text were replaced by `insert`. UTF-16 offsets. */
export type TextEdit = { readonly start: number; readonly end: number; readonly insert: string };

export type Screener = {
  screen(text: string, context?: ScreenContext): ScreenResult;
  /** Same result as `screen` of the edited text; may reuse work from `previous`. */
  rescreen(previous: ScreenedText, edit: TextEdit, context?: ScreenContext): ScreenedText;
};

export type ScreenedText = { readonly text: string; readonly result: ScreenResult };

export type ScreenerOptions = {
  readonly organization?: OrganizationFacts;
  /** Rule packs to use: ids of built-in ones, or packs as data; all built-in packs by default. */
  readonly packs?: readonly (string | RulePack)[];
  readonly policy?: Policy;
};

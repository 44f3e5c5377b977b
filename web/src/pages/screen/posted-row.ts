import type { Finding, Verdict } from '@bedside/screening';
import type { Judged } from '../../ui/marked-text-types.ts';

/** A post as it comes from an archive or a channel, not yet read. */
export type PostedInput = {
  /** Line of the archive, from 1; null where it came from a channel. */
  readonly line: number | null;
  readonly id: string;
  readonly date: string;
  readonly link: string;
  /** The post in Bedside, where it is one of its own. */
  readonly postId: string | null;
  readonly text: string;
};

export type PostedFinding = Pick<
  Finding,
  'start' | 'end' | 'type' | 'code' | 'category' | 'severity' | 'subject' | 'message' | 'replacement'
> &
  Judged;

/** A post that was screened. */
export type PostedRow = PostedInput & {
  /** Place among all posts of this run, from 1. */
  readonly number: number;
  readonly verdict: Verdict;
  readonly findings: readonly PostedFinding[];
  /** The number of an earlier post with the very same words, or null. */
  readonly sameAs: number | null;
  /** Something in it is a patient's: without a signed authorization (45 CFR 164.508) it may not stand. */
  readonly lacksAuthorization: boolean;
};

/** Whether a finding is about a patient, and more than good to know. */
export function isAboutPatient({
  category,
  subject,
  severity,
}: Pick<Finding, 'category' | 'subject' | 'severity'>): boolean {
  return category === 'privacy' && subject === 'patient' && severity !== 'note';
}

/** A link that may be followed: an address of the web. Archives may hold anything. */
export function webLink(link: string): string | null {
  if (!URL.canParse(link)) return null;
  const { protocol, href } = new URL(link);
  return protocol === 'https:' || protocol === 'http:' ? href : null;
}

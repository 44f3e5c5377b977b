import type { Document } from '../document.ts';
import { type Match, type Rule, spansOf, weighShared } from '../rule.ts';

// RFC 5322 dot-atom without the rare marks; lengths bounded by RFC 5321.
const SHAPE = /(?<![\w@])[A-Za-z0-9][\w.%+'-]{0,63}@[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63}){0,5}\.[A-Za-z]{2,24}\b/g;
const OFFICE =
  /^(?:info|hello|contact|press|jobs|careers|privacy|talento|support|office|media|news|appointments|billing)@/i;

function* find(document: Document): Generator<Match> {
  for (const { start, end } of spansOf(document.text, SHAPE)) {
    const address = document.text.slice(start, end);
    const host = address.slice(address.indexOf('@') + 1).toLowerCase();
    if (document.facts.isOwnEmail(address) || document.facts.isOwnDomain(host)) continue;
    yield {
      start,
      end,
      ...(OFFICE.test(address) ? ({ subject: 'org', severity: 'note' } as const) : weighShared(document)),
    };
  }
}

/** 45 CFR 164.514(b)(2)(i)(F): electronic mail addresses. */
export const emailAddress: Rule = {
  id: 'email-address',
  version: 1,
  type: 'EMAIL',
  code: 'EMAIL_ADDRESS',
  find,
  examples: {
    flags: [
      ['my patient writes from gator.fan@example.net a lot', 'gator.fan@example.net'],
      ['She wants mail to jolene dot hart at example dot com about her panel', 'jolene dot hart at example dot com'],
      ['our stroke survivor: stanley[at]example[dot]org', 'stanley[at]example[dot]org'],
    ],
    passes: ['We are hiring: jobs@example.com', 'Meet us at the clinic dot your calendars'],
  },
};

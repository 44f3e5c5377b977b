import { type IdentifierDocument, type IdentifierRule, mentionOf } from '../../identifiers/document.ts';
import type { Mention } from '../../mention.ts';
import { MAIL } from '../../text/tokens.ts';

/** RFC 5322 dot-atom without the rare marks. */
const WHOLE = /^[A-Za-z0-9][\w.%+-]*@(?:[A-Za-z0-9-]{1,63}\.){1,6}[A-Za-z]{2,24}$/;
const OFFICE =
  /^(?:info|hello|contact|contacto|press|prensa|jobs|empleo|careers|privacy|talento|support|office|media|news|appointments|citas|billing|admin|noreply|no-reply|volunteer|volunteers|giving|foundation|records)[@.+-]/i;

function find({ tokens, words, reading, facts, numbers }: IdentifierDocument, found: Mention[]): void {
  for (let i = 0; i < words.namedCount; i += 1) {
    const token = words.named[i] as number;
    if (tokens.kind[token] !== MAIL) continue;
    const start = tokens.start[token] as number;
    const end = tokens.end[token] as number;
    const address = reading.text.slice(start, end);
    const host = address.slice(address.indexOf('@') + 1).toLowerCase();
    const isWhole = WHOLE.test(address);
    if (!isWhole && host.includes('.') && !/[A-Za-z]{2}$/.test(host)) continue;
    numbers.take(start, end);
    const isOwn = facts.isEmail(address) || (facts.isDomain(host) && OFFICE.test(address));
    found.push(
      mentionOf(emailAddress, {
        start,
        end,
        certainty: isWhole ? 0.98 : 0.4,
        ...(isOwn ? { subject: 'org' as const } : {}),
      }),
    );
  }
}

/** Mail addresses; the disguised ones are plain in the second reading. */
export const emailAddress: IdentifierRule = {
  id: 'email-address',
  version: 2,
  type: 'EMAIL',
  code: 'EMAIL_ADDRESS',
  ownership: 'anyone',
  jurisdiction: ['us-hipaa'],
  source: '45 CFR 164.514(b)(2)(i)(F); RFC 5322; read 2026-11-21',
  needs: { named: true },
  find,
  examples: {
    flags: [
      ['my patient writes from gator.fan@example.net a lot', 'gator.fan@example.net'],
      ['She wants mail to jolene dot hart at example dot com about her panel', 'jolene dot hart at example dot com'],
      ['our stroke survivor: stanley[at]example[dot]org', 'stanley[at]example[dot]org'],
      ['escríbale a rosa arroba example punto com mañana', 'rosa arroba example punto com'],
      ['(mossandmarrow@example.com) says hi', 'mossandmarrow@example.com'],
    ],
    passes: ['Meet us at the clinic dot your calendars', 'see you @ the lake'],
  },
};

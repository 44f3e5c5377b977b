import { type AnyColumn, type SQL, sql } from 'drizzle-orm';

const EXCERPT_LENGTH = 160;
/** Enough of a text for its excerpt, however much of that is white space. */
const HEAD_CHARACTERS = 400;

/** The first words of a text on one line, never cut inside a character. */
export function excerptOf(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  if (line.length <= EXCERPT_LENGTH) return line;
  const last = line.charCodeAt(EXCERPT_LENGTH - 2);
  const isFirstHalf = last >= 0xd800 && last <= 0xdbff;
  return `${line.slice(0, EXCERPT_LENGTH - (isFirstHalf ? 2 : 1))}…`;
}

/** Selects as much of a content's base text as its excerpt needs, so that lists need not read long texts whole. */
export function baseTextHead(content: AnyColumn): SQL<string> {
  const head = sql.raw(String(HEAD_CHARACTERS));
  return sql<string>`left(${content}->>'baseText', ${head}) ||
    case when char_length(${content}->>'baseText') > ${head} then '…' else '' end`;
}

import { endOf, type IdentifierDocument, type IdentifierRule, mentionOf } from '../../identifiers/document.ts';
import { CUE, CUE_MASK } from '../../identifiers/word-table.ts';
import type { Mention } from '../../mention.ts';
import { HANDLE, hashWord } from '../../text/tokens.ts';

const SERVER = /@[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63}){1,4}/y;
/** "@ everyone", "@ the lake": a place or a crowd, no account. */
const NOBODY: ReadonlySet<number> = new Set(
  '@everyone @everybody @here @channel @all @home @work @the @an @my @our @your @his @her @least @todos'
    .split(' ')
    .map(hashWord),
);
/** "@7pm", "@2". */
const TIME = /^@\d{1,2}(?:am|pm|h)?$/i;
/** An account without "@", behind the word for a network: "ig: moss.and.marrow", "insta handle moss_and_marrow". */
const BEHIND_NETWORK =
  /(?:'s)?(?: (?:handle|name|user|username|account|is))*(?:[:=] ?| )(?=[\w.]{0,30}[\d_.][a-z\d])[A-Za-z][\w.]{2,29}(?![\w@/-])/y;

function find(document: IdentifierDocument, found: Mention[]): void {
  const { tokens, words, reading, numbers, facts } = document;
  let done = 0;
  for (let i = 0; i < words.namedCount; i += 1) {
    const token = words.named[i] as number;
    const start = tokens.start[token] as number;
    if (tokens.kind[token] !== HANDLE || start < done) continue;
    const close = tokens.end[token] as number;
    const server = reading.codes[close] === 64 ? endOf(SERVER, reading.text, close) : -1;
    const end = server < 0 ? close : server;
    done = end;
    if (numbers.count > 0) numbers.take(start, end);
    if (end - start < 3 || NOBODY.has(tokens.hash[token] as number)) continue;
    if (end - start <= 5 && TIME.test(reading.text.slice(start, end))) continue;
    const mention = mentionOf(socialHandle, { start, end, certainty: 0.95 });
    if (facts.hasHandles && facts.isHandle(reading.text.slice(start, end))) mention.subject = 'org';
    found.push(mention);
  }
}

function findBehindNetworks({ reading, numbers, words, facts }: IdentifierDocument, found: Mention[]): void {
  for (let i = 0; i < words.count; i += 1) {
    if (((words.bits[i] as number) & CUE_MASK) !== CUE.network) continue;
    const end = endOf(BEHIND_NETWORK, reading.text, words.end[i] as number);
    if (end < 0) continue;
    const handle = /[\w.]+$/.exec(reading.text.slice(words.end[i] as number, end))?.[0].replace(/\.+$/, '') ?? '';
    const start = reading.text.lastIndexOf(handle, end - 1);
    numbers.take(start, start + handle.length);
    found.push(
      mentionOf(socialHandle, { start, end: start + handle.length, certainty: 0.6, ...own(facts.isHandle(handle)) }),
    );
  }
}

function own(isOwn: boolean): { subject?: 'org' } {
  return isOwn ? { subject: 'org' } : {};
}

/** Accounts on networks: "@name", "@name@server", and names behind the word for a network. */
export const socialHandle: IdentifierRule = {
  id: 'social-handle',
  version: 2,
  type: 'HANDLE',
  code: 'SOCIAL_HANDLE',
  ownership: 'anyone',
  jurisdiction: ['us-hipaa'],
  source: '45 CFR 164.514(b)(2)(i)(R), read 2026-11-21',
  needs: { named: true, cues: 1 << CUE.network },
  find: (document, found) => {
    find(document, found);
    if ((document.words.cues & (1 << CUE.network)) !== 0) findBehindNetworks(document, found);
  },
  examples: {
    flags: [
      ['Very proud of my patient @thatrunnermilo for a year sober', '@thatrunnermilo'],
      ['@gus_the_grout_guy glad the shoulder injection helped!', '@gus_the_grout_guy'],
      ['all of you ＠tully.makes.tables for the thumb', '＠tully.makes.tables'],
      ['her insta is moss_and_marrow, go look', 'moss_and_marrow'],
      ['follow @milo@social.example for more', '@milo@social.example'],
    ],
    passes: ['Dinner @ the lake', 'thanks @everyone'],
  },
};

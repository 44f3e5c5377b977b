import { isDayAndMonth, isRunTogether } from '../../identifiers/calendar.ts';
import { endOf, type IdentifierDocument, type IdentifierRule, mentionOf } from '../../identifiers/document.ts';
import { isAsciiLetter, isDigit } from '../../identifiers/number-flags.ts';
import { FILE_WORDS } from '../../identifiers/words.ts';
import type { Mention } from '../../mention.ts';

const EXTENSION =
  /\.(?:jpe?g|png|gif|heic|tiff?|bmp|webp|svg|mp4|mov|avi|mkv|webm|mp3|wav|m4a|pdf|docx?|xlsx?|pptx?|csv|txt|rtf|zip|dcm|dicom|json|xml|html?|eml|msg|pages|key|numbers)(?![A-Za-z0-9])/iy;
const MAX_UNITS = 90;
const PART = /[A-Z]{2,}(?![a-z])|[A-Z]?[a-z']+|[A-Z]|\d+/g;
const CODE = /(?<![A-Za-z0-9])(?=[A-Za-z]{0,4}\d)[A-Za-z]{0,4}\d{5,14}[A-Za-z]?(?![A-Za-z0-9])/g;
const words: ReadonlySet<string> = new Set(FILE_WORDS.split(/\s+/));
/** Letters that make the number behind them a record's: "mrn_5519207", "ssn_900123456". */
const NUMBER_WORDS: Readonly<Record<string, 'MRN' | 'SSN' | 'ACCOUNT' | 'HEALTH_PLAN'>> = {
  mrn: 'MRN',
  mr: 'MRN',
  chart: 'MRN',
  record: 'MRN',
  exp: 'MRN',
  ssn: 'SSN',
  social: 'SSN',
  acct: 'ACCOUNT',
  claim: 'ACCOUNT',
  member: 'HEALTH_PLAN',
  plan: 'HEALTH_PLAN',
};
const CODES = {
  MRN: 'MEDICAL_RECORD_NUMBER',
  SSN: 'SOCIAL_SECURITY_NUMBER',
  ACCOUNT: 'ACCOUNT_NUMBER',
  HEALTH_PLAN: 'HEALTH_PLAN_NUMBER',
} as const;

function find(document: IdentifierDocument, found: Mention[]): void {
  const { numbers, reading } = document;
  let done = 0;
  for (let i = 0; i < numbers.dotCount; i += 1) {
    const dot = numbers.dots[i] as number;
    if (dot < done) continue;
    const end = endOf(EXTENSION, reading.text, dot);
    if (end < 0) continue;
    done = end;
    const start = fileStart(reading.codes, dot);
    if (dot - start >= 3) readFile(document, { start, end: dot }, found);
  }
}

function fileStart(codes: Uint16Array, dot: number): number {
  let start = dot;
  while (start > 0 && dot - start < MAX_UNITS && isFileUnit(codes[start - 1] as number)) start -= 1;
  return start;
}

function isFileUnit(unit: number): boolean {
  return (
    isAsciiLetter(unit) || isDigit(unit) || unit === 95 || unit === 45 || unit === 46 || unit === 39 || unit === 43
  );
}

type Span = { readonly start: number; readonly end: number };

/** The dates, numbers and words that may be a name in one file name, without its ending. */
function readFile({ reading, numbers }: IdentifierDocument, { start, end }: Span, found: Mention[]): void {
  const text = reading.text.slice(start, end);
  for (const match of text.matchAll(CODE)) addNumber(match, { text, start }, found);
  numbers.take(start, end);
  const parts = [...text.matchAll(PART)].map((match) => ({ at: match.index, text: match[0] }));
  let run: { at: number; text: string }[] = [];
  const close = () => {
    const letters = run.reduce((sum, part) => sum + part.text.length, 0);
    const longest = Math.max(0, ...run.map((part) => part.text.length));
    const first = run[0];
    const last = run[run.length - 1];
    if (first && last && longest >= 3 && letters >= 4 && run.length <= 4) {
      const span = { start: start + first.at, end: start + last.at + last.text.length };
      found.push(
        mentionOf(fileName, { ...span, certainty: run.length > 1 ? 0.6 : /[A-Z]/.test(first.text) ? 0.45 : 0.3 }),
      );
    }
    run = [];
  };
  for (const part of parts) {
    if (/^\d/.test(part.text)) {
      close();
      addShortDate(part, { text, start }, found);
    } else if ((part.text.length > 1 && words.has(part.text.toLowerCase())) || isInside(found, start + part.at))
      close();
    else run.push(part);
  }
  close();
}

function isInside(found: readonly Mention[], at: number): boolean {
  return found.some((mention) => mention.start <= at && at < mention.end);
}

type Named = { readonly text: string; readonly start: number };

function addNumber(match: RegExpExecArray, { text, start }: Named, found: Mention[]): void {
  const at = start + match.index;
  const end = at + match[0].length;
  const word = /([A-Za-z]+)[-_ .#]{0,2}$/.exec(text.slice(0, match.index))?.[1]?.toLowerCase() ?? '';
  const type = NUMBER_WORDS[word];
  if (type)
    found.push(
      mentionOf(fileName, { start: at, end, certainty: 0.9, type, code: CODES[type], ownership: 'one-person' }),
    );
  else if (isRunTogether(match[0]))
    found.push(mentionOf(fileName, { start: at, end, certainty: 0.75, type: 'DATE', code: 'DATE_OF_CARE' }));
  else if (!/^(?:img|dsc[nf]?|vid|pxl|mvi|screenshot|image|photo)$/i.test(word) || match[0].length > 6) {
    found.push(mentionOf(fileName, { start: at, end, certainty: 0.6, type: 'OTHER_ID', code: 'UNIQUE_NUMBER' }));
  }
}

/** "preop_0612": four digits that are a month and a day, unless the camera counted them. */
function addShortDate(part: { at: number; text: string }, { text, start }: Named, found: Mention[]): void {
  if (
    part.text.length !== 4 ||
    /(?:img|dsc[nf]?|vid|pxl|mvi|image|photo|v|slide|page)[-_]?$/i.test(text.slice(0, part.at))
  )
    return;
  if (!isDayAndMonth(Number(part.text.slice(0, 2)), Number(part.text.slice(2))) || isInside(found, start + part.at))
    return;
  found.push(
    mentionOf(fileName, {
      start: start + part.at,
      end: start + part.at + 4,
      certainty: 0.65,
      type: 'DATE',
      code: 'DATE_OF_CARE',
    }),
  );
}

/** What file names hold: "smith_jane_MRI_0412.jpg" is a name and a date. */
export const fileName: IdentifierRule = {
  id: 'file-name',
  version: 1,
  type: 'NAME',
  code: 'PERSON_NAME',
  ownership: 'anyone',
  jurisdiction: ['us-hipaa'],
  source: '45 CFR 164.514(b)(2)(i)(A), (C), (H), read 2026-11-21',
  needs: { dots: true },
  find,
  examples: {
    flags: [
      ['Title slide image: Kowalczyk_Irena_preop_0612.png.', 'Kowalczyk_Irena'],
      ['Title slide image: Kowalczyk_Irena_preop_0612.png.', '0612'],
      ['attachment is called tomlinson_b_wound_day4.jpg and', 'tomlinson_b'],
      ['(photo: IMG_smile_PaolaQuintero_after.jpg)', 'PaolaQuintero'],
      ['came as "BCX771904_front_toenail_lady.jpeg" again', 'BCX771904'],
      ['see ssn_900123456.pdf', '900123456'],
      ['the scan mrn5519207_ct_20240611.dcm opened', '5519207'],
    ],
    passes: ['see annual-report-2025.pdf', 'IMG_4471.jpg is blurry', 'final_final_v2.docx', 'our newsletter.pdf'],
  },
};

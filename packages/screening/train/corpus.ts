import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Something in a post that identifies somebody; `[start, end)` in UTF-16 units of the post's text. */
export type CorpusSpan = {
  readonly start: number;
  readonly end: number;
  /** NAME, GEO, DATE, … as in the markup. */
  readonly type: string;
  /** patient, staff, org or public. */
  readonly subject: string;
  /** Finding it is right, missing it is no miss. */
  readonly optional: boolean;
};

/** One invented post of the repository's own corpus. */
export type CorpusPost = {
  readonly file: string;
  /** Line of the header in `file`, from 1. */
  readonly line: number;
  readonly network: string;
  /** org, staff-personal, staff-professional or visitor. */
  readonly author: string;
  /** `disclosure` or `safe`; for posts about conduct the faults, separated by commas, or `-`. */
  readonly label: string;
  readonly tags: readonly string[];
  readonly text: string;
  readonly spans: readonly CorpusSpan[];
};

/** Reads every `*.src.txt` of a folder, files in order of name; throws on a header that has not four fields. */
export function readCorpus(folder: string): CorpusPost[] {
  const files = readdirSync(folder)
    .filter((name) => name.endsWith('.src.txt'))
    .sort();
  return files.flatMap((file) => parseCorpus(file, readFileSync(join(folder, file), 'utf8')));
}

/**
 * Parses the markup of one file: `@@ network | author | label | tags`, then the text with `[[TYPE/subject|surface]]`
 * (`[[TYPE?/subject|surface]]` where optional) and `{U+200B}` for characters one cannot see; `%%` begins a comment line.
 */
export function parseCorpus(file: string, source: string): CorpusPost[] {
  const posts: CorpusPost[] = [];
  let header: { fields: string[]; line: number } | null = null;
  let body: string[] = [];
  const finish = (): void => {
    if (header) posts.push(toPost(file, header, body.join('\n').trim()));
    body = [];
  };
  for (const [index, line] of source.split(/\r?\n/).entries()) {
    if (line.startsWith('%%')) continue;
    if (line.startsWith('@@')) {
      finish();
      header = { fields: line.slice(2).split('|'), line: index + 1 };
    } else {
      body.push(line);
    }
  }
  finish();
  return posts;
}

function toPost(file: string, header: { fields: string[]; line: number }, marked: string): CorpusPost {
  const [network, author, label, tags] = header.fields.map((field) => field.trim());
  if (network === undefined || author === undefined || label === undefined || tags === undefined) {
    throw new Error(`${file}:${header.line}: a header needs network | author | label | tags`);
  }
  const list = tags.split(',').map((tag) => tag.trim());
  return { file, line: header.line, network, author, label, tags: list.filter((tag) => tag !== ''), ...unmark(marked) };
}

const SPAN = /\[\[([A-Z0-9_]+)(\??)\/([a-z]+)\|([^]*?)\]\]/g;

/** Takes the markup out of a text and keeps what it marked. */
export function unmark(marked: string): { text: string; spans: CorpusSpan[] } {
  const spans: CorpusSpan[] = [];
  let text = '';
  let from = 0;
  for (const match of marked.matchAll(SPAN)) {
    const [whole, type = '', doubt, subject = '', surface = ''] = match;
    text += shown(marked.slice(from, match.index));
    const start = text.length;
    text += shown(surface);
    spans.push({ start, end: text.length, type, subject, optional: doubt === '?' });
    from = match.index + whole.length;
  }
  return { text: text + shown(marked.slice(from)), spans };
}

function shown(source: string): string {
  return source.replace(/\{U\+([0-9A-F]{4,6})\}/g, (_, code: string) =>
    String.fromCodePoint(Number.parseInt(code, 16)),
  );
}

import { parseArgs } from 'node:util';
import { createScreener, MAX_UNITS, type Screener } from '@bedside/screening';
import { z } from 'zod';
import { InputError, type InputLine, readChunks, readLines, readText } from './screen-input.ts';
import { readOrganizationFacts } from './screen-organization.ts';
import { type LineSink, lineSink } from './screen-output.ts';
import { reportLines, toReport } from './screen-report.ts';

export type CommandStreams = {
  readonly stdin: NodeJS.ReadableStream;
  readonly stdout: NodeJS.WritableStream;
  readonly stderr: NodeJS.WritableStream;
};

const EXIT = { pass: 0, findings: 1, usage: 2 } as const;
const USAGE = `Usage: bedside screen [FILE] [--json | --jsonl] [--org FILE]

Checks a text for what would identify a patient. Reads FILE, or standard input.
  --json      print the findings as one JSON object
  --jsonl     read one JSON object a line: {"id", "text", "network"?, "author"?}; print one a line
  --org FILE  facts about your organization (JSON), so that its own numbers and names are left alone
Exit status: 0 nothing to mend, 1 findings or a line that could not be read, 2 wrong use.`;

/** A line beyond this is no post; it is answered with an error and not held in memory. */
const MAX_LINE_BYTES = 4_000_000;
/** One more than the engine reads, so that it refuses the text as too long. */
const MAX_KEPT_UNITS = MAX_UNITS + 1;

const itemSchema = z.object({
  id: z.union([z.string(), z.number()]).nullish(),
  text: z.string(),
  network: z.string().nullish(),
  author: z.string().nullish(),
});

type Request = {
  readonly path: string | undefined;
  readonly mode: 'plain' | 'json' | 'jsonl';
  readonly org: string | undefined;
};

/**
 * `bedside screen`: checks a text, or one post a line, without a database. Resolves to the exit status: 0 nothing to
 * mend, 1 findings (or a bad line), 2 wrong use or an unreadable file. Never throws for what the user gave.
 */
export async function runScreenCommand(argv: readonly string[], io: CommandStreams): Promise<number> {
  const request = parseRequest(argv);
  if (request === 'help') return say(io.stdout, USAGE, EXIT.pass);
  if (typeof request === 'string') return say(io.stderr, `${request}\n\n${USAGE}`, EXIT.usage);
  const sink = lineSink(io.stdout);
  try {
    const organization = request.org === undefined ? undefined : await readOrganizationFacts(request.org);
    const screener = createScreener(organization === undefined ? {} : { organization });
    const task = { screener, sink, chunks: readChunks(request.path, io.stdin) };
    return request.mode === 'jsonl' ? await screenLines(task) : await screenText(task, request.mode);
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    return say(io.stderr, error.message, EXIT.usage);
  } finally {
    await sink.close();
  }
}

function parseRequest(argv: readonly string[]): Request | 'help' | string {
  try {
    const { values, positionals } = parseArgs({
      args: [...argv],
      allowPositionals: true,
      options: {
        json: { type: 'boolean' },
        jsonl: { type: 'boolean' },
        org: { type: 'string' },
        help: { type: 'boolean', short: 'h' },
      },
    });
    if (values.help) return 'help';
    if (positionals.length > 1) return 'One file at a time, please.';
    if (values.json && values.jsonl) return 'Choose --json or --jsonl.';
    const mode = values.jsonl ? 'jsonl' : values.json ? 'json' : 'plain';
    return { path: positionals[0], mode, org: values.org };
  } catch (error) {
    return error instanceof Error ? error.message : 'The options could not be read.';
  }
}

async function say(stream: NodeJS.WritableStream, text: string, status: number): Promise<number> {
  const sink = lineSink(stream);
  await sink.write(text);
  await sink.close();
  return status;
}

type Task = { readonly screener: Screener; readonly sink: LineSink; readonly chunks: AsyncIterable<Buffer> };

async function screenText({ screener, sink, chunks }: Task, mode: 'plain' | 'json'): Promise<number> {
  const { kept, totalUnits } = await readText(chunks, MAX_KEPT_UNITS);
  const result = screener.screen(kept);
  const isWhole = kept.length === totalUnits;
  const findings = isWhole ? result.findings : result.findings.map((finding) => ({ ...finding, end: totalUnits }));
  const report = toReport(null, { ...result, findings });
  if (mode === 'json') await sink.write(JSON.stringify({ verdict: report.verdict, findings: report.findings }));
  else for (const line of reportLines(kept, report)) if (!(await sink.write(line))) break;
  return report.verdict === 'pass' ? EXIT.pass : EXIT.findings;
}

async function screenLines({ screener, sink, chunks }: Task): Promise<number> {
  let status: number = EXIT.pass;
  for await (const line of readLines(chunks, MAX_LINE_BYTES)) {
    const answer = answerLine(screener, line);
    if (!answer) continue;
    if (!('verdict' in answer) || answer.verdict !== 'pass') status = EXIT.findings;
    if (!(await sink.write(JSON.stringify(answer)))) break;
  }
  return status;
}

type LineError = { readonly line: number; readonly error: { readonly code: string; readonly message: string } };

const FAULTS = {
  LINE_TOO_LONG: 'The line is over 4 MB, so it was not checked.',
  INVALID_UTF8: 'The line is not valid UTF-8, so it was not checked.',
} as const;

/** The answer to one line; null for an empty one. Messages never repeat what the line held. */
function answerLine(screener: Screener, line: InputLine): ReturnType<typeof toReport> | LineError | null {
  if ('fault' in line) return lineError(line.number, line.fault, FAULTS[line.fault]);
  if (line.text.trim() === '') return null;
  const parsed = parseJson(line.text);
  if (!parsed.ok) return lineError(line.number, 'INVALID_JSON', 'The line is not a JSON object.');
  const item = itemSchema.safeParse(parsed.value);
  if (!item.success) {
    const field = item.error.issues[0]?.path.join('.') || 'the line';
    return lineError(line.number, 'INVALID_ITEM', `${field}: needs "text" as a string; "id" is a string or a number.`);
  }
  const { id, text, network, author } = item.data;
  const context = { ...(network == null ? {} : { network }), ...(author == null ? {} : { author }) };
  return toReport(id ?? null, screener.screen(text, context));
}

function parseJson(text: string): { ok: true; value: unknown } | { ok: false } {
  try {
    return { ok: true, value: JSON.parse(text) };
  } catch {
    return { ok: false };
  }
}

function lineError(line: number, code: string, message: string): LineError {
  return { line, error: { code, message } };
}

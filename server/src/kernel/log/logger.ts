import path from 'node:path';
import { type DestinationStream, destination, type Logger as Pino, pino, stdTimeFunctions } from 'pino';
import { cleanFields } from './clean-fields.ts';
import type { LogFields } from './log-fields.ts';

export type LogLevel = 'debug' | 'info' | 'warn' | 'error' | 'silent';

/** The event is a literal in the code, as `delivery.confirmed`: a `string` does not compile. */
type Write = <const Event extends string>(event: string extends Event ? never : Event, fields?: LogFields) => void;

export type Logger = {
  readonly debug: Write;
  readonly info: Write;
  readonly warn: Write;
  readonly error: Write;
  /** A logger that adds these fields to each line. */
  child(fields: LogFields): Logger;
};

const EVENT = /^[a-z][a-z0-9-]*(\.[a-z0-9-]+){1,4}$/;
/** Five folders up from here: places in error stacks are told relative to it. */
const CODE_ROOT = path.resolve(import.meta.dirname, '../../../..');

/**
 * Writes JSON lines of an event and fields from a closed list (`log-fields.ts`). Nothing that a person wrote can be in
 * them: other keys are dropped and counted, other strings are told by their length, errors come without messages.
 */
export function createLogger(options: { level: LogLevel; destination?: DestinationStream }): Logger {
  const sink = pino(
    {
      level: options.level,
      base: null,
      timestamp: stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }) },
    },
    options.destination ?? destination({ dest: 1, sync: false }),
  );
  return withFields(sink, {});
}

function withFields(sink: Pino, inherited: Readonly<Record<string, unknown>>): Logger {
  const writer =
    (level: Exclude<LogLevel, 'silent'>): Write =>
    (event, fields) => {
      if (!sink.isLevelEnabled(level)) return;
      sink[level]({ event: nameOf(event), ...inherited, ...cleanFields(fields, CODE_ROOT) });
    };
  return {
    debug: writer('debug'),
    info: writer('info'),
    warn: writer('warn'),
    error: writer('error'),
    child: (fields) => withFields(sink, { ...inherited, ...cleanFields(fields, CODE_ROOT) }),
  };
}

/** The type holds back variables; this holds back casts. */
function nameOf(event: unknown): string {
  return typeof event === 'string' && event.length <= 80 && EVENT.test(event) ? event : 'log.event-unnamed';
}

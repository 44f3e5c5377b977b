import { type ParseArgsConfig, parseArgs } from 'node:util';
import { BedsideError } from '../kernel/errors/bedside-error.ts';

type Options = NonNullable<ParseArgsConfig['options']>;

/**
 * Reads the options of an admin command. Throws `ARGUMENTS_INVALID`, which never repeats a value: one of them may be a
 * secret that was put in the wrong place.
 */
export function readOptions<T extends Options>(
  command: string,
  options: T,
  argv: readonly string[],
): ReturnType<typeof parseArgs<{ options: T }>>['values'] {
  try {
    return parseArgs({ args: [...argv], options }).values;
  } catch {
    throw argumentsInvalid(command, `There is an option that ${command} does not know, or one without its value.`);
  }
}

export function argumentsInvalid(command: string, message: string): BedsideError {
  return new BedsideError({
    code: 'ARGUMENTS_INVALID',
    status: 422,
    message,
    remedy: `bedside admin ${command} --help says what it takes.`,
  });
}

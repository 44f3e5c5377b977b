import { spawn } from 'node:child_process';
import { BedsideError } from '../errors/bedside-error.ts';

/** Protects master keys where they lie. `none` leaves that to the file's permissions. */
export type KeyProtector = {
  readonly protection: 'none' | 'kms';
  wrap(key: Uint8Array): Promise<Uint8Array>;
  unwrap(wrapped: Uint8Array): Promise<Uint8Array>;
};

export const unprotected: KeyProtector = {
  protection: 'none',
  wrap: async (key) => key,
  unwrap: async (wrapped) => wrapped,
};

const KMS_TIMEOUT_MS = 30_000;
/** Wrapped keys of the known services stay under 1 KiB. */
const KMS_MAX_OUTPUT_BYTES = 64 * 1024;

/**
 * Runs the operator's command as `<command> wrap` and `<command> unwrap`: bytes on stdin, bytes on stdout, exit code 0.
 * It is asked once per key at start-up, never per sealed value, so a slow service costs nothing later.
 */
export function createKmsProtector(command: string): KeyProtector {
  return {
    protection: 'kms',
    wrap: (key) => runKms(command, 'wrap', key),
    unwrap: (wrapped) => runKms(command, 'unwrap', wrapped),
  };
}

function runKms(command: string, verb: 'wrap' | 'unwrap', input: Uint8Array): Promise<Uint8Array> {
  return new Promise((resolve, reject) => {
    // The operator's own setting, with arguments and quotes as in their shell; no outside data is in it.
    const child = spawn(`${command} ${verb}`, {
      shell: true,
      stdio: ['pipe', 'pipe', 'ignore'],
      timeout: KMS_TIMEOUT_MS,
    });
    const chunks: Buffer[] = [];
    let bytes = 0;
    child.stdout.on('data', (chunk: Buffer) => {
      bytes += chunk.byteLength;
      if (bytes > KMS_MAX_OUTPUT_BYTES) child.kill();
      else chunks.push(chunk);
    });
    // A command that ends before it has read its input is told of by its exit code.
    child.stdin.on('error', () => undefined);
    child.on('error', (cause) => reject(kmsFailed(verb, cause)));
    child.on('close', (exitCode) => {
      if (exitCode === 0 && bytes > 0) resolve(Buffer.concat(chunks));
      else reject(kmsFailed(verb));
    });
    child.stdin.end(input);
  });
}

function kmsFailed(verb: string, cause?: unknown): BedsideError {
  return new BedsideError({
    code: 'CRYPTO_KMS_FAILED',
    status: 500,
    message: `The KMS command did not ${verb} a key.`,
    remedy: 'Run the command by hand with a few bytes on its standard input, and look at its exit code.',
    cause,
  });
}

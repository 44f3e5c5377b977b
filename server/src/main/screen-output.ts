/** Standard output as a place to write lines to, with backpressure; a reader that went away ends the writing quietly. */
export type LineSink = {
  /** Writes one line; resolves when more may be written. False when nobody reads any more. */
  write(line: string): Promise<boolean>;
  /** Resolves when what was written has been handed on; stops listening to the stream. */
  close(): Promise<void>;
};

export function lineSink(stream: NodeJS.WritableStream): LineSink {
  let isGone = false;
  let wake: (() => void) | null = null;
  const onGone = () => {
    isGone = true;
    wake?.();
  };
  const onDrain = () => wake?.();
  stream.on('error', onGone);
  stream.on('close', onGone);
  stream.on('drain', onDrain);
  const write = async (line: string): Promise<boolean> => {
    if (isGone) return false;
    if (!stream.write(`${line}\n`)) {
      await new Promise<void>((resolve) => {
        wake = resolve;
        if (isGone) resolve();
      });
      wake = null;
    }
    return !isGone;
  };
  const close = async (): Promise<void> => {
    if (!isGone) {
      await new Promise<void>((resolve) => {
        wake = resolve;
        stream.write('', () => resolve());
      });
    }
    stream.off('drain', onDrain);
    stream.off('close', onGone);
    // The error listener stays: a late EPIPE must not end the process with a stack trace.
  };
  return { write, close };
}

/** Standard output with backpressure; a reader that went away ends the writing quietly. */
export function lineSink(stream) {
  let isGone = false;
  let wake = null;
  const onGone = () => {
    isGone = true;
    wake?.();
  };
  stream.on('error', onGone);
  stream.on('close', onGone);
  stream.on('drain', () => wake?.());
  return {
    /** Resolves when more may be written; false when nobody reads any more. */
    async write(line) {
      if (isGone) return false;
      const isFull = !stream.write(`${line}\n`);
      if (isFull && !isGone) {
        await new Promise((resolve) => {
          wake = resolve;
        });
      }
      return !isGone;
    },
  };
}

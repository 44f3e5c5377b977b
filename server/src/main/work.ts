import { createLogger } from '../kernel/log/logger.ts';
import { loadConfig } from './config.ts';
import { createContext } from './context.ts';
import { say } from './say.ts';
import { waitForStop } from './stop-signal.ts';
import { startWorker } from './worker.ts';

/** Runs jobs and deliveries only, beside a serving process; 0 after a graceful stop. */
export async function work(argv: readonly string[]): Promise<number> {
  if (argv.includes('--help')) {
    process.stdout.write(
      'Usage: bedside work\n\nRuns jobs and deliveries only, on the same database and settings as `bedside serve`.\n',
    );
    return 0;
  }
  const config = loadConfig();
  const stopping = waitForStop();
  const log = createLogger({ level: config.logLevel });
  const publicUrl = config.publicUrl ?? `http://localhost:${config.port}`;
  const context = await createContext({ config, log, publicUrl, say });
  const worker = await startWorker(context);
  say('Bedside works.');
  await stopping;
  say('Stopping …');
  await worker.stop();
  await context.close();
  return 0;
}

import { rm } from 'node:fs/promises';
import { tellPreparedSample } from './support/prepared-sample.ts';
import { makeSample } from './support/sample.ts';
import { startBedside } from './support/start-bedside.ts';

/** Makes the sample organization once; most journeys begin with a copy of it. Gives what takes it away again. */
export default async function prepare(): Promise<(() => Promise<void>) | undefined> {
  if ((process.env.DATABASE_URL ?? '') !== '') return undefined;
  const bedside = await startBedside();
  const password = await makeSample(bedside);
  const dataDir = await bedside.leave();
  tellPreparedSample({ dataDir, password });
  return () => rm(dataDir, { recursive: true, force: true });
}

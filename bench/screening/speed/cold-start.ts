// Run in a fresh process: how long it takes until a first post is screened. Prints milliseconds.
import { pathToFileURL } from 'node:url';

const [path = ''] = process.argv.slice(2);
const began = performance.now();
const { createScreener } = (await import(
  pathToFileURL(path).href
)) as typeof import('../../../packages/screening/src/index.ts');
createScreener().screen('Our patient Marta Villanueva went home on June 3. Call her at (206) 555-0144.');
process.stdout.write(String(performance.now() - began));

// Writes packages/client/src/schema.generated.ts from the OpenAPI document of the API; with --check it only compares.
// Run it by a Node 24 with --conditions=bedside-source, as `npm run check` does.
import { readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import openapiTS, { astToString } from 'openapi-typescript';
import { describeBedside } from '../server/src/main/api-description.ts';

const file = 'packages/client/src/schema.generated.ts';
const path = join(dirname(dirname(fileURLToPath(import.meta.url))), file);

/** Examples are for readers of the page; in types they would be most of the file. */
function withoutExamples(value) {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map(withoutExamples);
  const entries = Object.entries(value).filter(([key]) => key !== 'example' || !('schema' in value));
  return Object.fromEntries(entries.map(([key, part]) => [key, withoutExamples(part)]));
}

async function writeTypes() {
  const types = astToString(await openapiTS(withoutExamples(describeBedside())));
  return `// Made from the OpenAPI document of the API by \`node tools/client-types.mjs\`; changes belong into the contracts.\n${types}`;
}

function readTypes() {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return null;
  }
}

const types = await writeTypes();
if (!process.argv.includes('--check')) {
  writeFileSync(path, types);
} else if (readTypes() !== types) {
  console.error(`${file} does not tell the API as it is: run node --conditions=bedside-source tools/client-types.mjs`);
  process.exitCode = 1;
}

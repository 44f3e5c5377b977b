import { expect, test } from 'vitest';
import { findBreaches } from './boundaries.mjs';

const breaches = (files) => findBreaches(new Map(Object.entries(files)));

test.each([
  [
    'a floor imports a floor below it',
    'server/src/flow/review/service.ts',
    `import { a } from '../../registers/people/service.ts';`,
  ],
  [
    'a later stage imports an earlier one',
    'server/src/flow/publish/gate.ts',
    `import { a } from '../review/service.ts';`,
  ],
  [
    'anybody imports the kernel as it is',
    'server/src/registers/org/service.ts',
    `import { a } from '../../kernel/db/database.ts';`,
  ],
  ['main imports routes', 'server/src/main/http.ts', `import { a } from '../flow/review/routes.ts';`],
  [
    'a stage decides with an earlier one’s pure rules',
    'server/src/flow/publish/gate.ts',
    `import { a } from '../review/state.ts';`,
  ],
  ['a folder imports its own files', 'server/src/flow/review/routes.ts', `import { a } from './service.ts';`],
  [
    'a contract imports another contract and zod',
    'server/src/flow/review/contract.ts',
    `import { z } from 'zod';\nimport { a } from '../compose/contract.ts';`,
  ],
  [
    'a contract imports a package type',
    'server/src/flow/screen/contract.ts',
    `import type { Finding } from '@bedside/screening';`,
  ],
  [
    'the console imports a contract',
    'web/src/pages/review/page.tsx',
    `import { a } from '@bedside/server/contract/flow/review';`,
  ],
  ['the console imports a package entry', 'web/src/lib/screen.ts', `import { screen } from '@bedside/screening';`],
  ['config reads the environment', 'server/src/main/config.ts', 'export const env = process.env;'],
  [
    'a test arranges through another folder',
    'server/src/registers/org/service.test.ts',
    `import { a } from '../../flow/review/submit.ts';`,
  ],
])('%s: allowed', (_name, path, text) => {
  expect(breaches({ [path]: text })).toEqual([]);
});

test.each([
  [
    'an import upwards',
    'server/src/registers/people/service.ts',
    `import { a } from '../../flow/review/service.ts';`,
    'downwards only',
  ],
  [
    'a type import upwards',
    'server/src/kernel/jobs/jobs.ts',
    `import type { A } from '../../main/context.ts';`,
    'downwards only',
  ],
  [
    'an earlier stage that knows a later one',
    'server/src/flow/compose/service.ts',
    `export { a } from '../publish/service.ts';`,
    'only earlier ones',
  ],
  [
    'the inside of another folder',
    'server/src/flow/review/service.ts',
    `import { a } from '../compose/access.ts';`,
    'only service, schema, contract and state',
  ],
  [
    'a service in a contract',
    'server/src/flow/review/contract.ts',
    `import { a } from './service.ts';`,
    'a contract imports only',
  ],
  [
    'a package value in a contract',
    'server/src/flow/review/contract.ts',
    `import { screen } from '@bedside/screening';`,
    'a contract imports only',
  ],
  [
    'the server in the console',
    'web/src/lib/a.ts',
    `import { a } from '@bedside/server/src/main/cli.ts';`,
    'by its contracts only',
  ],
  [
    'the server in the console, by path',
    'web/src/lib/a.ts',
    `import { a } from '../../../server/src/main/cli.ts';`,
    'stays inside its workspace',
  ],
  [
    'the product in a package',
    'packages/screening/src/a.ts',
    `import { a } from '@bedside/server/contract/flow/review';`,
    'know nothing of the product',
  ],
  [
    'the inside of a package',
    'server/src/flow/screen/service.ts',
    `import { a } from '@bedside/screening/src/model.ts';`,
    'by their entries',
  ],
  [
    'a late import upwards',
    'server/src/kernel/mail/mail.ts',
    `export const a = () => import('../../registers/org/service.ts');`,
    'downwards only',
  ],
  [
    'the environment in a service',
    'server/src/kernel/mail/mail.ts',
    `export const a = process.env['SMTP_URL'];`,
    'reads process.env',
  ],
  [
    'the environment by another spelling',
    'packages/screening/src/a.ts',
    `export const a = process['env'].X;`,
    'reads process.env',
  ],
])('%s: refused', (_name, path, text, reason) => {
  const found = breaches({ [path]: text });
  expect(found).toHaveLength(1);
  expect(found[0]).toContain(reason);
});

test('a cycle is told once, whoever is read first', () => {
  const found = breaches({
    'packages/screening/src/a.ts': `import { b } from './b.ts';`,
    'packages/screening/src/b.ts': `import { c } from './c.ts';`,
    'packages/screening/src/c.ts': `import { a } from './a.ts';`,
  });
  expect(found).toEqual([
    'cycle: packages/screening/src/a.ts → packages/screening/src/b.ts → packages/screening/src/c.ts → packages/screening/src/a.ts',
  ]);
});

test('types may refer to each other', () => {
  const files = {
    'packages/screening/src/a.ts': `import { b } from './b.ts';`,
    'packages/screening/src/b.ts': `import type { A } from './a.ts';`,
  };
  expect(breaches(files)).toEqual([]);
});

test('words in comments and strings are no imports', () => {
  expect(
    breaches({
      'server/src/kernel/a/a.ts': `// import '../../main/cli.ts'; process.env\nexport const s = "process.env";`,
    }),
  ).toEqual([]);
});

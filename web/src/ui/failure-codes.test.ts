import { globSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { failures } from '../messages/en/failures.ts';

const root = fileURLToPath(new URL('../../../', import.meta.url));
/** Where deliveries get the codes from which they are told, but for those that networks make up themselves. */
const sources = [
  'server/src/flow/publish/state.ts',
  'server/src/flow/publish/engine/*.ts',
  'server/src/engage/newsroom/port.ts',
  'server/src/kernel/egress/*.ts',
  'packages/connectors/src/*.ts',
  'packages/connectors/src/{bluesky,facebook,google,google-business,http,instagram,linkedin,mastodon,media}/*.ts',
  'packages/connectors/src/{meta,pinterest,practice,snapchat,threads,tiktok,x,youtube}/*.ts',
  'packages/connectors/src/{bluesky,mastodon,media,practice,wordpress}/*.ts',
];
/** Codes of what is checked before anything is sent, which the gate tells in words of its own; and words of networks in lists. */
const others =
  /^(CONTENT_ADMIN|PROCESSING_FAILED$|TEXT_|ALT_TEXT_|IMAGE_TOO|TOO_MANY_IMAGES|MIME_|HANDLE_NEEDED|THREAD_|CHANNEL_NEEDS|SCHEDULE_|EGRESS_BUSY)/;

/** Every code that is written as a failure: `code: 'X'`, or a constant of a failure's constructor. */
function codesOf(text: string): string[] {
  const written = [
    ...text.matchAll(/(?:code: |doubt\(|raiseDoubt\(run, |failureCode: |'absent', |, ')'?([A-Z]+(?:_[A-Z]+)+)'/g),
  ];
  return written.flatMap(([, code]) => (code === undefined || others.test(code) ? [] : [code]));
}

const files = sources
  .flatMap((pattern) => globSync(pattern, { cwd: root }))
  .filter((file) => !file.endsWith('.test.ts'));
const codes = new Set(files.flatMap((file) => codesOf(readFileSync(`${root}/${file}`, 'utf8'))));

test('every failure code that Bedside writes has words', () => {
  expect(codes.size).toBeGreaterThan(25);
  expect([...codes]).toEqual(expect.arrayContaining(['WORKER_LOST', 'ATTEMPTS_SPENT', 'STAGED_EXPIRED']));
  const known = new Set(Object.keys(failures.codes));
  expect([...codes].filter((code) => !known.has(code))).toEqual([]);
});

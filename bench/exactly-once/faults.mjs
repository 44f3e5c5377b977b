// The table of faults in the handbook, and whether the tests that it names have passed.
import { join, posix } from 'node:path';

const FOLDER = 'docs/handbook';

/** Each row with the tests that it names: the file, and a part of their names. */
export function readFaultTable(page) {
  const rows = [...page.matchAll(/^\| (\d+) \|.*\| ([^|]+) \|$/gmu)];
  return rows.map(([, number, tests]) => ({
    number: Number(number),
    // Where no title is written it is the fault's own chapter.
    tests: [...tests.matchAll(/\[[^\]]+\]\(([^)]+)\)(?: `([^`]+)`)?/gu)].map(([, path, title]) => ({
      file: posix.join(FOLDER, path),
      title: title ?? `fault ${number}: `,
    })),
  }));
}

/** A fault holds when every test that its row names was run and passed, and at least one was for each name. */
export function judgeFaults(table, testResults, root) {
  const testsOf = new Map(testResults.map(({ name, assertionResults }) => [name, assertionResults]));
  return table.map(({ number, tests }) => {
    const missing = [];
    const failed = [];
    let passed = 0;
    for (const { file, title } of tests) {
      const named = (testsOf.get(join(root, file)) ?? []).filter(({ fullName }) => fullName.includes(title));
      if (named.length === 0) missing.push(`${file}: ${title}`);
      passed += named.filter(({ status }) => status === 'passed').length;
      failed.push(
        ...named.filter(({ status }) => status !== 'passed').map(({ fullName, status }) => `${fullName} (${status})`),
      );
    }
    return { number, holds: passed > 0 && missing.length === 0 && failed.length === 0, passed, failed, missing };
  });
}

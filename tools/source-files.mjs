import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * The files of the repository: what git tracks, and what is new and not ignored.
 *
 * @param {string} root
 * @param {RegExp} wanted
 * @returns {Map<string, string>} paths with forward slashes, from the root, and their text
 */
export function readSourceFiles(root, wanted) {
  const listed = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard', '-z'], {
    cwd: root,
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  });
  const paths = listed.split('\0').filter((path) => wanted.test(path) && existsSync(join(root, path)));
  return new Map([...new Set(paths)].sort().map((path) => [path, readFileSync(join(root, path), 'utf8')]));
}

/** Another release of Bedside, played by this one's sources in a folder of their own. */
import { cp, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

export type LaidRelease = {
  /** Its command line and its worker on a test's network, as `startChild` takes them. */
  readonly commandLine: string;
  readonly worker: string;
  remove(): Promise<void>;
};

/**
 * Lays a release beside this one: the same code under another version, with further migrations (SQL by name). All but the
 * server is this one's own, by links.
 */
export async function layRelease(made: {
  version: string;
  migrations: Readonly<Record<string, string>>;
}): Promise<LaidRelease> {
  const folder = await mkdtemp(join(tmpdir(), 'bedside-laid-'));
  for (const name of await readdir(ROOT)) {
    if (name !== 'server' && name !== '.git') await symlink(join(ROOT, name), join(folder, name));
  }
  const server = join(folder, 'server');
  await cp(join(ROOT, 'server'), server, { recursive: true });
  for (const [name, sql] of Object.entries(made.migrations)) {
    await writeFile(join(server, 'migrations', `${name}.sql`), sql);
  }
  const versionFile = join(server, 'src', 'main', 'version.ts');
  const words = await readFile(versionFile, 'utf8');
  await writeFile(versionFile, words.replace(/VERSION = '[^']+'/, `VERSION = '${made.version}'`));
  return {
    commandLine: join(server, 'src', 'main', 'cli.ts'),
    worker: join(server, 'test', 'worker-child.ts'),
    remove: () => rm(folder, { recursive: true, force: true }),
  };
}

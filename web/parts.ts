import { dirname, join } from 'node:path';
import type { Rolldown } from 'vite';

/** The page that everybody sees first, whose files have to stay few and small. */
const SIGN_IN = join(import.meta.dirname, 'src/pages/sign-in/sign-in-page.tsx');

/**
 * Which modules go into which file. Left alone, a page is 130 files, most of them of a few hundred bytes, and each waits
 * for its turn. So: what every page begins with; what signing in needs besides; and what pages share. Each of
 * these needs only those before it: files that need each other could not begin.
 */
export const parts: NonNullable<Rolldown.OutputOptions['codeSplitting']> = {
  groups: [
    { name: 'first', tags: ['$initial'], priority: 3 },
    { name: ofSignIn, debugName: 'sign-in', priority: 2 },
    { name: 'house', minShareCount: 3, priority: 1 },
  ],
};

let signIn: ReadonlySet<string> | null = null;

function ofSignIn(id: string, context: Rolldown.ChunkingContext): string | null {
  signIn ??= reachable(SIGN_IN, context);
  return signIn.has(id) ? 'sign-in' : null;
}

/** A module and what it imports, directly and by others; what is loaded only when it is needed is left out. */
function reachable(root: string, context: Rolldown.ChunkingContext): ReadonlySet<string> {
  const found = new Set<string>([root]);
  for (const id of found) for (const imported of importsOf(id, context)) found.add(imported);
  return found;
}

/** Modules that only hand on what hundreds of others export: of these, what is named is needed, not all. */
const BARREL = /\/node_modules\/(@mantine\/core|@mantine\/hooks|lucide-react)\/.*\/(index|lucide-react)\.mjs$/;

function importsOf(id: string, context: Rolldown.ChunkingContext): readonly string[] {
  const { importedIds = [], code = null } = context.getModuleInfo(id) ?? {};
  return importedIds.flatMap((target) => {
    const barrel = BARREL.exec(target)?.[1];
    if (barrel === undefined) return [target];
    const wanted = new Set(namesOf(code ?? '').flatMap(({ names, from }) => (from === barrel ? names : [])));
    return namesOf(context.getModuleInfo(target)?.code ?? '')
      .filter(({ names }) => names.some((name) => wanted.has(name)))
      .map(({ from }) => join(dirname(target), from));
  });
}

/** What is imported or handed on by name, and from where; by the names under which the other modules know it. */
function namesOf(code: string): { readonly names: readonly string[]; readonly from: string }[] {
  return [...code.matchAll(/(import|export)\s*\{([^}]*)\}\s*from\s*["']([^"']+)["']/g)].map(
    ([, way, list = '', from = '']) => {
      const pairs = list.split(',').map((one) => one.trim().split(/\s+as\s+/));
      return { names: pairs.map(([inner = '', outer = inner]) => (way === 'import' ? inner : outer)), from };
    },
  );
}

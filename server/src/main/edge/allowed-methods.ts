/** Below these nothing is a page of the console: what is not there is told so. */
export function isNoPage(path: string): boolean {
  return /^\/(api|assets|scim|\.well-known)(\/|$)/.test(path);
}

type RoutePattern = { readonly method: string; readonly path: string };

/**
 * Methods that some door takes at this address, as the header `Allow` lists them; none where there is no such address.
 * Doors are `RoutePattern`s of the router: `:name` stands for one part, `*` for the rest.
 */
export function allowedMethods(doors: readonly RoutePattern[], path: string): readonly string[] {
  const methods = new Set(
    doors
      .filter((door) => door.method !== 'ALL' && isDoor(door, path) && matches(door.path, path))
      .map((door) => door.method),
  );
  if (methods.has('GET')) methods.add('HEAD');
  if (methods.size > 0) methods.add('OPTIONS');
  return [...methods].sort();
}

/** What opens the console at any address is no door where the console has no pages. */
function isDoor(door: RoutePattern, path: string): boolean {
  return !isNoPage(path) || isNoPage(door.path);
}

function matches(pattern: string, path: string): boolean {
  const wanted = pattern.split('/');
  const given = path.split('/');
  const isOpen = wanted.at(-1) === '*';
  const parts = isOpen ? wanted.slice(0, -1) : wanted;
  if (isOpen ? given.length < parts.length : given.length !== parts.length) return false;
  return parts.every((part, index) => part === given[index] || (part.startsWith(':') && given[index] !== ''));
}

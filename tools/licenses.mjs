// Holds every package in the lock file to licenses that allow what we do with them.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Licenses that ask for no more than a notice, or whose terms end at the package's own files (MPL-2.0). */
const ALLOWED = new Set(
  '0BSD Apache-2.0 BlueOak-1.0.0 BSD-2-Clause BSD-3-Clause CC0-1.0 ISC MIT MIT-0 MPL-2.0 OFL-1.1 PostgreSQL Python-2.0 Unlicense Zlib'.split(
    ' ',
  ),
);

/** Named packages that may bring one license more, and why. */
const EXCEPTIONS = [
  // Shared libraries of libvips, linked at run time and replaceable: what the LGPL asks for.
  { name: /^@img\/sharp-/, license: 'LGPL-3.0-or-later' },
  // A table of browsers, used when building; attribution is in the package.
  { name: /^caniuse-lite$/, license: 'CC-BY-4.0' },
  // Tables of holidays by country; attribution is in the package.
  { name: /^date-holidays$/, license: 'CC-BY-3.0' },
  // The license of Python itself, under its newer name: permissive, asks for its notice and a list of changes.
  { name: /^argparse$/, license: 'PSF-2.0' },
  // Its manifest writes MPL-2.0, which is allowed for everybody, with a blank.
  { name: /^incremental-encoder$/, license: 'MPL 2.0' },
  // Its manifest writes "BSD"; its file LICENSE is that of three clauses.
  { name: /^url-template$/, license: 'BSD' },
];

/** Of packages whose manifest names none: what the file LICENSE of that very version says. */
const READ_IN_FILE = new Map([['png-js 2.0.0', 'MIT']]);

/**
 * @param {object} lock parsed package-lock.json
 * @param {(path: string) => string | undefined} readLicense for entries whose lock names none
 * @returns {readonly string[]} a sentence for each package that may not be used
 */
export function findForbiddenLicenses(lock, readLicense) {
  return Object.entries(lock.packages).flatMap(([path, entry]) => {
    if (!path.includes('node_modules/') || entry.link === true) return [];
    const name = path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length);
    const license = entry.license ?? readLicense(path) ?? READ_IN_FILE.get(`${name} ${entry.version}`);
    if (license === undefined) return [`${name} ${entry.version} names no license`];
    return isAllowed(name, license) ? [] : [`${name} ${entry.version} has the license ${license}`];
  });
}

/** SPDX expressions as packages use them: one level of OR over one level of AND. */
function isAllowed(name, expression) {
  const plain = expression.replaceAll(/[()]/g, '');
  return plain.split(' OR ').some((choice) => choice.split(' AND ').every((license) => allows(name, license.trim())));
}

function allows(name, license) {
  return ALLOWED.has(license) || EXCEPTIONS.some((one) => one.license === license && one.name.test(name));
}

/** Reads the lock file and, where it is silent, what is installed. */
export function checkLicenses(root) {
  const lock = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8'));
  return findForbiddenLicenses(lock, (path) => {
    try {
      return JSON.parse(readFileSync(join(root, path, 'package.json'), 'utf8')).license;
    } catch {
      return undefined;
    }
  });
}

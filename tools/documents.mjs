// Holds the documents to the tree: every internal link leads to a file, and to a heading where it names one.
import { posix } from 'node:path';

/**
 * @param {Map<string, string>} documents Markdown files by repository path
 * @param {(path: string) => boolean} exists whether a file or folder is in the repository
 * @returns {readonly string[]} a sentence for each link that leads nowhere
 */
export function findDeadLinks(documents, exists) {
  return [...documents].flatMap(([path, text]) => {
    const dead = listLinks(text).filter((link) => !resolves({ path, link, documents, exists }));
    return dead.map((link) => `${path} links to ${link}, which is not there`);
  });
}

/** Inline links and images, reference definitions, and HTML's href and src; code is left out. */
function listLinks(text) {
  const prose = text.replaceAll(/^(```|~~~)[\s\S]*?^\1/gm, '').replaceAll(/`[^`\n]*`/g, '');
  const patterns = [
    /\]\(\s*<?([^)\s>]+)>?(?:\s+"[^"]*")?\s*\)/g,
    /^\s*\[[^\]]+\]:\s+<?(\S+?)>?$/gm,
    /\b(?:href|src)="([^"]+)"/g,
  ];
  return patterns
    .flatMap((pattern) => [...prose.matchAll(pattern)].map((match) => match[1]))
    .filter((link) => !/^[a-z][a-z0-9+.-]*:|^\/\//i.test(link));
}

function resolves({ path, link, documents, exists }) {
  const [file, anchor] = link.split('#');
  const target = file === '' ? path : posix.normalize(posix.join(posix.dirname(path), decodeURI(file)));
  if (file !== '' && !exists(target.replace(/\/$/, ''))) return false;
  const text = documents.get(target);
  return anchor === undefined || text === undefined || listAnchors(text).includes(anchor);
}

/** Headings as GitHub names them: lower case, spaces to hyphens, punctuation dropped. */
function listAnchors(text) {
  const headings = [...text.matchAll(/^#{1,6}\s+(.+?)\s*#*$/gm)].map((match) =>
    match[1]
      .toLowerCase()
      .replaceAll(/\[([^\]]*)\]\([^)]*\)/g, '$1')
      .replaceAll(/[^\p{L}\p{N}\s_-]/gu, '')
      .replaceAll(' ', '-'),
  );
  const explicit = [...text.matchAll(/\b(?:id|name)="([^"]+)"/g)].map((match) => match[1]);
  return [...headings, ...explicit];
}

/** A strict little XML reader for tests: throws at everything that is not well-formed in the subset that feeds use. */
export type XmlElement = {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly XmlElement[];
  readonly text: string;
  /** Children of this name. */
  all(name: string): readonly XmlElement[];
  /** The only child of this name; throws when there is none or another. */
  only(name: string): XmlElement;
};

type Open = { name: string; attributes: Record<string, string>; children: XmlElement[]; text: string };

const token =
  /<\/([A-Za-z_][\w:.-]*)\s*>|<([A-Za-z_][\w:.-]*)((?:\s+[A-Za-z_][\w:.-]*\s*=\s*"[^"<]*")*)\s*(\/?)>|([^<]+)|(<)/gu;

export function parseXml(source: string): XmlElement {
  const declaration = /^<\?xml version="1\.0" encoding="utf-8"\?>\s*/u.exec(source);
  if (declaration === null) throw new Error('no XML declaration');
  if (/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/u.test(source)) throw new Error('a forbidden character');
  const root: Open = { name: '', attributes: {}, children: [], text: '' };
  const open: Open[] = [root];
  for (const [, closed, opened, attributes, isEmpty, text, stray] of source
    .slice(declaration[0].length)
    .matchAll(token)) {
    const top = open.at(-1);
    if (top === undefined || stray !== undefined) throw new Error('not well-formed');
    if (text !== undefined) top.text += unescapeXml(text);
    if (opened !== undefined)
      open.push({ name: opened, attributes: readAttributes(attributes ?? ''), children: [], text: '' });
    if (closed !== undefined && closed !== top.name) throw new Error(`</${closed}> does not close <${top.name}>`);
    if (closed !== undefined || isEmpty === '/') {
      const done = open.pop();
      if (done === undefined) throw new Error('closed too often');
      open.at(-1)?.children.push(toElement(done));
    }
  }
  const [element, ...others] = root.children;
  if (element === undefined || others.length > 0 || open.length !== 1 || root.text.trim() !== '') {
    throw new Error('not one root element');
  }
  return element;
}

function toElement(open: Open): XmlElement {
  const all = (name: string) => open.children.filter((child) => child.name === name);
  return {
    ...open,
    all,
    only(name) {
      const [found, ...others] = all(name);
      if (found === undefined || others.length > 0) throw new Error(`expected one <${name}> in <${open.name}>`);
      return found;
    },
  };
}

function readAttributes(source: string): Record<string, string> {
  const found = [...source.matchAll(/([\w:.-]+)\s*=\s*"([^"]*)"/gu)];
  const attributes = Object.fromEntries(found.map(([, name, value]) => [name ?? '', unescapeXml(value ?? '')]));
  if (Object.keys(attributes).length !== found.length) throw new Error('an attribute twice');
  return attributes;
}

function unescapeXml(text: string): string {
  if (text.includes(']]>')) throw new Error(']]> in text');
  return text.replace(/&(?:(lt|gt|amp|quot|apos)|#(\d+));|&/gu, (whole, name?: string, code?: string) => {
    if (code !== undefined) return String.fromCodePoint(Number(code));
    const character = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" }[name ?? ''];
    if (character === undefined) throw new Error(`a bare ampersand: ${whole}`);
    return character;
  });
}

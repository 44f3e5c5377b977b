import { html } from 'hono/html';

/** What hono/html makes: text that is escaped already. */
type Html = ReturnType<typeof html>;

/**
 * The Markdown of our own handbook as HTML: headings, paragraphs, lists, tables, code, emphasis and links. Every word
 * passes through the escaping of `html`; HTML in a page is shown as text. A link goes to another page of the handbook, a
 * place on this page, or a web address; any other is left out and its words stay, as do those of a picture from elsewhere.
 * `folder` is where the page stands in the handbook: `networks/`, or nothing.
 */
export function renderMarkdown(source: string, folder: '' | 'networks/' = ''): Html[] {
  const whole = folder === '' ? source : fromTop(source, folder);
  const lines = whole.replaceAll(/<!--[\s\S]*?-->/g, '').split('\n');
  const blocks: Html[] = [];
  let at = 0;
  while (at < lines.length) {
    const [block, next] = readBlock(lines, at);
    if (block !== null) blocks.push(block);
    at = next;
  }
  return blocks;
}

/** A page's links to other pages and its pictures, as they are from the handbook's first folder. */
function fromTop(source: string, folder: string): string {
  return source
    .replaceAll('](pictures/', `](${folder}pictures/`)
    .replaceAll(/\]\((\.\.\/)?([a-z0-9-]+\.md)/g, (_link, up: string | undefined, page: string) =>
      up === undefined ? `](${folder}${page}` : `](${page}`,
    );
}

/** The id of a heading, as GitHub makes it. */
export function anchorOf(heading: string): string {
  return heading
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N} -]/gu, '')
    .replaceAll(' ', '-');
}

function readBlock(lines: readonly string[], at: number): [Html | null, number] {
  const line = lines[at] ?? '';
  if (line.trim() === '') return [null, at + 1];
  if (line.startsWith('```')) return readCode(lines, at);
  const heading = /^(#{1,4}) (.*)$/.exec(line);
  if (heading !== null) return [renderHeading(heading[1]?.length ?? 1, heading[2] ?? ''), at + 1];
  if (line.startsWith('|')) return readTable(lines, at);
  if (LIST_ITEM.test(line)) return readList(lines, at);
  return readParagraph(lines, at);
}

const LIST_ITEM = /^(?:[-*]|\d+\.) /;
const BEGINS_SOMETHING = /^(?:#{1,4} |```|\||(?:[-*]|\d+\.) )/;

function readCode(lines: readonly string[], at: number): [Html, number] {
  const end = lines.findIndex((line, index) => index > at && line.startsWith('```'));
  const last = end < 0 ? lines.length : end;
  return [html`<pre tabindex="0"><code>${lines.slice(at + 1, last).join('\n')}</code></pre>`, last + 1];
}

function renderHeading(level: number, text: string): Html {
  const words = renderInline(text);
  const id = anchorOf(text);
  if (level === 1) return html`<h1 id="${id}">${words}</h1>`;
  return level === 2 ? html`<h2 id="${id}">${words}</h2>` : html`<h3 id="${id}">${words}</h3>`;
}

function readTable(lines: readonly string[], at: number): [Html, number] {
  const end = firstAfter(lines, at, (line) => !line.startsWith('|'));
  const [head = [], ...rows] = lines
    .slice(at, end)
    .filter((line) => !/^\|[\s|:-]+\|?$/.test(line))
    .map(cellsOf);
  const table = html`<div class="table"><table><thead><tr>${head.map((cell) => html`<th scope="col">${renderInline(cell)}</th>`)}</tr></thead>
<tbody>${rows.map((row) => html`<tr>${row.map((cell) => html`<td>${renderInline(cell)}</td>`)}</tr>`)}</tbody></table></div>`;
  return [table, end];
}

/** Cells of a row; a bar in code or behind a backslash is part of a cell. */
function cellsOf(line: string): string[] {
  const cells = line.match(/(?:`[^`]*`|\\\||[^|])+/g) ?? [];
  return cells.map((cell) => cell.trim().replaceAll('\\|', '|')).filter((cell, index) => index > 0 || cell !== '');
}

function readList(lines: readonly string[], at: number): [Html, number] {
  const isOrdered = /^\d/.test(lines[at] ?? '');
  const items: string[] = [];
  let next = at;
  while (next < lines.length) {
    const line = lines[next] ?? '';
    if (LIST_ITEM.test(line)) items.push(line.replace(LIST_ITEM, ''));
    else if (/^\s+\S/.test(line)) items.push(`${items.pop() ?? ''} ${line.trim().replace(LIST_ITEM, '– ')}`);
    else break;
    next += 1;
  }
  const body = items.map((item) => html`<li>${renderInline(item)}</li>`);
  return [isOrdered ? html`<ol>${body}</ol>` : html`<ul>${body}</ul>`, next];
}

function readParagraph(lines: readonly string[], at: number): [Html, number] {
  const end = firstAfter(lines, at + 1, (line) => line.trim() === '' || BEGINS_SOMETHING.test(line));
  return [html`<p>${renderInline(lines.slice(at, end).join(' '))}</p>`, end];
}

function firstAfter(lines: readonly string[], at: number, isEnd: (line: string) => boolean): number {
  const found = lines.findIndex((line, index) => index >= at && isEnd(line));
  return found < 0 ? lines.length : found;
}

/** Code, pictures, links, bold and emphasis; whatever is none of them is text. */
const INLINE = /`([^`]+)`|!\[([^\]]*)\]\(([^)]*)\)|\[([^\]]+)\]\(([^)\s]+)\)|\*\*([^*]+)\*\*|\*([^*\s][^*]*)\*/g;

function renderInline(text: string): Html[] {
  const parts: Html[] = [];
  let end = 0;
  for (const found of text.matchAll(INLINE)) {
    if (found.index > end) parts.push(html`${text.slice(end, found.index)}`);
    parts.push(renderPart(found));
    end = found.index + found[0].length;
  }
  if (end < text.length) parts.push(html`${text.slice(end)}`);
  return parts;
}

function renderPart([whole, code, image, from, label, target, bold, emphasis]: readonly (string | undefined)[]): Html {
  if (code !== undefined) return html`<code>${code}</code>`;
  if (image !== undefined) return renderPicture(image, from ?? '');
  if (label !== undefined) return renderLink(label, target ?? '');
  if (bold !== undefined) return html`<strong>${renderInline(bold)}</strong>`;
  return emphasis === undefined ? html`${whole}` : html`<em>${renderInline(emphasis)}</em>`;
}

/** Its words stand in its place where it is none of the handbook's own. */
function renderPicture(words: string, address: string): Html {
  if (!/^networks\/pictures\/[a-z0-9-]+\.png$/.test(address)) return html`<em>${words}</em>`;
  return html`<img src="/help/${address}" alt="${words}" loading="lazy">`;
}

function renderLink(label: string, target: string): Html {
  const page = /^((?:networks\/)?[a-z0-9-]+)\.md(#[\p{L}\p{N}_-]+)?$/u.exec(target);
  if (page !== null) return html`<a href="/help/${page[1]}${page[2] ?? ''}">${renderInline(label)}</a>`;
  if (/^#[\p{L}\p{N}_-]+$/u.test(target)) return html`<a href="${target}">${renderInline(label)}</a>`;
  if (/^https?:\/\//.test(target))
    return html`<a href="${target}" rel="noopener noreferrer">${renderInline(label)}</a>`;
  return html`${renderInline(label)}`;
}

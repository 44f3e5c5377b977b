import { globSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { html } from 'hono/html';
import { expect, test } from 'vitest';
import { renderMarkdown } from './render-markdown.ts';

const render = async (source: string) => String(await html`${renderMarkdown(source)}`);

test.each([
  ['# A & B', '<h1 id="a--b">A &amp; B</h1>'],
  ['one\ntwo\n\nthree', '<p>one two</p><p>three</p>'],
  ['- one\n  more\n- `two`', '<ul><li>one more</li><li><code>two</code></li></ul>'],
  ['1. one\n2. **two**', '<ol><li>one</li><li><strong>two</strong></li></ol>'],
  ['```\n<b>\n```', '<pre tabindex="0"><code>&lt;b&gt;</code></pre>'],
  ['[here](composing.md#images)', '<p><a href="/help/composing#images">here</a></p>'],
  ['[away](../roadmap.md) [bad](javascript:alert) [up](../../x)', '<p>away bad up</p>'],
  ['[web](https://example.org/a)', '<p><a href="https://example.org/a" rel="noopener noreferrer">web</a></p>'],
  ['![A page](../screens/a.png)', '<p><em>A page</em></p>'],
  ['<script>alert(1)</script>', '<p>&lt;script&gt;alert(1)&lt;/script&gt;</p>'],
  ['before <!-- not\nshown --> after', '<p>before  after</p>'],
])('%j is shown', async (source, expected) => {
  expect(await render(source)).toBe(expected);
});

test('links lead from the folder that a page stands in', async () => {
  const source = '[back](../channels.md#mastodon) [beside](x.md) [here](#limits) [away](../../decisions/060-a.md)';
  expect(String(await html`${renderMarkdown(source, 'networks/')}`)).toBe(
    '<p><a href="/help/channels#mastodon">back</a> <a href="/help/networks/x">beside</a> <a href="#limits">here</a> away</p>',
  );
  expect(await render('[X](networks/x.md#limits)')).toBe('<p><a href="/help/networks/x#limits">X</a></p>');
});

test('a picture of the handbook is shown with its words; one from elsewhere is its words alone', async () => {
  const source = '![A form "A"](pictures/x-form.png) ![B](../../x.png) ![C](https://example.org/c.png)';
  expect(String(await html`${renderMarkdown(source, 'networks/')}`)).toBe(
    '<p><img src="/help/networks/pictures/x-form.png" alt="A form &quot;A&quot;" loading="lazy"> <em>B</em> <em>C</em></p>',
  );
});

test('a table has its head and its rows, bars in code included', async () => {
  const shown = await render('| a | b |\n|---|---|\n| `x|y` | *z* |');
  expect(shown).toContain('<th scope="col">a</th><th scope="col">b</th>');
  expect(shown).toContain('<td><code>x|y</code></td><td><em>z</em></td>');
});

test('nothing that stands in a page becomes markup', async () => {
  const piece = fc.constantFrom(
    '<',
    '>',
    '"',
    "'",
    '&',
    '`',
    '*',
    '[',
    '](',
    ')',
    '|',
    '\n',
    '# ',
    '- ',
    'javascript:',
    'x.md',
  );
  await fc.assert(
    fc.asyncProperty(fc.array(piece, { maxLength: 60 }), async (pieces) => {
      const shown = await render(pieces.join(''));
      const tags = [...shown.matchAll(/<\/?([a-z0-9]*)/gi)].map(([, name]) => name);
      const known = [
        'h1',
        'h2',
        'h3',
        'p',
        'ul',
        'ol',
        'li',
        'pre',
        'code',
        'a',
        'em',
        'strong',
        'div',
        'table',
        'thead',
        'tbody',
        'tr',
        'th',
        'td',
      ];
      for (const name of tags) expect(known).toContain(name);
      expect(shown).not.toMatch(/href="(?!\/help\/|#|https?:)/);
    }),
  );
});

test('every page of the handbook is shown whole', async () => {
  const folder = fileURLToPath(new URL('../../../../../docs/handbook/', import.meta.url));
  const files = globSync(['*.md', 'networks/*.md'], { cwd: folder });
  expect(files.length).toBeGreaterThan(15);
  for (const file of files) {
    const source = readFileSync(`${folder}${file}`, 'utf8');
    const shown = String(await html`${renderMarkdown(source, file.startsWith('networks') ? 'networks/' : '')}`);
    expect(shown.match(/<h2 /g)?.length ?? 0).toBe(source.match(/^## /gm)?.length ?? 0);
    expect(shown).not.toMatch(/\]\([a-z]/);
  }
});

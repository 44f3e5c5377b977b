import { expect, test } from 'vitest';
import { findDeadLinks } from './documents.mjs';

const files = new Set(['docs/a.md', 'docs/b.md', 'docs', 'web/logo.svg']);
const find = (text) =>
  findDeadLinks(
    new Map([
      ['docs/a.md', text],
      ['docs/b.md', '# Two words, & more\n<a id="here"></a>'],
    ]),
    (path) => files.has(path),
  );

test.each([
  '[b](b.md)',
  '[b](./b.md#two-words--more)',
  '[b](b.md#here)',
  '![logo](../web/logo.svg "The logo")',
  '# Own heading\n[up](#own-heading)',
  '[out](https://example.org/x) and <mailto:a@example.org>',
  '`[code](nowhere.md)`',
  '```\n[code](nowhere.md)\n```',
  '[folder](../docs/)',
])('leads somewhere: %s', (text) => {
  expect(find(text)).toEqual([]);
});

test.each([
  ['[c](c.md)', 'c.md'],
  ['[b](b.md#three)', 'b.md#three'],
  ['[up](#nowhere)', '#nowhere'],
  ['[ref][1]\n\n[1]: gone.md', 'gone.md'],
  ['<img src="gone.png">', 'gone.png'],
])('leads nowhere: %s', (text, link) => {
  expect(find(text)).toEqual([`docs/a.md links to ${link}, which is not there`]);
});

import { Hono } from 'hono';
import { describe, expect, test } from 'vitest';
import { describeBedside, mountApiDescription } from './api-description.ts';

const document = describeBedside();
const operations = Object.values(document.paths).flatMap((methods) => Object.values(methods));

function ask(path: string, headers: Record<string, string> = {}, publicUrl = 'https://bedside.example') {
  const app = new Hono<{ Variables: { requestId: string } }>();
  mountApiDescription(app, publicUrl);
  return app.request(path, { headers });
}

describe('the address of the description', () => {
  test('gives the same bytes under the same tag after each start', async () => {
    const [one, two] = [await ask('/api/openapi.json'), await ask('/api/openapi.json', {}, 'https://other.example')];
    expect(await one.json()).toEqual(JSON.parse(JSON.stringify(document)));
    expect(two.headers.get('etag')).toBe(one.headers.get('etag'));
    expect(one.headers.get('etag')).toMatch(/^"[\w-]{22}"$/);
  });

  test.each(['/api/openapi.json', '/api/docs', '/api/docs/style.css'])(
    '%s sends nothing that is known',
    async (path) => {
      const etag = (await ask(path)).headers.get('etag') ?? '';
      const again = await ask(path, { 'if-none-match': `"other", ${etag}` });
      expect([again.status, await again.text()]).toEqual([304, '']);
      expect((await ask(path, { 'if-none-match': '"other"' })).status).toBe(200);
    },
  );
});

test('the page is sent compressed to whoever takes that', async () => {
  const packed = await ask('/api/docs', { 'accept-encoding': 'gzip' });
  expect(packed.headers.get('content-encoding')).toBe('gzip');
  expect((await ask('/api/docs')).headers.has('content-encoding')).toBe(false);
});

describe('the page of the API', async () => {
  const response = await ask('/api/docs');
  const page = await response.text();

  test('runs no script, and takes nothing from elsewhere', () => {
    expect(page).not.toMatch(/<script|javascript:|\son\w+="|\sstyle="/i);
    expect(response.headers.get('content-security-policy')).toContain("default-src 'none'; style-src 'self'");
    const addresses = [...page.matchAll(/(?:href|src)="([^"]*)"/g)].map(([, address]) => address);
    expect(addresses.filter((address) => !/^(#|\/api\/)/.test(address ?? ''))).toEqual([]);
  });

  test('has a heading, an address in the index and a command to paste for each operation', () => {
    for (const { operationId } of operations) {
      expect(page).toContain(`<article id="${operationId}" aria-labelledby="${operationId}-name">`);
      expect(page.split(`href="#${operationId}"`).length, operationId).toBeGreaterThan(2);
    }
    expect(page.split('<code>curl ').length - 1).toBe(operations.length);
  });

  test('gives each id once, and leads nowhere that is not there', () => {
    const ids = [...page.matchAll(/\sid="([^"]+)"/g)].map(([, id]) => id);
    expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([]);
    const wanted = [...page.matchAll(/(?:href="#|aria-labelledby=")([^"]+)"/g)].map(([, id]) => id);
    expect(wanted.filter((id) => !ids.includes(id))).toEqual([]);
  });

  test('goes from heading to heading without leaving a level out', () => {
    const levels = [...page.matchAll(/<h(\d)/g)].map(([, level]) => Number(level));
    expect(levels.filter((level) => level === 1)).toHaveLength(1);
    const jumps = levels.filter((level, index) => index > 0 && level > (levels[index - 1] ?? 0) + 1);
    expect(jumps).toEqual([]);
  });

  test('writes commands that a shell takes as they stand', () => {
    const create = /<h4 id="createPost-curl">.*?<code>(.*?)<\/code>/s.exec(page)?.[1] ?? '';
    expect(create).toContain('-H &quot;Authorization: Bearer $BEDSIDE_KEY&quot;');
    expect(create).toContain('-H &quot;Idempotency-Key: $(uuidgen)&quot;');
    expect(create).toMatch(/-d (&#39;|')\{/);
  });
});

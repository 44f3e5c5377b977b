import { Hono } from 'hono';
import { describe, expect, test } from 'vitest';
import { fixedClock } from '../../kernel/clock/clock.ts';
import { createLogger } from '../../kernel/log/logger.ts';
import { createMetrics } from '../../kernel/metrics/metrics.ts';
import { allowedMethods } from './allowed-methods.ts';
import { mountCspReports } from './csp-reports.ts';
import type { EdgeApp } from './edge-app.ts';
import { consolePolicy, setSecureHeaders } from './secure-headers.ts';
import { mountSecurityTxt, SECURITY_TXT_PATH } from './security-txt.ts';

const OWN = 'https://bedside.example.org';

/** A policy as its directives. */
function directivesOf(policy: string): Map<string, string> {
  return new Map(
    policy.split('; ').map((directive) => {
      const [name = '', ...values] = directive.split(' ');
      return [name, values.join(' ')];
    }),
  );
}

describe('the policy of the console', () => {
  const directives = directivesOf(consolePolicy('abc'));

  test('lets nothing run or style that does not carry the nonce', () => {
    expect(directives.get('default-src')).toBe("'none'");
    expect(directives.get('script-src')).toBe("'nonce-abc' 'strict-dynamic'");
    expect(directives.get('style-src')).toBe("'self' 'nonce-abc'");
    expect(directives.get('require-trusted-types-for')).toBe("'script'");
    expect(directives.get('trusted-types')).toBe('default');
    for (const name of ['object-src', 'base-uri', 'frame-ancestors', 'script-src-attr', 'style-src-attr']) {
      expect(directives.get(name)).toBe("'none'");
    }
    expect(consolePolicy('abc')).not.toMatch(/unsafe|\*|https?:/);
  });
});

describe('headers of every answer', () => {
  const headersOf = (isHttps: boolean, own: Record<string, string> = {}) => {
    const headers = new Headers(own);
    setSecureHeaders(headers, { isHttps });
    return headers;
  };

  test('promise https for two years, where there is https', () => {
    expect(headersOf(true).get('strict-transport-security')).toBe('max-age=63072000');
    expect(headersOf(false).has('strict-transport-security')).toBe(false);
  });

  test('leave passkeys to our own pages, and close the device', () => {
    const permissions = headersOf(true).get('permissions-policy') ?? '';
    for (const feature of ['camera', 'microphone', 'geolocation', 'usb', 'payment']) {
      expect(permissions).toContain(`${feature}=()`);
    }
    expect(permissions).toContain('publickey-credentials-get=(self)');
    expect(permissions).toContain('publickey-credentials-create=(self)');
  });

  test('are a sandbox where an answer has no policy of its own, and leave its own alone', () => {
    expect(headersOf(true).get('content-security-policy')).toMatch(/^default-src 'none';.* sandbox$/);
    const own = { 'content-security-policy': "default-src 'self'", 'cross-origin-resource-policy': 'cross-origin' };
    expect(Object.fromEntries(headersOf(true, own))).toMatchObject(own);
    expect(Object.fromEntries(headersOf(true))).toMatchObject({
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-resource-policy': 'same-origin',
      'x-frame-options': 'DENY',
    });
  });
});

describe('methods of an address', () => {
  const doors = [
    { method: 'ALL', path: '/*' },
    { method: 'GET', path: '/api/v1/posts/:id' },
    { method: 'PATCH', path: '/api/v1/posts/:id' },
    { method: 'POST', path: '/api/v1/media' },
    { method: 'GET', path: '/practice/*' },
    { method: 'GET', path: '*' },
  ];
  test.each([
    ['/api/v1/posts/1', 'GET HEAD OPTIONS PATCH'],
    ['/api/v1/media', 'OPTIONS POST'],
    ['/api/v1/media/', ''],
    ['/api/v1/posts', ''],
    ['/api/v1/posts/', ''],
    ['/api/v1/posts/1/2', ''],
    ['/review', 'GET HEAD OPTIONS'],
    ['/practice/a/b', 'GET HEAD OPTIONS'],
    ['/.well-known/none', ''],
  ])('%s: %s', (path, methods) => {
    expect(allowedMethods(doors, path).join(' ')).toBe(methods);
  });
});

describe('reports of broken policies', () => {
  function open() {
    const lines: string[] = [];
    const log = createLogger({ level: 'info', destination: { write: (line: string) => void lines.push(line) } });
    const metrics = createMetrics({ routes: [], tasks: [], networks: [], deliveryOutcomes: [] });
    const clock = fixedClock('2027-01-01T00:00:00Z');
    const app: EdgeApp = new Hono();
    app.onError((error, c) =>
      c.json({ code: 'code' in error ? error.code : 'none' }, 'status' in error ? (error.status as 400) : 500),
    ); // statuses of BedsideErrors are numbers
    mountCspReports(app, { log, metrics, clock });
    const send = async (body: string, type = 'application/csp-report') =>
      (await app.request('/api/csp-report', { method: 'POST', body, headers: { 'content-type': type } })).status;
    return { send, lines, metrics, clock };
  }
  const old = (more: object) => JSON.stringify({ 'csp-report': { 'violated-directive': 'img-src x', ...more } });

  test('are counted by directive, and nothing else of them is kept', async () => {
    const { send, lines, metrics } = open();
    const secrets = {
      'blocked-uri': 'https://evil.example/?rosa',
      'script-sample': 'Rosa',
      'document-uri': '/posts/9',
    };
    expect(await send(old({ 'effective-directive': 'script-src-elem', ...secrets }))).toBe(204);
    expect(await send(old(secrets))).toBe(204);
    const newer = [
      {
        type: 'csp-violation',
        url: 'https://x.example/rosa',
        body: { effectiveDirective: 'style-src-attr', sample: 'Rosa' },
      },
      { type: 'csp-violation', body: { effectiveDirective: 'Rosa Canary', blockedURL: 'rosa' } },
    ];
    expect(await send(JSON.stringify(newer), 'application/reports+json')).toBe(204);
    const { body } = await metrics.render();
    for (const directive of ['script-src-elem', 'img-src', 'style-src-attr', 'other']) {
      expect(body).toContain(`csp_reports_total{directive="${directive}"} 1`);
    }
    expect(lines).toHaveLength(4);
    expect(`${lines.join('')}${body}`).not.toMatch(/rosa|evil|posts/i);
  });

  test('of the wrong kind, form or size are refused', async () => {
    const { send } = open();
    expect(await send(old({}), 'text/html')).toBe(415);
    for (const broken of ['', '{', 'null', '{"csp-report":{}}', '[{"body":1}]']) expect(await send(broken)).toBe(400);
    expect(await send(old({ pad: 'x'.repeat(70_000) }))).toBe(413);
  });

  test('beyond twenty in a parcel or 120 parcels a minute are dropped', async () => {
    const { send, lines, clock } = open();
    const many = Array.from({ length: 500 }, () => ({ body: { effectiveDirective: 'img-src' } }));
    expect(await send(JSON.stringify(many), 'application/reports+json')).toBe(204);
    expect(lines).toHaveLength(20);
    const answers = await Promise.all(Array.from({ length: 130 }, () => send(old({}))));
    expect(answers.filter((status) => status === 204)).toHaveLength(119);
    expect(answers.filter((status) => status === 429)).toHaveLength(11);
    clock.advance(60_000);
    expect(await send(old({}))).toBe(204);
  });
});

describe('security.txt', () => {
  const startedAt = new Date('2026-11-21T09:00:00Z');

  test('tells whom to write to, for less than a year', async () => {
    const app: EdgeApp = new Hono();
    mountSecurityTxt(app, { contact: 'mailto:security@example.org', publicUrl: OWN, startedAt });
    const answer = await app.request(SECURITY_TXT_PATH);
    expect(answer.headers.get('content-type')).toMatch(/^text\/plain; charset=utf-8/i);
    const text = await answer.text();
    expect(text).toBe(
      [
        'Contact: mailto:security@example.org',
        'Expires: 2027-11-20T09:00:00.000Z',
        'Preferred-Languages: en, es',
        `Canonical: ${OWN}/.well-known/security.txt`,
        '',
      ].join('\n'),
    );
  });

  test('is not there where nobody is named', async () => {
    const app: EdgeApp = new Hono();
    mountSecurityTxt(app, { contact: null, publicUrl: OWN, startedAt });
    expect((await app.request(SECURITY_TXT_PATH)).status).toBe(404);
  });
});

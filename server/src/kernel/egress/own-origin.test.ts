import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, test } from 'vitest';
import { createLogger } from '../log/logger.ts';
import { createEgress } from './egress.ts';
import { resolveTarget } from './resolve-target.ts';

const log = createLogger({ level: 'silent' });
const closing: (() => Promise<unknown>)[] = [];
afterEach(() => Promise.all(closing.splice(0).map((close) => close())));

async function serve(handler: RequestListener): Promise<string> {
  const server = createServer(handler);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  closing.push(() => new Promise((resolve) => server.close(resolve)));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`; // a TCP server has one
}

const wayTo = (onlyOrigin: string) =>
  createEgress({ allowLoopback: false, onlyOrigin, log, userAgent: 'Bedside-Test/1' }).fetch;

describe('a way out that leads to one origin', () => {
  test('reaches it where nothing else may be asked', async () => {
    const origin = await serve((_request, response) => response.end('stored'));
    const common = createEgress({ allowLoopback: false, log, userAgent: 'Bedside-Test/1' });
    await expect(common.fetch(`${origin}/media`)).rejects.toMatchObject({ code: 'EGRESS_SCHEME' });
    expect(await (await wayTo(origin)(`${origin}/media`)).text()).toBe('stored');
  });

  test('reaches private addresses of a name, and no other name of the same address', async () => {
    const options = {
      lookup: async () => ['10.20.0.9'],
      allowLoopback: false,
      onlyOrigin: 'https://minio.example.org',
    };
    const found = await resolveTarget(new URL('https://minio.example.org/media'), options);
    expect(found.addresses).toEqual(['10.20.0.9']);
    const other = resolveTarget(new URL('https://other.example.org/media'), options);
    await expect(other).rejects.toMatchObject({ code: 'EGRESS_ADDRESS_REFUSED' });
  });

  test.each(['http://127.0.0.1:1/media', 'https://93.184.216.34/', 'http://169.254.169.254/latest/meta-data'])(
    'refuses %s',
    async (url) => {
      const origin = await serve((_request, response) => response.end('stored'));
      await expect(wayTo(origin)(url)).rejects.toMatchObject({ code: 'EGRESS_ADDRESS_REFUSED' });
    },
  );

  test('follows no redirect to elsewhere', async () => {
    const elsewhere = await serve((_request, response) => response.end('secret'));
    const origin = await serve((_request, response) => response.writeHead(302, { location: elsewhere }).end());
    await expect(wayTo(origin)(`${origin}/media`)).rejects.toMatchObject({ code: 'EGRESS_REDIRECT_REFUSED' });
  });
});

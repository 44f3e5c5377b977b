import { createServer as createHttpServer } from 'node:http';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { networkInterfaces } from 'node:os';
import { afterEach, describe, expect, test } from 'vitest';
import { createLogger } from '../log/logger.ts';
import { createEgress } from './egress.ts';
import { classifyHouseAddress, type HouseOrigins } from './house-origins.ts';
import { type Lookup, resolveTarget } from './resolve-target.ts';
import { parseTarget } from './target.ts';
import { makeTestCertificate } from './test-certificate.ts';
import { NAMES, REFUSED_URLS } from './url-corpus.ts';

const log = createLogger({ level: 'silent' });
const closing: (() => Promise<unknown>)[] = [];
afterEach(() => Promise.all(closing.splice(0).map((close) => close())));

const own = { origin: 'https://bedside.example.org', port: 8470 };
const house = (...origins: string[]): HouseOrigins => ({ origins: new Set(origins), own, authorities: [] });
const to = (...addresses: string[]): Lookup => {
  return async () => addresses;
};

const resolve = (url: string, rules: { house: HouseOrigins; lookup?: Lookup; allowLoopback?: boolean }) =>
  resolveTarget(parseTarget(url), { lookup: to('10.0.0.7'), allowLoopback: false, ...rules });

describe('an origin that the operator named', () => {
  test.each([
    'https://10.0.0.7:8443/r4',
    'http://192.168.4.9:8080/fhir',
    'https://172.31.255.255/',
    'https://[fd12:3456::7]:8443/r4',
  ])('is reached within the network: %s', async (url) => {
    const { origin, hostname } = new URL(url);
    expect(await resolve(url, { house: house(origin) })).toEqual({
      addresses: [hostname.replace(/^\[(.*)\]$/, '$1')],
      inside: true,
    });
  });

  test('is reached by its name, at all of its addresses', async () => {
    const found = await resolve('https://fhir.example.org:8443/r4', {
      house: house('https://fhir.example.org:8443'),
      lookup: to('10.0.0.7', 'fd12::7'),
    });
    expect(found).toEqual({ addresses: ['10.0.0.7', 'fd12::7'], inside: true });
  });

  test.each([
    ['another port', 'https://fhir.example.org:8444/'],
    ['another scheme', 'http://fhir.example.org:8443/'],
    ['another name', 'https://fhir2.example.org:8443/'],
    ['a name beneath it', 'https://a.fhir.example.org:8443/'],
    ['its address', 'https://10.0.0.7:8443/'],
  ])('opens nothing beside it: %s', async (_what, url) => {
    await expect(resolve(url, { house: house('https://fhir.example.org:8443') })).rejects.toMatchObject({
      code: 'EGRESS_ADDRESS_INSIDE',
    });
  });

  test('on the public internet is asked by https alone', async () => {
    const rules = { house: house('http://fhir.example.org', 'https://fhir.example.org'), lookup: to('93.184.215.14') };
    await expect(resolve('http://fhir.example.org/', rules)).rejects.toMatchObject({ code: 'EGRESS_SCHEME' });
    expect(await resolve('https://fhir.example.org/', rules)).toMatchObject({ inside: false });
  });

  test.each([
    ['where a cloud hands out credentials', ['169.254.169.254']],
    ['as another cloud has it', ['fd00:ec2::254']],
    ['as a third has it', ['100.100.100.200']],
    ['as a fourth has it', ['fd20:ce::254']],
    ['as a fifth has it', ['168.63.129.16']],
    ['this link', ['fe80::1']],
    ['this machine', ['127.0.0.1']],
    ['this machine too', ['::1']],
    ['any machine', ['0.0.0.0']],
    ['a private address within another', ['::ffff:10.0.0.7']],
    ['a private address in a tunnel', ['fd12::5efe:10.0.0.7']],
    ['a private address beside a public one', ['10.0.0.7', '93.184.215.14']],
    ['a private address beside this machine', ['10.0.0.7', '127.0.0.1']],
    ['a private address beside that of a cloud', ['10.0.0.7', '169.254.169.254']],
  ])('is refused when it leads to %s', async (_what, addresses) => {
    for (const scheme of ['http', 'https']) {
      const url = `${scheme}://fhir.example.org`;
      await expect(resolve(url, { house: house(url), lookup: to(...addresses) })).rejects.toMatchObject({
        code: 'EGRESS_ADDRESS_REFUSED',
      });
    }
  });

  test('is refused when it is this house, by its name or at its port', async () => {
    const named = house(own.origin, 'http://bedside.lan.example:8470', 'http://bedside.lan.example:8080');
    await expect(resolve(own.origin, { house: named })).rejects.toMatchObject({ code: 'EGRESS_ADDRESS_REFUSED' });
    const here = Object.values(networkInterfaces())
      .flatMap((all) => all ?? [])
      .find(({ address }) => classifyHouseAddress(address) === 'loopback')?.address;
    const rules = { house: named, lookup: to(here ?? ''), allowLoopback: true };
    await expect(resolve('http://bedside.lan.example:8470/', rules)).rejects.toMatchObject({
      code: 'EGRESS_ADDRESS_REFUSED',
    });
    expect(await resolve('http://bedside.lan.example:8080/', rules)).toMatchObject({ inside: true });
  });
});

describe('the corpus of addresses', () => {
  /** As a hostile page would have it: everything that can be named at all is named. */
  const all = Object.values(REFUSED_URLS).flat();
  const everything = house(...all.flatMap((url) => (URL.canParse(url) ? [new URL(url).origin] : [])));
  const lookup: Lookup = async (hostname) => NAMES[hostname] ?? [];

  test('leads to nothing but plain private addresses when all of it is named', async () => {
    const reached: string[] = [];
    for (const url of all) {
      await resolveOrNull(url).then((found) => found !== null && reached.push(...found.addresses));
    }
    expect(new Set(reached.map(classifyHouseAddress))).toEqual(new Set(['private']));
  });

  async function resolveOrNull(url: string) {
    try {
      return await resolveTarget(parseTarget(url), { lookup, allowLoopback: false, house: everything });
    } catch {
      return null;
    }
  }

  test('leads nowhere when none of it is named', async () => {
    const { vet } = createEgress({ allowLoopback: false, lookup, house: house(), log, userAgent: 'Bedside-Test/1' });
    for (const url of all) await expect(vet(url), url).rejects.toThrow();
  });
});

describe('a server with a certificate of the house', () => {
  const certificate = makeTestCertificate('fhir.example.org');

  async function serve(): Promise<number> {
    const server = createServer(certificate, (_request, response) => response.end('ours'));
    server.on('tlsClientError', () => undefined);
    await new Promise<void>((resolved) => server.listen(0, '127.0.0.1', resolved));
    closing.push(() => new Promise((resolved) => server.close(resolved)));
    return (server.address() as AddressInfo).port; // a TCP server has one
  }

  const wayOf = (origins: string[], authorities: string[]) =>
    createEgress({
      allowLoopback: true,
      lookup: to('127.0.0.1'),
      house: { origins: new Set(origins), own, authorities },
      log,
      userAgent: 'Bedside-Test/1',
    }).fetch;

  test('is believed for the named origin alone', async () => {
    const origin = `https://fhir.example.org:${await serve()}`;
    expect(await (await wayOf([origin], [certificate.cert])(origin)).text()).toBe('ours');
    await expect(wayOf([origin], [])(origin)).rejects.toMatchObject({ code: 'EGRESS_TLS' });
    await expect(wayOf([], [certificate.cert])(origin)).rejects.toMatchObject({ code: 'EGRESS_TLS' });
  });

  test('is believed under its own name alone', async () => {
    const origin = `https://other.example.org:${await serve()}`;
    await expect(wayOf([origin], [certificate.cert])(origin)).rejects.toMatchObject({ code: 'EGRESS_TLS' });
  });

  test('is not believed on the way that all else takes', async () => {
    const origin = `https://fhir.example.org:${await serve()}`;
    const common = createEgress({ allowLoopback: true, lookup: to('127.0.0.1'), log, userAgent: 'Bedside-Test/1' });
    await expect(common.fetch(origin)).rejects.toMatchObject({ code: 'EGRESS_TLS' });
  });

  test('does not lead us on to another private address', async () => {
    const server = createHttpServer((_request, response) =>
      response.writeHead(302, { location: 'https://10.0.0.8:8443/secret' }).end(),
    );
    await new Promise<void>((resolved) => server.listen(0, '127.0.0.1', resolved));
    closing.push(() => new Promise((resolved) => server.close(resolved)));
    const origin = `http://fhir.example.org:${(server.address() as AddressInfo).port}`; // a TCP server has one
    await expect(wayOf([origin], [])(origin)).rejects.toMatchObject({ code: 'EGRESS_REDIRECT_REFUSED' });
  });
});

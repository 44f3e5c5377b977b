/** What `deploy/` hands to operators, held against the settings, folders and limits of the product. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseYaml } from '@redocly/openapi-core';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { describeSettings } from './settings.ts';

const ROOT = fileURLToPath(new URL('../../../', import.meta.url));
const read = (path: string) => readFileSync(`${ROOT}${path}`, 'utf8');

const settings = describeSettings();
const knownNames = new Set([
  ...settings.map(({ name }) => name),
  ...settings.filter(({ secret }) => secret).map(({ name }) => `${name}_FILE`),
  // Node's own, and the launcher's.
  'NODE_ENV',
  'NODE_COMPILE_CACHE',
]);
const secretNames = settings.filter(({ secret }) => secret).map(({ name }) => name);

describe('the container', () => {
  const lines = read('deploy/Containerfile')
    .replaceAll(/^#.*\n/gm, '')
    .replaceAll(/\\\n\s*/g, '')
    .split('\n')
    .filter((line) => line.trim() !== '');
  const steps = lines.map((line) => {
    const [, word = '', rest = ''] = /^(\S+)\s+(.*)$/.exec(line) ?? [];
    return { word, rest };
  });
  const of = (word: string, among = steps) => among.filter((step) => step.word === word).map(({ rest }) => rest);
  const lastStage = steps.slice(steps.findLastIndex(({ word }) => word === 'FROM'));

  it('uses words that every builder knows, and takes nothing from an address', () => {
    const known = 'ARG FROM WORKDIR COPY RUN ENV USER VOLUME EXPOSE STOPSIGNAL HEALTHCHECK ENTRYPOINT CMD'.split(' ');
    expect(steps.map(({ word }) => word).filter((word) => !known.includes(word))).toEqual([]);
    expect(of('RUN').join('\n')).not.toMatch(/https?:|curl|wget/);
  });

  it('has stages with names, from images that are given', () => {
    expect(of('FROM')).toEqual([`\${NODE_IMAGE} AS build`, 'build AS trimmed', `\${BASE_IMAGE} AS bedside`]);
    expect(of('ARG').map((rest) => rest.split('=')[0])).toEqual(['NODE_IMAGE', 'BASE_IMAGE']);
  });

  it('copies what is there', () => {
    const sources = of('COPY')
      .filter((rest) => !rest.includes('--from='))
      .flatMap((rest) => rest.split(/\s+/).slice(0, -1));
    expect(sources.length).toBeGreaterThan(15);
    for (const source of sources) expect(existsSync(`${ROOT}${source}`), source).toBe(true);
  });

  it('knows every workspace of the lock file', () => {
    const { packages } = z
      .object({
        packages: z.record(
          z.string(),
          z.looseObject({ link: z.boolean().optional(), resolved: z.string().optional() }),
        ),
      })
      .parse(JSON.parse(read('package-lock.json')));
    const workspaces = Object.values(packages).flatMap(({ link, resolved }) => (link ? [resolved ?? ''] : []));
    const copied = of('COPY').join(' ');
    for (const workspace of workspaces) expect(copied).toContain(`${workspace}/package.json`);
  });

  it('ends with a stage in which nothing is built, and that runs as nobody in particular', () => {
    expect(of('RUN', lastStage)).toEqual([]);
    expect(of('COPY', lastStage).every((rest) => rest.startsWith('--from='))).toBe(true);
    expect(of('USER', lastStage)).toEqual(['10001:10001']);
    expect(of('VOLUME', lastStage)).toEqual(['["/data", "/keys"]']);
    expect(of('HEALTHCHECK', lastStage).join()).toContain('/healthz');
  });

  it('sets settings that there are', () => {
    const names = [
      ...of('ENV')
        .join(' ')
        .matchAll(/([A-Z_]+)=/g),
    ].map(([, name = '']) => name);
    expect(names.filter((name) => !knownNames.has(name))).toEqual([]);
  });
});

describe('the compose file', () => {
  const service = z.looseObject({
    environment: z.record(z.string(), z.string()),
    ports: z.string().array().optional(),
    networks: z.string().array(),
    secrets: z.string().array(),
    read_only: z.boolean().optional(),
    cap_drop: z.string().array().optional(),
    security_opt: z.string().array().optional(),
    command: z.string().array().optional(),
  });
  const { services } = z
    .looseObject({ services: z.record(z.string(), service) })
    .parse(parseYaml(read('deploy/compose.yml')));
  const ours = Object.entries(services).filter(([name]) => name !== 'database');

  it('has one that answers and one that works', () => {
    expect(ours.map(([name, { command }]) => [name, command])).toEqual([
      ['bedside', ['serve', '--no-work']],
      ['worker', ['work']],
    ]);
  });

  it.each(ours)('%s may write nowhere but to its volumes, and gain no rights', (_name, one) => {
    expect(one).toMatchObject({
      read_only: true,
      cap_drop: ['ALL'],
      security_opt: ['no-new-privileges:true'],
      networks: ['front', 'inside'],
    });
  });

  it.each(ours)('%s gets settings that there are, and secrets as files alone', (_name, { environment }) => {
    const names = Object.keys(environment);
    expect(names.filter((name) => !knownNames.has(name))).toEqual([]);
    expect(names.filter((name) => name.startsWith('DATABASE_') && !name.endsWith('_FILE'))).toEqual([]);
  });

  it('opens no port but to this machine, and none of the database', () => {
    expect(Object.values(services).flatMap(({ ports = [] }) => ports)).toEqual(['127.0.0.1:8470:8470']);
    expect(services['database']?.networks).toEqual(['inside']);
  });
});

describe('the units of systemd', () => {
  const units = ['deploy/bedside.service', 'deploy/bedside-work@.service'].map((path) => [path, read(path)] as const);

  it.each(units)('%s starts what is there, as a user of its own', (_path, unit) => {
    expect(unit).toMatch(/^ExecStart=\/usr\/bin\/env node \/opt\/bedside\/bedside\.mjs (serve|work)$/m);
    expect(unit).toMatch(/^User=bedside$/m);
    expect(existsSync(`${ROOT}bedside.mjs`)).toBe(true);
  });

  it.each(units)('%s sets settings that there are, and no secret', (_path, unit) => {
    const assigned = [...unit.matchAll(/^#? ?Environment=(.*)$/gm)].flatMap(([, rest = '']) =>
      rest.split(' ').map((pair) => pair.split('=')[0] ?? ''),
    );
    expect(assigned.filter((name) => !knownNames.has(name))).toEqual([]);
    expect(assigned.filter((name) => secretNames.includes(name))).toEqual([]);
  });

  it('are hardened alike', () => {
    const hardening = (unit: string) => unit.slice(unit.indexOf('# What it may reach'), unit.indexOf('[Install]'));
    const [first = '', second] = units.map(([, unit]) => hardening(unit));
    expect(first).toBe(second);
    for (const line of ['NoNewPrivileges=yes', 'ProtectSystem=strict', 'CapabilityBoundingSet=', 'PrivateUsers=yes'])
      expect(first.split('\n')).toContain(line);
  });
});

describe('the proxies', () => {
  const [, megabytes = ''] =
    /const MAX_UPLOAD_BYTES = (\d+)_000_000;/.exec(read('server/src/registers/media/routes.ts')) ?? [];
  const [, fhir = ''] =
    /const MAX_FHIR_BYTES = (\d+)_000_000;/.exec(read('server/src/registers/authorizations/fhir/in/contract.ts')) ?? [];
  const files = ['deploy/nginx.conf', 'deploy/Caddyfile'].map((path) => [path, read(path)] as const);

  it.each(files)('%s lets the largest upload pass, so that Bedside refuses what is larger', (_path, text) => {
    const [, limit = '0'] = /(?:client_max_body_size|max_size) (\d+)(?:m;|MB)/.exec(text) ?? [];
    expect(Number(limit)).toBeGreaterThan(Math.max(Number(megabytes), Number(fhir)));
    expect([megabytes, fhir]).not.toContain('');
  });

  it.each(files)('%s adds no header that Bedside sends itself', (_path, text) => {
    expect(text).not.toMatch(/add_header|^\s*header\s|Strict-Transport-Security/m);
  });

  it.each(files)('%s keeps figures and traces inside', (_path, text) => {
    for (const word of ['/metrics', '/readyz', 'traceparent', 'tracestate']) expect(text).toContain(word);
  });
});

it('the list in deploy/ names every file there', () => {
  const list = read('deploy/README.md');
  const unlisted = readdirSync(`${ROOT}deploy`).filter((name) => !list.includes(`\`${name}\``));
  expect(unlisted.filter((name) => !['README.md', 'secrets'].includes(name))).toEqual([]);
});

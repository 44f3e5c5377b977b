import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chmod, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { makeTestCertificate } from '../../server/src/kernel/egress/test-certificate.ts';

const EXAMPLE = fileURLToPath(new URL('../../deploy/nginx.conf', import.meta.url));
const NGINX = process.env['NGINX_PATH'] ?? '/usr/sbin/nginx';

export const SERVER_NAME = 'bedside.example.org';
export const hasNginx = existsSync(NGINX);

export type RunningNginx = {
  readonly tlsPort: number;
  readonly plainPort: number;
  /** The certificate, which signs itself. */
  readonly cert: string;
  stop(): Promise<void>;
};

/** An nginx with the very file that operators get, but for its ports, its certificate and where Bedside listens. */
export async function startNginx(bedsidePort: number): Promise<RunningNginx> {
  const folder = await mkdtemp(join(tmpdir(), 'bedside-nginx-'));
  await chmod(folder, 0o755);
  const [plainPort, tlsPort] = [await freePort(), await freePort()];
  const { key, cert } = makeTestCertificate(SERVER_NAME);
  await writeFile(join(folder, 'key.pem'), key, { mode: 0o600 });
  await writeFile(join(folder, 'cert.pem'), cert);
  const site = fill(await readFile(EXAMPLE, 'utf8'), [
    ['server 127.0.0.1:8470;', `server 127.0.0.1:${bedsidePort};`],
    ['listen 80;', `listen 127.0.0.1:${plainPort};`],
    ['    listen [::]:80;\n', ''],
    ['listen 443 ssl http2;', `listen 127.0.0.1:${tlsPort} ssl http2;`],
    ['    listen [::]:443 ssl http2;\n', ''],
    ['/etc/ssl/bedside/fullchain.pem', join(folder, 'cert.pem')],
    ['/etc/ssl/bedside/privkey.pem', join(folder, 'key.pem')],
  ]);
  await writeFile(join(folder, 'bedside.conf'), site);
  await writeFile(join(folder, 'nginx.conf'), around(folder));
  const child = spawn(NGINX, ['-p', folder, '-c', join(folder, 'nginx.conf')], { stdio: ['ignore', 'pipe', 'pipe'] });
  await answers(child, tlsPort);
  return {
    tlsPort,
    plainPort,
    cert,
    stop: async () => {
      await ended(child);
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** What stands once in the example is replaced; what does not would be a test of something else. */
function fill(text: string, places: readonly (readonly [string, string])[]): string {
  return places.reduce((filled, [place, value]) => {
    if (filled.split(place).length !== 2) throw new Error(`deploy/nginx.conf has no single "${place.trim()}"`);
    return filled.replace(place, value);
  }, text);
}

/** What a distribution's own nginx.conf brings, as far as it matters. */
function around(folder: string): string {
  return [
    'daemon off;',
    ...(process.getuid?.() === 0 ? ['user nobody nogroup;'] : []),
    `pid ${folder}/nginx.pid;`,
    'error_log stderr error;',
    'events { worker_connections 128; }',
    'http {',
    '  access_log off;',
    ...['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map((name) => `  ${name}_temp_path ${folder}/${name};`),
    `  include ${folder}/bedside.conf;`,
    '}',
  ].join('\n');
}

export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as { port: number }; // listens on TCP
      server.close(() => resolve(port));
    });
  });
}

/** Resolves once the port takes connections; rejects with nginx's words when it ends first. */
async function answers(child: ChildProcess, port: number): Promise<void> {
  let said = '';
  child.stderr?.on('data', (chunk: Buffer) => {
    said += chunk.toString();
  });
  while (!(await connects(port))) {
    if (child.exitCode !== null) throw new Error(`nginx ended with ${child.exitCode}:\n${said}`);
  }
}

async function connects(port: number): Promise<boolean> {
  try {
    // Refused without TLS: any answer tells that somebody listens.
    await fetch(`http://127.0.0.1:${port}/`);
    return true;
  } catch {
    return false;
  }
}

function ended(child: ChildProcess): Promise<void> {
  return new Promise((resolve) => {
    if (child.exitCode !== null) return resolve();
    child.once('exit', () => resolve());
    child.kill('SIGTERM');
  });
}

#!/usr/bin/env node
// Serves the playground and the built engine on this machine alone: node playground/serve.mjs [PORT]
import { createReadStream, existsSync } from 'node:fs';
import { createServer } from 'node:http';
import { fileURLToPath } from 'node:url';

/** Everything there is to get; no other path reaches the disk. */
const FILES = {
  '/playground/': ['./index.html', 'text/html'],
  '/dist/index.mjs': ['../dist/index.mjs', 'text/javascript'],
};
const port = Number(process.argv[2] ?? 4173);

const server = createServer(({ url = '/', method }, response) => {
  if (url === '/') return response.writeHead(302, { Location: '/playground/' }).end();
  const [path, type] = FILES[url.split('?')[0]] ?? [];
  const file = path && fileURLToPath(new URL(path, import.meta.url));
  if (!file || !existsSync(file)) return response.writeHead(404).end();
  if (method !== 'GET' && method !== 'HEAD') return response.writeHead(405, { Allow: 'GET, HEAD' }).end();
  response.writeHead(200, { 'Content-Type': `${type}; charset=utf-8`, 'Cache-Control': 'no-cache' });
  if (method === 'HEAD') return response.end();
  createReadStream(file).pipe(response);
});

server.on('error', ({ code }) => {
  process.stderr.write(code === 'EADDRINUSE' ? `Port ${port} is taken: name another.\n` : `Not served: ${code}.\n`);
  process.exitCode = 1;
});
server.listen(port, '127.0.0.1', () => process.stdout.write(`http://127.0.0.1:${server.address().port}/playground/\n`));

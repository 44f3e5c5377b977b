// The bare framework: what an answer costs before Bedside does anything.
import { serve } from '@hono/node-server';
import { Hono } from 'hono';

const app = new Hono();
app.get('/api/v1/hello', (c) => c.json({ ok: true }));
const server = serve({ fetch: app.fetch, port: Number(process.env.PORT), hostname: '127.0.0.1' }, () => {
  process.stdout.write('Hello is ready\n');
});
process.once('SIGTERM', () => server.close());

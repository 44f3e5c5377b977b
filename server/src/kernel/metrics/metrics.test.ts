import { expect, it } from 'vitest';
import { createMetrics } from './metrics.ts';

const labels = {
  routes: ['/api/v1/items/:id'],
  tasks: ['mail-send'],
  networks: ['bluesky', 'newsroom'],
  deliveryOutcomes: ['published', 'rejected'],
};

it('counts what the house needs to know', async () => {
  const metrics = createMetrics(labels);
  metrics.httpAnswered({ method: 'GET', route: '/api/v1/items/:id', status: 200, seconds: 0.02 });
  metrics.httpAnswered({ method: 'GET', route: '/api/v1/items/:id', status: 200, seconds: 0.2 });
  metrics.jobEnded('mail-send', 'failed');
  metrics.deliveryEnded({ network: 'bluesky', outcome: 'published' });
  metrics.deliveryLate(1.5);
  metrics.deliveryLate(-3);
  metrics.gateDecided('blocked');
  const { body, contentType } = await metrics.render();
  expect(contentType).toContain('text/plain');
  for (const line of [
    'http_requests_total{method="GET",route="/api/v1/items/:id",status="200"} 2',
    'http_request_seconds_bucket{le="0.025",method="GET",route="/api/v1/items/:id"} 1',
    'http_request_seconds_count{method="GET",route="/api/v1/items/:id"} 2',
    'jobs_total{task="mail-send",outcome="failed"} 1',
    'deliveries_total{network="bluesky",outcome="published"} 1',
    'delivery_lateness_seconds_bucket{le="0.5"} 1',
    'delivery_lateness_seconds_bucket{le="2"} 2',
    'delivery_lateness_seconds_sum 1.5',
    'gate_verdict_total{verdict="blocked"} 1',
  ]) {
    expect(body.split('\n')).toContain(line);
  }
});

it('takes no name, path or id as a label, and stays small whatever comes', async () => {
  const metrics = createMetrics(labels);
  for (let index = 0; index < 500; index += 1) {
    const canary = `rosa-${index}`;
    metrics.httpAnswered({ method: canary, route: `/people/${canary}`, status: index * 7 + 0.5, seconds: 1 });
    metrics.jobEnded(canary, 'done');
    metrics.deliveryEnded({ network: canary, outcome: canary });
  }
  const { body } = await metrics.render();
  expect(body).not.toContain('rosa');
  expect(body).toContain('http_requests_total{method="other",route="other",status="other"} 500');
  expect(body.split('\n').length).toBeLessThan(100);
});

it('two in one process do not meet', async () => {
  createMetrics(labels).gateDecided('clear');
  expect((await createMetrics(labels).render()).body).not.toContain('gate_verdict_total{');
});

it('tells of the process when asked', async () => {
  expect((await createMetrics(labels, { processMetrics: true }).render()).body).toContain(
    'process_resident_memory_bytes',
  );
});

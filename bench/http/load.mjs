// Open-loop load: every request has its time of departure beforehand, and waits for no other one. Latency is counted from
// that time to the last byte of the answer, so that a server that stalls is charged for all who would have come.
import { Agent, request } from 'node:http';
import { distribution } from '../publish/machine.mjs';

/** Numbers from 0 to 1 that are the same for the same seed (mulberry32). */
export function randomFrom(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/**
 * Sends requests for `seconds` at a mean rate, at random moments (a Poisson process): people do not come in step.
 * @param next gives the request to send: `{ door, url, headers }`.
 */
export async function sendLoad({ ratePerSecond, seconds, random, next }) {
  const agent = new Agent({ keepAlive: true, maxSockets: 512 });
  const answers = [];
  const departures = departuresOf({ ratePerSecond, seconds, random });
  const startedAt = performance.now();
  const underWay = [];
  const depart = async (asked, departure) => {
    const { status, bytes } = await send(agent, asked);
    answers.push({ door: asked.door, status, bytes, latencyMs: performance.now() - startedAt - departure, departure });
  };
  for (const departure of departures) {
    await until(startedAt + departure);
    underWay.push(depart(next(), departure));
  }
  await Promise.all(underWay);
  agent.destroy();
  return answers;
}

function departuresOf({ ratePerSecond, seconds, random }) {
  const departures = [];
  for (let at = 0; at < seconds * 1000; ) {
    departures.push(at);
    at += (-Math.log(1 - random()) / ratePerSecond) * 1000;
  }
  return departures;
}

function until(time) {
  const left = time - performance.now();
  return left <= 0 ? undefined : new Promise((resolve) => setTimeout(resolve, left));
}

function send(agent, { url, headers }) {
  return new Promise((resolve) => {
    const failed = () => resolve({ status: 0, bytes: 0 });
    const sent = request(url, { agent, headers }, (response) => {
      let bytes = 0;
      response.on('data', (chunk) => {
        bytes += chunk.length;
      });
      response.on('end', () => resolve({ status: response.statusCode, bytes }));
      response.on('error', failed);
    });
    sent.on('error', failed);
    sent.end();
  });
}

/** Figures of all answers, and of each door. */
export function summarize(answers) {
  const doors = Map.groupBy(answers, ({ door }) => door);
  return {
    ...figuresOf(answers),
    byDoor: Object.fromEntries([...doors].sort().map(([door, list]) => [door, figuresOf(list)])),
  };
}

function figuresOf(answers) {
  const { count, p50, p99, max } = distribution(answers.map(({ latencyMs }) => latencyMs));
  const sorted = answers.map(({ latencyMs }) => latencyMs).toSorted((a, b) => a - b);
  const p95 = Math.round((sorted[Math.ceil(0.95 * sorted.length) - 1] ?? 0) * 1000) / 1000;
  const statuses = Object.fromEntries(
    [...Map.groupBy(answers, ({ status }) => status)].map(([status, list]) => [status, list.length]),
  );
  const bytes = Math.round(answers.reduce((sum, answer) => sum + answer.bytes, 0) / Math.max(1, answers.length));
  return { count, p50, p95, p99, max, statuses, meanBytes: bytes };
}

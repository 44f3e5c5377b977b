// What the console answers all the while: each door is asked again a second after it answered.
import { setTimeout as delay } from 'node:timers/promises';
import { round } from '../publish/machine.mjs';

/** Longer than any answer may take: 32 s for a statement, and as much again for what comes before it. */
const PATIENCE_MS = 90_000;

/** Asks until `stop`. */
export function watchConsole({ url, token, channelId }) {
  const answers = [];
  const life = new AbortController();
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
  const doors = [
    { name: 'GET /healthz' },
    { name: 'GET /readyz' },
    { name: 'GET /' },
    { name: 'GET /api/v1/posts', init: { headers } },
    { name: 'POST /api/v1/posts', init: { method: 'POST', headers, body: JSON.stringify(draftFor(channelId)) } },
  ];
  const watching = doors.map(async ({ name, init = {} }) => {
    const [, path] = name.split(' ');
    while (!life.signal.aborted) {
      const at = Date.now();
      const status = await statusOf(`${url}${path}`, init);
      answers.push({ name, at, status, ms: Date.now() - at });
      await delay(1_000, undefined, { signal: life.signal }).catch(() => undefined);
    }
  });
  return {
    /** Answers to what was asked between two moments, counted by status, and the longest that one took. */
    between: (from, to) => summarize(answers.filter(({ at }) => at >= from && at < to)),
    /** Seconds from a moment until a door gave this status to what was asked after it. */
    first: (name, status, since) => {
      const found = answers.find((one) => one.name === name && one.status === status && one.at >= since);
      return found === undefined ? null : round((found.at + found.ms - since) / 1000);
    },
    stop: async () => {
      life.abort();
      await Promise.all(watching);
    },
  };
}

const draftFor = (channelId) => ({
  content: {
    schema: 1,
    baseText: 'Flu shots are free for everyone on Saturday.',
    link: null,
    images: [],
    variants: {},
    channelIds: [channelId],
    language: 'en',
  },
});

/** 0: no answer. */
async function statusOf(url, init) {
  try {
    const answer = await fetch(url, { ...init, signal: AbortSignal.timeout(PATIENCE_MS), redirect: 'manual' });
    await answer.arrayBuffer();
    return answer.status;
  } catch {
    return 0;
  }
}

function summarize(answers) {
  const doors = {};
  for (const { name, status, ms } of answers) {
    const door = (doors[name] ??= { statuses: {}, slowestSeconds: 0 });
    door.statuses[status] = (door.statuses[status] ?? 0) + 1;
    door.slowestSeconds = Math.max(door.slowestSeconds, round(ms / 1000));
  }
  return doors;
}

import {
  CONDUCT,
  type ConductAnswer,
  type FoundSpan,
  type GoldPost,
  type InboundAnswer,
  type PostAnswer,
  type ReplyAnswer,
} from './items.ts';
import { sampleConduct, sampleInbound, samplePosts, sampleReplies } from './sample-gold.ts';

/** Answers of engines that one could build: `oracle`, `silent`, `noisy`, and some that guess by a seed. */
export type SampleAnswers = {
  readonly posts: readonly PostAnswer[];
  readonly professionalism: readonly ConductAnswer[];
  readonly inbound: readonly InboundAnswer[];
  readonly replies: readonly ReplyAnswer[];
};

export function sampleAnswers(): Record<string, SampleAnswers> {
  return {
    oracle: {
      posts: samplePosts.map((post) => ({
        id: post.id,
        findings: post.spans,
        verdict: post.label === 'safe' ? 'pass' : 'block',
      })),
      professionalism: sampleConduct.map(({ id, labels }) => ({ id, labels })),
      inbound: sampleInbound.map(({ id, primary, secondary }) => ({ id, primary, secondary })),
      replies: sampleReplies.map(({ id, label }) => ({ id, label })),
    },
    silent: { posts: [], professionalism: [], inbound: [], replies: [] },
    noisy: {
      posts: samplePosts.map(({ id, text }) => ({ id, findings: [{ start: 0, end: text.length }], verdict: 'block' })),
      professionalism: sampleConduct.map(({ id }) => ({ id, labels: [...CONDUCT] })),
      inbound: sampleInbound.map(({ id }) => ({ id, primary: 'EMERGENCY_MEDICAL' })),
      replies: sampleReplies.map(({ id }) => ({ id, verdict: 'block' })),
    },
    ...Object.fromEntries([1, 2, 3, 4].map((seed) => [`random ${seed}`, randomAnswers(seed)])),
  };
}

function randomAnswers(seed: number): SampleAnswers {
  const random = generator(seed);
  const pick = <Value>(values: readonly Value[]): Value => values[Math.floor(random() * values.length)] as Value;
  const conduct = [...CONDUCT].slice(0, 5);
  const kinds = [...new Set(sampleInbound.map((item) => item.primary))];
  return {
    posts: samplePosts
      .filter(() => random() < 0.9)
      .map((post) => ({
        id: random() < 0.5 ? post.id : post.src,
        findings: Array.from({ length: Math.floor(random() * 5) }, () => randomFinding(post, { random, pick })),
        ...(random() < 0.3 ? {} : { verdict: pick(['block', 'warn', 'pass', 'Allow', 'deny']) }),
        ...(random() < 0.2 ? { privacy_verdict: pick(['block', 'pass']) } : {}),
      })),
    professionalism: sampleConduct.map(({ id }) =>
      random() < 0.5
        ? { id, labels: [pick(conduct), pick(conduct)] }
        : { id, findings: [{ type: pick(conduct), severity: pick(['block', 'note', 'warn']) }, { type: 'NAME' }] },
    ),
    inbound: sampleInbound.map(({ id }) => ({ id, primary: pick(kinds), secondary: [pick(kinds)] })),
    replies: sampleReplies.map(({ id }) => ({ id, verdict: pick(['block', 'warn', 'pass']) })),
  };
}

/** Half of the time near a gold span, else anywhere; now and then outside the text. */
function randomFinding(
  post: GoldPost,
  { random, pick }: { random: () => number; pick: <Value>(values: readonly Value[]) => Value },
): FoundSpan {
  const near = post.spans.length > 0 && random() < 0.6 ? pick(post.spans) : null;
  const start = near ? near.start + Math.floor(random() * 4) - 1 : Math.floor(random() * (post.text.length + 1));
  const end = near ? near.end + Math.floor(random() * 5) - 2 : start + Math.floor(random() * 12);
  return {
    start,
    end,
    ...(random() < 0.8 ? { type: pick(['NAME', 'MRN', 'DATE', 'FACILITY', 'PROFANITY', 'GEO']) } : {}),
    ...(random() < 0.4 ? { severity: pick(['high', 'note', 'Info', 'block']) } : {}),
    ...(random() < 0.5 ? { subject: pick(['patient', 'staff', 'Organization', 'unknown']) } : {}),
  };
}

/** Mulberry32: 32 bits of state, the same numbers everywhere. */
export function generator(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

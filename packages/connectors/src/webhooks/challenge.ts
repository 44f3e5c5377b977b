/** Shows a network that a door is ours, in the way that it asks for. */
import { createHash, timingSafeEqual } from 'node:crypto';
import type { WebhookChallenge } from './dialect.ts';
import { hmac } from './signature.ts';

export type ChallengeAnswer = { readonly contentType: string; readonly body: string };

type Asked = {
  readonly query: URLSearchParams;
  readonly secrets: readonly string[];
  /** What the network was given beforehand, to be told again; null opens nothing. */
  readonly verifyToken: string | null;
};

/**
 * Neither may hold what JSON, markup or a header is made of: what is asked is sent back, or signed with the secret that
 * signs bodies too, and whoever asks must not get a signature under a body of their choice.
 */
const plain = /^[A-Za-z0-9_+/-]{1,200}={0,2}$/u;

/** Null when the question is not one that may be answered. */
export function answerChallenge(challenge: WebhookChallenge | null, asked: Asked): ChallengeAnswer | null {
  if (challenge === 'hub') return answerHub(asked);
  return challenge === 'crc' ? answerCrc(asked) : null;
}

function answerHub({ query, verifyToken }: Asked): ChallengeAnswer | null {
  const body = query.get('hub.challenge') ?? '';
  const isOurs = verifyToken !== null && verifyToken !== '' && isSame(query.get('hub.verify_token') ?? '', verifyToken);
  if (query.get('hub.mode') !== 'subscribe' || !isOurs || !plain.test(body)) return null;
  return { contentType: 'text/plain; charset=utf-8', body };
}

function answerCrc({ query, secrets }: Asked): ChallengeAnswer | null {
  const token = query.get('crc_token') ?? '';
  const secret = secrets[0] ?? '';
  if (secret === '' || !plain.test(token)) return null;
  const body = JSON.stringify({ response_token: `sha256=${hmac(secret, [token]).toString('base64')}` });
  return { contentType: 'application/json', body };
}

function isSame(given: string, expected: string): boolean {
  const [left, right] = [given, expected].map((text) => createHash('sha256').update(text).digest());
  return left !== undefined && right !== undefined && timingSafeEqual(left, right);
}

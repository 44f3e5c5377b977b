import { createHash } from 'node:crypto';

/** What a message from elsewhere wants, before anybody has proved anything. */
export type Message = {
  readonly kind: 'follow' | 'undo' | 'delete';
  /** The message's own id, of the same host as the actor. */
  readonly id: string;
  readonly actorUrl: string;
  /** Whom it is about: our account for a follow and for an undo that says so; null where it does not. */
  readonly objectUrl: string | null;
};

const MAX_URL = 1_000;

/**
 * Reads a message, or null for all that has no effect here: likes, replies, boosts, news of others. Forms of JSON-LD that
 * no server writes are not looked for; what is read here decides only what is looked into, and nothing is believed.
 */
export function readMessage(json: unknown): Message | null {
  const told = asRecord(json);
  if (told === null) return null;
  const id = urlOf(told['id']);
  const actorUrl = urlOf(told['actor']);
  if (id === null || actorUrl === null || new URL(id).origin !== new URL(actorUrl).origin) return null;
  const object = told['object'];
  switch (told['type']) {
    case 'Follow': {
      const objectUrl = urlOf(object);
      return objectUrl === null ? null : { kind: 'follow', id, actorUrl, objectUrl };
    }
    case 'Undo': {
      const undone = asRecord(object);
      if (undone === null) return typeof object === 'string' ? { kind: 'undo', id, actorUrl, objectUrl: null } : null;
      if (undone['type'] !== 'Follow') return null;
      return { kind: 'undo', id, actorUrl, objectUrl: urlOf(undone['object']) };
    }
    case 'Delete':
      return urlOf(object) === actorUrl ? { kind: 'delete', id, actorUrl, objectUrl: null } : null;
    default:
      return null;
  }
}

/** One and the same message, however often it comes. */
export function messageKey({ id, actorUrl }: Message): string {
  return createHash('sha256').update(`${actorUrl}\0${id}`).digest('hex');
}

/** The address in a value that is one, or an object that has one as its id. */
function urlOf(value: unknown): string | null {
  const text = typeof value === 'string' ? value : asRecord(value)?.['id'];
  if (typeof text !== 'string' || text.length > MAX_URL || !URL.canParse(text)) return null;
  const url = new URL(text);
  const isWeb = url.protocol === 'https:' || url.protocol === 'http:';
  return isWeb && url.username === '' && url.password === '' ? url.href : null;
}

function asRecord(value: unknown): Readonly<Record<string, unknown>> | null {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : null;
}

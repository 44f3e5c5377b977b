import type { LogWord } from './word.ts';

type FieldKind = 'id' | 'number' | 'boolean' | 'code' | 'word' | 'error' | 'time';

/**
 * The only keys that a log line can have, and what each may hold. A new one is added here, where its review asks
 * whether a person's words could come in by it.
 * `id` a UUID · `code` an error code · `word` made by `word()` · `time` a Date or ISO instant · `error` anything thrown
 */
export const LOG_FIELDS = {
  organizationId: 'id',
  personId: 'id',
  actorId: 'id',
  requestId: 'id',
  recordId: 'id',
  postId: 'id',
  versionId: 'id',
  channelId: 'id',
  deliveryId: 'id',
  attemptId: 'id',
  messageId: 'id',
  mediaId: 'id',
  eventId: 'id',
  workerId: 'id',

  count: 'number',
  total: 'number',
  remaining: 'number',
  attempt: 'number',
  bytes: 'number',
  widthPx: 'number',
  heightPx: 'number',
  durationMs: 'number',
  delayMs: 'number',
  latenessMs: 'number',
  status: 'number',
  port: 'number',
  pid: 'number',
  exitCode: 'number',
  jobId: 'number',

  ok: 'boolean',
  retry: 'boolean',
  final: 'boolean',
  configured: 'boolean',

  code: 'code',
  sqlState: 'code',

  state: 'word',
  fromState: 'word',
  toState: 'word',
  outcome: 'word',
  verdict: 'word',
  reason: 'word',
  kind: 'word',
  network: 'word',
  task: 'word',
  method: 'word',
  route: 'word',
  component: 'word',
  version: 'word',
  signal: 'word',
  migration: 'word',

  at: 'time',
  dueAt: 'time',

  error: 'error',
} as const satisfies Readonly<Record<string, FieldKind>>;

type ValueOf = {
  id: string;
  number: number;
  boolean: boolean;
  code: string;
  word: LogWord;
  time: Date | string;
  error: unknown;
};

export type LogFields = {
  readonly [Key in keyof typeof LOG_FIELDS]?: ValueOf[(typeof LOG_FIELDS)[Key]] | null | undefined;
};

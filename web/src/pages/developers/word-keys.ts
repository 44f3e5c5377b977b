import type { KeyScope } from '@bedside/server/contract/registers/keys';
import type { SentEvent, WebhookEvent } from '@bedside/server/contract/registers/webhooks';

type Underscored<Word extends string> = Word extends `${infer Left}:${infer Right}`
  ? `${Left}_${Right}`
  : Word extends `${infer Left}.${infer Right}`
    ? `${Left}_${Right}`
    : Word;

/** Colons and dots mean something to the messages, so their keys have underscores. */
function underscored<Word extends string>(word: Word): Underscored<Word> {
  // The type says letter by letter what the replacement does.
  return word.replace(/[:.]/, '_') as Underscored<Word>;
}

export const scopeKey = (scope: KeyScope) => underscored(scope);
export const eventKey = (event: SentEvent) => underscored(event);

/** The room that an event belongs to. */
export function groupOf(event: WebhookEvent): 'post' | 'review' | 'delivery' | 'person' | 'channel' {
  // Every event of the contract begins with one of these.
  return event.split('.')[0] as ReturnType<typeof groupOf>;
}

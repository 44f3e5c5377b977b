/** What the network does with a call: answers, never answers, breaks the connection, or breaks it in the middle of the answer. */
export type PracticeAnswer =
  | { readonly kind: 'response'; readonly response: Response }
  | { readonly kind: 'truncated'; readonly response: Response }
  | { readonly kind: 'never' }
  | { readonly kind: 'reset' };

/** Answers as `fetch` would: what never comes waits until the caller gives up. */
export async function inTheMannerOfFetch(answer: PracticeAnswer, signal: AbortSignal): Promise<Response> {
  switch (answer.kind) {
    case 'response':
      return answer.response;
    case 'reset':
      throw new TypeError('The connection was reset.');
    case 'truncated':
      return truncate(answer.response);
    case 'never':
      return new Promise((_, reject) => {
        if (signal.aborted) reject(signal.reason);
        signal.addEventListener('abort', () => reject(signal.reason), { once: true });
      });
    default:
      return answer satisfies never;
  }
}

async function truncate(response: Response): Promise<Response> {
  const bytes = new Uint8Array(await response.arrayBuffer());
  const body = new ReadableStream<Uint8Array>({
    start(controller) {
      controller.enqueue(bytes.subarray(0, Math.floor(bytes.length / 2)));
      controller.error(new TypeError('The connection ended in the middle of the answer.'));
    },
  });
  return new Response(body, { status: response.status === 204 ? 200 : response.status, headers: response.headers });
}

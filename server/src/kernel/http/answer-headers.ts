/** What an answer says besides its body, kept beside the request: answers to errors are made elsewhere, and say it too. */
const noted = new WeakMap<Request, Headers>();

/** Headers that the answer to this request will have, whatever comes of it. */
export function answerHeaders(request: Request): Headers {
  const known = noted.get(request) ?? new Headers();
  noted.set(request, known);
  return known;
}

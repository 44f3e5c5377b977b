/** Between the requests of node:http and those of fetch. */
import type { IncomingMessage, ServerResponse } from 'node:http';

export async function toRequest(incoming: IncomingMessage): Promise<Request> {
  const chunks: Buffer[] = [];
  for await (const chunk of incoming) chunks.push(chunk);
  const headers = new Headers();
  for (const [name, value] of Object.entries(incoming.headers)) {
    if (typeof value === 'string') headers.set(name, value);
  }
  const { method = 'GET', url = '/' } = incoming;
  const body = method === 'GET' || method === 'HEAD' || chunks.length === 0 ? {} : { body: Buffer.concat(chunks) };
  return new Request(new URL(url, 'http://127.0.0.1'), { method, headers, ...body });
}

export async function writeResponse(response: Response, outgoing: ServerResponse): Promise<void> {
  const bytes = Buffer.from(await response.arrayBuffer());
  const headers = Object.fromEntries(response.headers);
  outgoing.writeHead(response.status, { ...headers, ...(bytes.length > 0 ? { 'content-length': bytes.length } : {}) });
  outgoing.end(bytes);
}

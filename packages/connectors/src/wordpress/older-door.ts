/**
 * Whether a password is good, asked by XML-RPC (`wp.getUsersBlogs`, https://codex.wordpress.org/XML-RPC_WordPress_API, read
 * 2026-11-23), which is told it in the body and not in a header. Many sites have it switched off.
 */
import { call } from '../call.ts';
import type { Operation } from '../http/ask.ts';
import type { Credentials } from '../port.ts';

export type OlderDoor = 'good' | 'refused' | 'silent';

const signs: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };
const text = (value: string) => value.toWellFormed().replaceAll(/[&<>]/gu, (sign) => signs[sign] ?? sign);
const parameter = (value: string) => `<param><value><string>${text(value)}</string></value></param>`;

export async function askOlderDoor(
  { io, deadline }: Operation,
  { site, credentials }: { site: string; credentials: Credentials },
): Promise<OlderDoor> {
  const timeoutMs = deadline - io.now().getTime();
  if (timeoutMs <= 0) return 'silent';
  const { username = '', applicationPassword = '' } = credentials;
  const parameters = `${parameter(username)}${parameter(applicationPassword)}`;
  const answer = await call(io, `${site}/xmlrpc.php`, {
    method: 'POST',
    headers: { 'content-type': 'text/xml' },
    body: `<?xml version="1.0"?><methodCall><methodName>wp.getUsersBlogs</methodName><params>${parameters}</params></methodCall>`,
    timeoutMs,
  });
  if (!answer.ok || answer.status !== 200 || !answer.text.includes('<methodResponse>')) return 'silent';
  if (!answer.text.includes('<fault>')) return 'good';
  // 403 is "incorrect user name or password"; 405 is "switched off".
  return /<int>403<\/int>/u.test(answer.text) ? 'refused' : 'silent';
}

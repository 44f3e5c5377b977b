import type { EdgeApp } from './edge-app.ts';

/** RFC 9116, 2.5.5: less than a year ahead, so that nobody writes to an address that is long gone. */
const VALID_MS = 364 * 24 * 60 * 60 * 1_000;

export const SECURITY_TXT_PATH = '/.well-known/security.txt';

/** Tells those who find a weakness whom to write to, where that is set; `startedAt` is when this process started. */
export function mountSecurityTxt(
  app: EdgeApp,
  parts: { contact: string | null; publicUrl: string; startedAt: Date },
): void {
  const { contact, publicUrl, startedAt } = parts;
  if (contact === null) return;
  const lines = [
    `Contact: ${contact}`,
    `Expires: ${new Date(startedAt.getTime() + VALID_MS).toISOString()}`,
    'Preferred-Languages: en, es',
    `Canonical: ${publicUrl}${SECURITY_TXT_PATH}`,
    '',
  ];
  app.get(SECURITY_TXT_PATH, (c) => c.text(lines.join('\n'), 200, { 'cache-control': 'no-cache' }));
}

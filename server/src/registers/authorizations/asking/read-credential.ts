import type { AuthenticationResponseJSON, RegistrationResponseJSON } from '@simplewebauthn/server';
import { z } from 'zod';
import { BedsideError } from '../../../kernel/errors/bedside-error.ts';

/** Far more than any device sends; a public key that withstands quantum computers fits. */
const MAX_SENT = 32_000;

const base64url = (most: number) =>
  z
    .string()
    .min(1)
    .max(most)
    .regex(/^[A-Za-z0-9_-]+$/);
/** 1,023 bytes are the most (WebAuthn Level 3, 4, Credential ID). */
const credentialId = base64url(1_364);
const clientDataJSON = base64url(8_000);
const whole = {
  id: credentialId,
  rawId: credentialId,
  type: z.literal('public-key'),
  authenticatorAttachment: z.enum(['platform', 'cross-platform']).nullish(),
};
const madeCredential = z.object({
  ...whole,
  response: z.object({
    clientDataJSON,
    attestationObject: base64url(16_000),
    transports: z.array(z.string().max(32)).max(10).default([]),
  }),
});
const usedCredential = z.object({
  ...whole,
  response: z.object({
    clientDataJSON,
    authenticatorData: base64url(8_000),
    signature: base64url(8_000),
    userHandle: base64url(200).nullish(),
  }),
});
const clientData = z.object({ challenge: z.string().min(1).max(200) });

/** What a browser sent, as far as its form goes; `challenge` is what it says that was signed. */
export type Sent<Response> = {
  readonly response: Response;
  readonly challenge: string;
  readonly attachment: 'platform' | 'cross-platform' | null;
};

/** A passkey that was made. Throws `PASSKEY_UNREADABLE`. */
export function readMade(text: string): Sent<RegistrationResponseJSON> {
  const { authenticatorAttachment, response, ...rest } = parse(madeCredential, text);
  return {
    // Transports that are not known are kept as they were told: browsers pass over them.
    response: { ...rest, clientExtensionResults: {}, response } as RegistrationResponseJSON,
    challenge: challengeIn(response.clientDataJSON),
    attachment: authenticatorAttachment ?? null,
  };
}

/** A passkey that was used. Throws `PASSKEY_UNREADABLE`. */
export function readUsed(text: string): Sent<AuthenticationResponseJSON> {
  const { authenticatorAttachment, response, ...rest } = parse(usedCredential, text);
  const { userHandle: _handle, ...signed } = response;
  return {
    response: { ...rest, clientExtensionResults: {}, response: signed },
    challenge: challengeIn(response.clientDataJSON),
    attachment: authenticatorAttachment ?? null,
  };
}

function challengeIn(encoded: string): string {
  return parse(clientData, Buffer.from(encoded, 'base64url').toString('utf8')).challenge;
}

function parse<T>(schema: z.ZodType<T>, text: string): T {
  if (text.length > MAX_SENT) throw unreadable();
  const read = schema.safeParse(jsonOf(text));
  if (!read.success) throw unreadable();
  return read.data;
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function unreadable(): BedsideError {
  return new BedsideError({
    code: 'PASSKEY_UNREADABLE',
    status: 400,
    message: 'What the device sent cannot be read.',
    remedy: 'Press the button again, or ask for a code.',
  });
}

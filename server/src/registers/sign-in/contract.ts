import { z } from 'zod';
import { defineEndpoint, done, instant, uuid } from '../../kernel/http/contract.ts';
import { language, organizationView } from '../org/contract.ts';
import { personView } from '../people/contract.ts';

/** How a session was begun. */
export const signInMethod = z.enum(['password', 'password_totp', 'password_recovery', 'passkey', 'sso']);
export type SignInMethod = z.infer<typeof signInMethod>;

export const sessionView = z
  .object({
    person: personView,
    organization: organizationView,
    /** Every organization that this user belongs to, the present one too. */
    organizations: z.array(z.object({ id: uuid, name: z.string() })),
    method: signInMethod,
    /** What proves who one is when a step asks for it. */
    proofs: z.array(z.enum(['passkey', 'totp', 'password', 'sso'])),
    /** When this session ends in any case. */
    endsAt: instant,
  })
  .meta({ id: 'Session' });
export type SessionView = z.infer<typeof sessionView>;

/** Either one is in, or a second factor is asked for. */
export const signInAnswer = z.object({
  state: z.enum(['signed_in', 'second_factor']),
  session: sessionView.nullable(),
});
export type SignInAnswer = z.infer<typeof signInAnswer>;

/** What a browser's passkey functions give and take; checked in depth by the WebAuthn library. */
const credentialJson = z.looseObject({ id: z.string().min(1).max(2_000), type: z.literal('public-key') });
const ceremonyOptions = z.looseObject({ challenge: z.string() });
const code = z.string().trim().min(6).max(20);
const passwordInput = z.string().min(1).max(200);
const newPassword = z.string().min(12, { error: 'PASSWORD_TOO_SHORT' }).max(200);
const token = z.string().min(10).max(200);

export const getSession = defineEndpoint({
  method: 'GET',
  path: '/session',
  summary: 'Who is signed in; null when nobody is',
  access: 'open',
  answer: z.object({ session: sessionView.nullable() }),
});
export const signIn = defineEndpoint({
  method: 'POST',
  path: '/session',
  summary: 'Sign in by e-mail and password',
  access: 'open',
  body: z.object({ email: z.string().min(1).max(254), password: passwordInput }),
  answer: signInAnswer,
});
/** After `signIn` answered `second_factor`: six digits of the app, or a recovery code. Five tries, five minutes. */
export const giveSecondFactor = defineEndpoint({
  method: 'POST',
  path: '/session/second-factor',
  summary: 'Finish signing in with a second factor',
  access: 'open',
  body: z.object({ code }),
  answer: signInAnswer,
});
export const passkeySignInOptions = defineEndpoint({
  method: 'POST',
  path: '/session/passkey/options',
  summary: 'Begin to sign in by passkey',
  access: 'open',
  answer: z.object({ options: ceremonyOptions }),
});
export const passkeySignIn = defineEndpoint({
  method: 'POST',
  path: '/session/passkey',
  summary: 'Sign in by passkey',
  access: 'open',
  body: z.object({ response: credentialJson }),
  answer: signInAnswer,
});
export const signOut = defineEndpoint({
  method: 'DELETE',
  path: '/session',
  summary: 'Sign out',
  access: 'open',
  answer: done,
});
export const switchOrganization = defineEndpoint({
  method: 'PUT',
  path: '/session/organization',
  summary: 'Go to another organization of one’s own',
  body: z.object({ organizationId: uuid }),
  answer: z.object({ session: sessionView }),
});
export const updateOwnLocale = defineEndpoint({
  method: 'PUT',
  path: '/session/locale',
  summary: 'Choose one’s language',
  body: z.object({ locale: language }),
  answer: personView,
});

/** Step-up: a fresh proof opens for five minutes what asks for one. */
export const proveByPasskeyOptions = defineEndpoint({
  method: 'POST',
  path: '/session/proof/passkey/options',
  summary: 'Begin to prove who one is by passkey',
  answer: z.object({ options: ceremonyOptions }),
});
export const proveIdentity = defineEndpoint({
  method: 'POST',
  path: '/session/proof',
  summary: 'Prove again who one is',
  body: z.discriminatedUnion('by', [
    z.object({ by: z.literal('password'), password: passwordInput }),
    z.object({ by: z.literal('totp'), code }),
    z.object({ by: z.literal('passkey'), response: credentialJson }),
  ]),
  answer: z.object({ provedAt: instant }),
});

export const ownSession = z.object({
  id: uuid,
  current: z.boolean(),
  method: signInMethod,
  organizationName: z.string(),
  /** Such as “Firefox on Linux”. */
  browser: z.string(),
  address: z.string(),
  startedAt: instant,
  usedAt: instant,
});
export const listOwnSessions = defineEndpoint({
  method: 'GET',
  path: '/sessions',
  summary: 'Where one is signed in',
  answer: z.object({ sessions: z.array(ownSession) }),
});
export const endOwnSession = defineEndpoint({
  method: 'DELETE',
  path: '/sessions/:id',
  summary: 'End one of one’s own sessions',
  params: z.object({ id: uuid }),
  answer: done,
});
export const endOtherSessions = defineEndpoint({
  method: 'DELETE',
  path: '/sessions',
  summary: 'End all of one’s sessions but this',
  answer: z.object({ ended: z.number().int() }),
});

export const passkeyView = z.object({
  id: z.string(),
  name: z.string(),
  /** Kept by a provider beyond this device. */
  backedUp: z.boolean(),
  createdAt: instant,
  lastUsedAt: instant.nullable(),
});
export const getSignInMethods = defineEndpoint({
  method: 'GET',
  path: '/sign-in-methods',
  summary: 'How one can sign in',
  answer: z.object({
    hasPassword: z.boolean(),
    passwordChangedAt: instant.nullable(),
    passkeys: z.array(passkeyView),
    /** False where the address of this installation is one that browsers allow no passkeys for. */
    passkeysPossible: z.boolean(),
    totp: z.boolean(),
    recoveryCodesLeft: z.number().int(),
    sso: z.object({ offered: z.boolean(), label: z.string(), linked: z.boolean() }),
  }),
});
export const changePassword = defineEndpoint({
  method: 'PUT',
  path: '/sign-in-methods/password',
  summary: 'Set or change one’s password; ends all other sessions',
  stepUp: true,
  body: z.object({ password: newPassword }),
  answer: done,
});
export const addPasskeyOptions = defineEndpoint({
  method: 'POST',
  path: '/sign-in-methods/passkeys/options',
  summary: 'Begin to add a passkey',
  stepUp: true,
  answer: z.object({ options: ceremonyOptions }),
});
export const addPasskey = defineEndpoint({
  method: 'POST',
  path: '/sign-in-methods/passkeys',
  summary: 'Add a passkey',
  stepUp: true,
  body: z.object({ name: z.string().trim().min(1).max(80), response: credentialJson }),
  answer: passkeyView,
});
const passkeyParams = z.object({ id: z.string().regex(/^[A-Za-z0-9_-]{16,1400}$/) });
export const renamePasskey = defineEndpoint({
  method: 'PATCH',
  path: '/sign-in-methods/passkeys/:id',
  summary: 'Rename a passkey',
  params: passkeyParams,
  body: z.object({ name: z.string().trim().min(1).max(80) }),
  answer: passkeyView,
});
export const removePasskey = defineEndpoint({
  method: 'DELETE',
  path: '/sign-in-methods/passkeys/:id',
  summary: 'Remove a passkey; the last way to sign in stays',
  stepUp: true,
  params: passkeyParams,
  answer: done,
});
export const beginTotp = defineEndpoint({
  method: 'POST',
  path: '/sign-in-methods/totp',
  summary: 'Begin to set up codes by an app',
  stepUp: true,
  answer: z.object({
    /** Base32, for typing. */
    secret: z.string(),
    /** `otpauth://` address, for a QR code. */
    uri: z.string(),
  }),
});
export const confirmTotp = defineEndpoint({
  method: 'POST',
  path: '/sign-in-methods/totp/confirm',
  summary: 'Prove the app with a first code; gives recovery codes, once',
  stepUp: true,
  body: z.object({ code }),
  answer: z.object({ recoveryCodes: z.array(z.string()) }),
});
export const removeTotp = defineEndpoint({
  method: 'DELETE',
  path: '/sign-in-methods/totp',
  summary: 'Stop asking for codes',
  stepUp: true,
  answer: done,
});
export const renewRecoveryCodes = defineEndpoint({
  method: 'POST',
  path: '/sign-in-methods/recovery-codes',
  summary: 'New recovery codes; the older ones end',
  stepUp: true,
  answer: z.object({ recoveryCodes: z.array(z.string()) }),
});

export const requestPasswordReset = defineEndpoint({
  method: 'POST',
  path: '/password-resets',
  summary: 'Ask for a link to set a new password; the answer tells nobody whether the address is known',
  access: 'open',
  body: z.object({ email: z.string().min(1).max(254) }),
  answer: done,
});
export const usePasswordReset = defineEndpoint({
  method: 'POST',
  path: '/password-resets/use',
  summary: 'Set a new password by a link',
  access: 'open',
  body: z.object({ token, password: newPassword }),
  answer: done,
});
/** For somebody who lost password or second factor; only where they belong to no other organization. */
export const makeResetLink = defineEndpoint({
  method: 'POST',
  path: '/people/:id/sign-in-reset',
  summary: 'Make a link by which a person sets a new password',
  stepUp: true,
  params: z.object({ id: uuid }),
  body: z.object({ clearSecondFactor: z.boolean() }),
  answer: z.object({ link: z.string() }),
});

export const readInvitation = defineEndpoint({
  method: 'POST',
  path: '/invitations/read',
  summary: 'Who is invited where; does not use up the link',
  access: 'open',
  body: z.object({ token }),
  answer: z.object({
    organizationName: z.string(),
    name: z.string(),
    email: z.string(),
    /** Somebody signs in with this address already: they sign in first, then accept. */
    hasAccount: z.boolean(),
    passkeysPossible: z.boolean(),
    sso: z.object({ label: z.string() }).nullable(),
  }),
});
export const acceptByPasskeyOptions = defineEndpoint({
  method: 'POST',
  path: '/invitations/passkey/options',
  summary: 'Begin to join with a passkey',
  access: 'open',
  body: z.object({ token }),
  answer: z.object({ options: ceremonyOptions }),
});
/** Joins with a new password, a new passkey, or, signed in with that address already, with neither. */
export const acceptInvitation = defineEndpoint({
  method: 'POST',
  path: '/invitations/accept',
  summary: 'Join an organization',
  access: 'open',
  body: z.object({
    token,
    password: newPassword.optional(),
    passkey: z.object({ name: z.string().trim().min(1).max(80), response: credentialJson }).optional(),
    locale: language.default('en'),
  }),
  answer: signInAnswer,
});

/** Organizations that let people in by their own provider. */
export const listSsoProviders = defineEndpoint({
  method: 'GET',
  path: '/sso/providers',
  summary: 'Organizations with single sign-on',
  access: 'open',
  answer: z.object({ providers: z.array(z.object({ organizationId: uuid, label: z.string() })) }),
});
export const beginSso = defineEndpoint({
  method: 'POST',
  path: '/sso/begin',
  summary: 'Begin single sign-on, to sign in, join, prove or link',
  access: 'open',
  body: z.object({
    organizationId: uuid,
    purpose: z.discriminatedUnion('for', [
      z.object({ for: z.literal('sign_in') }),
      z.object({ for: z.literal('join'), token }),
      z.object({ for: z.literal('prove') }),
      z.object({ for: z.literal('link') }),
    ]),
    /** Page of the console to come back to. */
    returnPath: z.string().max(500).default('/'),
  }),
  answer: z.object({ redirectTo: z.string() }),
});
export const unlinkSso = defineEndpoint({
  method: 'DELETE',
  path: '/sign-in-methods/sso',
  summary: 'Undo the link to single sign-on; the last way to sign in stays',
  stepUp: true,
  answer: done,
});
const ssoSettings = z.object({
  issuer: z.url({ protocol: /^https?$/ }).max(500),
  clientId: z.string().trim().min(1).max(200),
  label: z.string().trim().min(1).max(80),
  enabled: z.boolean(),
});
export const ssoProviderView = ssoSettings.extend({
  hasClientSecret: z.boolean(),
  revision: z.number().int(),
  updatedAt: instant,
});
export const getSsoProvider = defineEndpoint({
  method: 'GET',
  path: '/organization/sso',
  summary: 'Single sign-on of the organization',
  answer: z.object({ provider: ssoProviderView.nullable(), redirectUri: z.string() }),
});
export const putSsoProvider = defineEndpoint({
  method: 'PUT',
  path: '/organization/sso',
  summary: 'Set up single sign-on; its metadata is read at once',
  stepUp: true,
  body: ssoSettings.extend({
    /** Left out keeps the one on record; null is a public client. */
    clientSecret: z.string().min(1).max(500).nullable().optional(),
    /** Zero where there is none yet. */
    revision: z.number().int(),
  }),
  answer: ssoProviderView,
});
/** Answers 409 `SSO_ONLY_WAY` with the people who have no other way in, unless it is to be done all the same. */
export const removeSsoProvider = defineEndpoint({
  method: 'DELETE',
  path: '/organization/sso',
  summary: 'Remove single sign-on; people who have no other way in are named first',
  stepUp: true,
  body: z.object({ evenIfOnlyWay: z.boolean().default(false) }),
  answer: done,
});

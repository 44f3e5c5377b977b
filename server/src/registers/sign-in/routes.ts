import type { Hono } from 'hono';
import { type Authenticate, type Route, serve, serveOpen } from '../../kernel/http/serve-endpoint.ts';
import { inScope, type Services } from '../../kernel/scope/scope.ts';
import type { ConnectorSource } from '../channels/service.ts';
import { setUp, setupStatus } from '../org/contract.ts';
import { setOwnLocale } from '../people/service.ts';
import type { Auth } from './auth.ts';
import * as contract from './contract.ts';
import { acceptInvitation, beginJoinByPasskey, readInvitation } from './join.ts';
import * as methods from './methods.ts';
import { endOtherSessions, endOwnSession, listOwnSessions, switchOrganization } from './own-sessions.ts';
import { beginPasskeyProof, proveIdentity } from './proof.ts';
import { makeResetLink, requestReset, useReset } from './reset.ts';
import { viewSession } from './session-view.ts';
import { isSetUp, setUpOrganization } from './set-up.ts';
import { beginPasskeySignIn, giveSecondFactor, signInByPasskey, signInByPassword, signOut } from './sign-in.ts';
import { beginSso, finishSso } from './sso.ts';
import { listProviders, putProvider, removeProvider, SSO_CALLBACK, viewProvider } from './sso-provider.ts';

const done = { ok: true as const };

export function setUpRoutes(parts: { auth: Auth; connectors: ConnectorSource }): Route[] {
  const { auth } = parts;
  return [
    serveOpen(setupStatus, async (_input, call) => ({ done: await isSetUp(call.services) })),
    serveOpen(setUp, async ({ body }, call) => {
      const { organization, invitationLink } = await setUpOrganization({ ...parts, ...call }, body);
      const { email, password } = body.administrator;
      await signInByPassword(auth, call, { email, password });
      return { organization, invitationLink };
    }),
  ];
}

export function signInRoutes({ auth }: { auth: Auth }): Route[] {
  return [...sessionRoutes(auth), ...methodRoutes(auth), ...joinRoutes(auth), ...ssoRoutes(auth)];
}

function sessionRoutes(auth: Auth): Route[] {
  return [
    serveOpen(contract.getSession, async (_input, _call, seed) => {
      if (seed === null || seed.actor.type !== 'person' || seed.actor.key !== null) return { session: null };
      return { session: await viewSession(auth, { ...seed, sessionId: seed.actor.sessionId }) };
    }),
    serveOpen(contract.signIn, ({ body }, call) => signInByPassword(auth, call, body)),
    serveOpen(contract.giveSecondFactor, ({ body }, call) => giveSecondFactor(auth, call, body)),
    serveOpen(contract.passkeySignInOptions, (_input, call) => beginPasskeySignIn(auth, call)),
    serveOpen(contract.passkeySignIn, ({ body }, call) => signInByPasskey(auth, call, body)),
    serveOpen(contract.signOut, async (_input, call, seed) => {
      await signOut(auth, call, seed);
      return done;
    }),
    serve(contract.switchOrganization, async ({ body }, seed) => ({
      session: await switchOrganization(auth, seed, body),
    })),
    serve(contract.updateOwnLocale, ({ body }, seed) => inScope(seed, (scope) => setOwnLocale(scope, body.locale))),
    serve(contract.proveByPasskeyOptions, (_input, seed, call) => beginPasskeyProof(auth, call, seed)),
    serve(contract.proveIdentity, ({ body }, seed, call) => proveIdentity(auth, { call, seed, input: body })),
    serve(contract.listOwnSessions, async (_input, seed) => ({ sessions: await listOwnSessions(seed) })),
    serve(contract.endOwnSession, async ({ params }, seed) => {
      await endOwnSession(seed, params);
      return done;
    }),
    serve(contract.endOtherSessions, async (_input, seed) => ({ ended: await endOtherSessions(seed) })),
  ];
}

function methodRoutes(auth: Auth): Route[] {
  return [
    serve(contract.getSignInMethods, (_input, seed) => methods.readMethods(auth, seed)),
    serve(contract.changePassword, async ({ body }, seed) => {
      await methods.changePassword(seed, body);
      return done;
    }),
    serve(contract.addPasskeyOptions, (_input, seed, call) => methods.beginAddPasskey(auth, call, seed)),
    serve(contract.addPasskey, ({ body }, seed, call) => methods.addPasskey(auth, { call, seed, input: body })),
    serve(contract.renamePasskey, ({ params, body }, seed) => methods.renamePasskey(seed, { ...params, ...body })),
    serve(contract.removePasskey, async ({ params }, seed) => {
      await methods.removePasskey(seed, params);
      return done;
    }),
    serve(contract.beginTotp, (_input, seed) => methods.beginTotp(seed)),
    serve(contract.confirmTotp, ({ body }, seed) => methods.confirmTotp(seed, body)),
    serve(contract.removeTotp, async (_input, seed) => {
      await methods.removeTotp(seed);
      return done;
    }),
    serve(contract.renewRecoveryCodes, (_input, seed) => methods.renewRecoveryCodes(seed)),
    serveOpen(contract.requestPasswordReset, async ({ body }, call) => {
      await requestReset(auth, call, body);
      return done;
    }),
    serveOpen(contract.usePasswordReset, async ({ body }, call) => {
      await useReset(call, body);
      return done;
    }),
    serve(contract.makeResetLink, async ({ params, body }, seed) => ({
      link: await makeResetLink(seed, { personId: params.id, ...body }),
    })),
  ];
}

function joinRoutes(auth: Auth): Route[] {
  return [
    serveOpen(contract.readInvitation, ({ body }, call) => readInvitation(auth, call, body.token)),
    serveOpen(contract.acceptByPasskeyOptions, ({ body }, call) => beginJoinByPasskey(auth, call, body.token)),
    serveOpen(contract.acceptInvitation, ({ body }, call, seed) => acceptInvitation(auth, { call, seed, input: body })),
  ];
}

function ssoRoutes(auth: Auth): Route[] {
  return [
    serveOpen(contract.listSsoProviders, async (_input, call) => ({ providers: await listProviders(call) })),
    serveOpen(contract.beginSso, ({ body }, call, seed) => beginSso(auth, { call, seed, input: body })),
    serve(contract.unlinkSso, async (_input, seed) => {
      await methods.unlinkSso(seed);
      return done;
    }),
    serve(contract.getSsoProvider, (_input, seed) => viewProvider(seed)),
    serve(contract.putSsoProvider, ({ body }, seed) => putProvider(auth, seed, body)),
    serve(contract.removeSsoProvider, async ({ body }, seed) => {
      await removeProvider(seed, body);
      return done;
    }),
  ];
}

/** The page to which an organization's provider sends people back; it only leads on. */
export function mountSsoCallback(
  app: Hono<{ Variables: { requestId: string } }>,
  parts: { auth: Auth; services: Services; authenticate: Authenticate },
): void {
  app.get(SSO_CALLBACK, async (context) => {
    const responseHeaders = new Headers({ 'cache-control': 'no-store' });
    const request = context.req.raw;
    const requestId = context.get('requestId');
    const seed = await parts.authenticate({ request, requestId, responseHeaders });
    const call = { services: parts.services, requestId, request, responseHeaders };
    responseHeaders.set('location', await finishSso(parts.auth, call, seed));
    return new Response(null, { status: 303, headers: responseHeaders });
  });
}

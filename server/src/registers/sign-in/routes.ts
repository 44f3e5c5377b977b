import { type Route, serve, serveOpen } from '../../kernel/http/serve-endpoint.ts';
import { inScope } from '../../kernel/scope/scope.ts';
import type { ConnectorSource } from '../channels/service.ts';
import { setUp, setupStatus } from '../org/contract.ts';
import { setOwnLocale } from '../people/service.ts';
import type { Auth } from './auth.ts';
import {
  acceptInvitation as acceptEndpoint,
  getSession,
  readInvitation as readEndpoint,
  signIn,
  signOut,
  updateOwnLocale,
} from './contract.ts';
import { isSetUp, setUpOrganization } from './set-up.ts';
import { acceptInvitation, readInvitation, readSignedIn, signInPerson } from './sign-in.ts';
import type { SignInLimit } from './sign-in-limit.ts';

export function setUpRoutes(parts: { auth: Auth; connectors: ConnectorSource }): Route[] {
  const { auth } = parts;
  return [
    serveOpen(setupStatus, async (_input, call) => ({ done: await isSetUp(call.services) })),
    serveOpen(setUp, async ({ body }, call) => {
      const { organization, invitationLink } = await setUpOrganization({ ...parts, ...call }, body);
      const { email, password } = body.administrator;
      await signInPerson(auth, call, { email, password });
      return { organization, invitationLink };
    }),
  ];
}

export function signInRoutes(parts: {
  auth: Auth;
  limit: SignInLimit;
  clientAddress: (request: Request) => string;
}): Route[] {
  const { auth, limit } = parts;
  return [
    serveOpen(getSession, async (_input, _call, seed) => ({
      session: seed === null ? null : await inScope(seed, readSignedIn),
    })),
    serveOpen(signIn, async ({ body }, call) => {
      const key = `${body.email.trim().toLowerCase()}|${parts.clientAddress(call.request)}`;
      limit.check(key);
      try {
        const signedIn = await signInPerson(auth, call, body);
        limit.succeeded(key);
        return signedIn;
      } catch (error) {
        limit.failed(key);
        throw error;
      }
    }),
    serveOpen(signOut, async (_input, call) => {
      await auth.signOut(call);
      return { ok: true as const };
    }),
    serve(updateOwnLocale, ({ body }, seed) => inScope(seed, (scope) => setOwnLocale(scope, body.locale))),
    serveOpen(readEndpoint, ({ body }, call) => readInvitation(call, body.token)),
    serveOpen(acceptEndpoint, ({ body }, call) => acceptInvitation(auth, call, body)),
  ];
}

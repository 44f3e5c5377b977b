import { Hono } from 'hono';
import { fediverseRoutes, mountFediverse } from '../engage/fediverse/routes.ts';
import { newsroomRoutes } from '../engage/newsroom/routes.ts';
import { practiceApiRoutes } from '../engage/practice/api-routes.ts';
import { practiceRoutes } from '../engage/practice/page-routes.ts';
import { activityRoutes } from '../evidence/activity/routes.ts';
import { pastPostRoutes } from '../evidence/past-posts/routes.ts';
import { searchRoutes } from '../evidence/search/routes.ts';
import { mountPostExport } from '../flow/bulk/export-posts.ts';
import { bulkRoutes } from '../flow/bulk/routes.ts';
import { byHandRoutes, mountHandMedia } from '../flow/by-hand/routes.ts';
import { linkRoutes } from '../flow/compose/links/routes.ts';
import { composeRoutes } from '../flow/compose/routes.ts';
import { isImageInReadablePost, shortPlaces } from '../flow/compose/service.ts';
import { mountShortLinkExport } from '../flow/compose/short-links/export-short-links.ts';
import { mountShortLinks } from '../flow/compose/short-links/redirect.ts';
import { shortLinkRoutes } from '../flow/compose/short-links/routes.ts';
import { togetherRoutes } from '../flow/compose/together/routes.ts';
import { noteRefusedHooks } from '../flow/hooks/refused.ts';
import { mountHooks } from '../flow/hooks/routes.ts';
import { permitRoutes } from '../flow/permit/routes.ts';
import { readHealth } from '../flow/publish/health.ts';
import { usesForSigner } from '../flow/publish/recall/service.ts';
import { mountMediaFetch, publishRoutes } from '../flow/publish/routes.ts';
import { relayRoutes } from '../flow/relays/routes.ts';
import { guestRoutes, mountGuestImages } from '../flow/review/guests/routes.ts';
import { reviewRoutes } from '../flow/review/routes.ts';
import { calendarRoutes, mountCalendarFeed } from '../flow/schedule/calendar/routes.ts';
import { repeatRoutes } from '../flow/schedule/repeat/routes.ts';
import { scheduleRoutes } from '../flow/schedule/routes.ts';
import { screenRoutes } from '../flow/screen/routes.ts';
import { sharingRoutes } from '../flow/sharing/routes.ts';
import { urgentRoutes } from '../flow/urgent/routes.ts';
import { createOnce } from '../kernel/http/idempotency.ts';
import { createRateLimit } from '../kernel/http/rate-limit.ts';
import { type Authenticate, type Gatekeeping, meet, mountRoutes, type Route } from '../kernel/http/serve-endpoint.ts';
import { newId } from '../kernel/ids/ids.ts';
import { chartRoutes } from '../registers/authorizations/chart/routes.ts';
import {
  authorizationRoutes,
  mountAuthorizationDocuments,
  mountEndFiles,
  mountFhirFiles,
  mountOriginalScans,
  mountSigning,
} from '../registers/authorizations/routes.ts';
import { channelRoutes, mountConsentCallback } from '../registers/channels/routes.ts';
import { directoryRoutes } from '../registers/directory/routes.ts';
import { mountScim } from '../registers/directory/scim-http.ts';
import { authenticateKey } from '../registers/keys/authenticate-key.ts';
import { keyRoutes } from '../registers/keys/routes.ts';
import { mediaRoutes, mountMediaBytes } from '../registers/media/routes.ts';
import { organizationRoutes } from '../registers/org/routes.ts';
import { peopleRoutes } from '../registers/people/routes.ts';
import { preferencesRoutes } from '../registers/preferences/routes.ts';
import { mountSsoCallback, setUpRoutes, signInRoutes } from '../registers/sign-in/routes.ts';
import { authenticate } from '../registers/sign-in/sessions.ts';
import { templateRoutes } from '../registers/templates/routes.ts';
import { utmPresetRoutes } from '../registers/utm-presets/routes.ts';
import { viewRoutes } from '../registers/views/routes.ts';
import { webhookRoutes } from '../registers/webhooks/routes.ts';
import { mountApiDescription } from './api-description.ts';
import type { AppContext } from './context.ts';
import { mountConsole } from './edge/console.ts';
import { mountCspReports } from './edge/csp-reports.ts';
import type { EdgeApp } from './edge/edge-app.ts';
import { mountHandbook } from './edge/handbook/mount-handbook.ts';
import { mountSecurityTxt } from './edge/security-txt.ts';
import { watchRequests } from './edge/watch-requests.ts';
import { handOvers } from './hand-overs.ts';
import { readOwnDeliveries } from './own-deliveries.ts';
import { sampleRoutes } from './sample/routes.ts';
import { VERSION } from './version.ts';

/** All doors of one process. */
export function createApp(context: AppContext): EdgeApp {
  const app: EdgeApp = new Hono();
  watchRequests(app, context);
  const { services } = context;
  // A request with a key never falls back to a cookie.
  const ask: Authenticate = async (call) =>
    (await authenticateKey(services, call)) ?? authenticate(context.auth, { ...call, services });
  const gate: Gatekeeping = {
    authenticate: ask,
    clientAddress: context.auth.clientAddress,
    rateLimit: createRateLimit(),
    once: createOnce(context.services),
  };
  mountRoutes(app, {
    ...gate,
    routes: listRoutes(context),
    services: context.services,
    mayUseSetup: (request) => request.headers.get('x-setup-token') === context.setupToken,
  });
  mountSsoCallback(app, { auth: context.auth, services: context.services, authenticate: ask });
  mountPostExport(app, gate);
  mountShortLinkExport(app, gate);
  mountShortLinks(app, { services, ...gate });
  mountConsentCallback(app, { connectors: context.connectors, authenticate: ask });
  mountMediaBytes(app, { ...gate, intake: context.intake, files: context.files, isShown: isImageInReadablePost });
  mountHandMedia(app, gate);
  mountGuestImages(app, { ...gate, services });
  mountAuthorizationDocuments(app, gate);
  mountEndFiles(app, gate);
  mountOriginalScans(app, gate);
  mountFhirFiles(app, { ...gate, isShown: isImageInReadablePost });
  mountSigning(app, {
    ...gate,
    services,
    intake: context.intake,
    sealing: context.sealing,
    mailIsSetUp: context.mailer !== null,
    textsAreSetUp: context.texter !== null,
    whereUsed: usesForSigner,
    onFailure: (error, requestId) => context.log.error('http.failed', { error, requestId }),
  });
  mountScim(app, {
    services,
    handOvers,
    authenticate: (call) => meet(gate, call, call.request.method === 'GET' ? 'read' : 'write'),
    onFailure: (error, requestId) => context.log.error('http.failed', { error, requestId }),
  });
  mountCalendarFeed(app, { services, ...gate });
  mountHooks(app, {
    services,
    doors: context.hooks,
    noteRefused: noteRefusedHooks(services, context.log),
    arrive: (request) => gate.rateLimit.arrive({ address: gate.clientAddress(request), cost: 'write' }),
    stranger: async (request) => {
      await gate.rateLimit.take({ address: gate.clientAddress(request), cost: 'write', seed: null });
    },
  });
  mountMediaFetch(app, { services, ...gate });
  mountProbes(app, context);
  mountApiDescription(app, context.services.publicUrl);
  mountCspReports(app, { log: context.log, metrics: context.metrics, clock: context.services.clock });
  mountSecurityTxt(app, {
    contact: context.config.securityContact,
    publicUrl: context.services.publicUrl,
    startedAt: context.services.clock.now(),
  });
  mountFediverse(app, {
    services,
    fetch: context.egress.fetch,
    version: VERSION,
    arrive: (request, cost) => gate.rateLimit.arrive({ address: gate.clientAddress(request), cost }),
    stranger: async (request) => {
      await gate.rateLimit.take({ address: gate.clientAddress(request), cost: 'write', seed: null });
    },
  });
  mountPublicPages(app, context, ask);
  mountHandbook(app);
  mountConsole(app);
  return app;
}

function listRoutes(context: AppContext): Route[] {
  const mailIsSetUp = context.mailer !== null;
  const textsAreSetUp = context.texter !== null;
  const { backup } = context.config;
  return [
    ...setUpRoutes(context),
    ...sampleRoutes(context),
    ...organizationRoutes(),
    ...peopleRoutes({ mailIsSetUp, handOvers }),
    ...preferencesRoutes(),
    ...directoryRoutes({ handOvers }),
    ...signInRoutes(context),
    ...keyRoutes(),
    ...webhookRoutes(context.egress.vet),
    ...channelRoutes(context.connectors, context.networks),
    ...mediaRoutes({ isShown: isImageInReadablePost, intake: context.intake }),
    ...templateRoutes(),
    ...utmPresetRoutes(shortPlaces(context.services)),
    ...urgentRoutes(),
    ...byHandRoutes(),
    ...sharingRoutes(),
    ...authorizationRoutes({ isShown: isImageInReadablePost, mailIsSetUp, textsAreSetUp, sealing: context.sealing }),
    ...chartRoutes(context.chart),
    ...composeRoutes(),
    ...linkRoutes(context.egress.fetch),
    ...shortLinkRoutes(),
    ...togetherRoutes(),
    ...screenRoutes({ connectors: context.connectors, readOwnDeliveries }),
    ...reviewRoutes(),
    ...guestRoutes({ mailIsSetUp }),
    ...scheduleRoutes(),
    ...repeatRoutes(),
    ...calendarRoutes(),
    ...relayRoutes(context.egress.fetch),
    ...bulkRoutes(),
    ...permitRoutes(),
    ...publishRoutes({ mailIsSetUp, textsAreSetUp, backupEveryHours: backup.dir === null ? null : backup.everyHours }),
    ...fediverseRoutes({ allowLoopback: context.config.egressAllowLoopback }),
    ...practiceApiRoutes(),
    ...viewRoutes(),
    ...searchRoutes(),
    ...pastPostRoutes(),
    ...activityRoutes(),
  ];
}

function mountProbes(app: EdgeApp, context: AppContext): void {
  app.get('/healthz', (c) => c.json({ ok: true }));
  app.get('/readyz', async (c) => {
    // Without its database this process is not ready; that is what is asked here, and no error.
    const health = await readHealth(context.services).catch(() => ({ ready: false, oldestDueSeconds: null }));
    return c.json({ ready: health.ready, oldestDueSeconds: health.oldestDueSeconds }, health.ready ? 200 : 503);
  });
  app.get('/metrics', async () => {
    const { body, contentType } = await context.metrics.render();
    return new Response(body, { headers: { 'content-type': contentType } });
  });
}

function mountPublicPages(app: EdgeApp, context: AppContext, ask: Authenticate): void {
  const { db, blobs, publicUrl } = context.services;
  app.route('/', newsroomRoutes({ db, blobs, publicUrl }));
  const mayView = async (request: Request, organizationId: string) => {
    const seed = await ask({ request, requestId: newId<'request'>(), responseHeaders: new Headers() });
    return seed?.organizationId === organizationId && seed.actor.type === 'person' && seed.actor.key === null;
  };
  app.route('/', practiceRoutes({ db, publicUrl, mayView }));
}

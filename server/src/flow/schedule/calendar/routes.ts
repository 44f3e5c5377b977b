import type { Hono } from 'hono';
import { notFound } from '../../../kernel/errors/bedside-error.ts';
import type { RateLimit } from '../../../kernel/http/rate-limit.ts';
import { type Route, serve } from '../../../kernel/http/serve-endpoint.ts';
import { inScope, type Services } from '../../../kernel/scope/scope.ts';
import { addBlackout, removeBlackout, requireArrangeable } from './blackouts.ts';
import * as doors from './contract.ts';
import { endFeed, makeFeed, readFeed, readFeedFile } from './feed.ts';
import { listPlaces, setHolidays } from './holidays.ts';
import { movePosts } from './move-posts.ts';
import { plannedOn, readCalendar } from './read-calendar.ts';
import { nextSlots, readSettings, setSlots } from './settings.ts';

const done = { ok: true as const };

export function calendarRoutes(): Route[] {
  return [
    serve(doors.readCalendar, ({ query }, seed) => inScope(seed, (scope) => readCalendar(scope, query))),
    serve(doors.movePosts, async ({ body }, seed) => ({ results: await movePosts(seed, body) })),
    serve(doors.getCalendarSettings, (_, seed) => inScope(seed, readSettings)),
    serve(doors.setSlots, async ({ params, body }, seed) => {
      await inScope(seed, (scope) => setSlots(scope, { channelId: params.id, slots: body.slots }));
      return done;
    }),
    serve(doors.nextSlots, async ({ params }, seed) => {
      const slots = await inScope(seed, (scope) => nextSlots(scope, params.id));
      return { slots: slots.map(({ atMs, ...slot }) => ({ ...slot, dueAt: new Date(atMs).toISOString() })) };
    }),
    serve(doors.previewBlackout, ({ body }, seed) =>
      inScope(seed, async (scope) => {
        await requireArrangeable(scope, body);
        return { posts: await plannedOn(scope, body) };
      }),
    ),
    serve(doors.addBlackout, ({ body }, seed) => inScope(seed, (scope) => addBlackout(scope, body))),
    serve(doors.removeBlackout, async ({ params }, seed) => {
      await inScope(seed, (scope) => removeBlackout(scope, params.id));
      return done;
    }),
    serve(doors.setHolidays, async ({ body }, seed) => {
      await inScope(seed, (scope) => setHolidays(scope, body));
      return done;
    }),
    serve(doors.listHolidayPlaces, ({ query }, seed) => inScope(seed, (scope) => listPlaces(scope, query))),
    serve(doors.getFeed, (_, seed) => inScope(seed, readFeed)),
    serve(doors.makeFeed, (_, seed) => inScope(seed, makeFeed)),
    serve(doors.endFeed, async (_, seed) => {
      await inScope(seed, endFeed);
      return done;
    }),
  ];
}

/** The door for calendar programs: no cookie, a secret in the address, and one answer for whatever opens nothing. */
export function mountCalendarFeed(
  app: Hono<{ Variables: { requestId: string } }>,
  parts: { services: Services; rateLimit: RateLimit; clientAddress: (request: Request) => string },
): void {
  app.get('/api/calendar-feed/:token', async (c) => {
    await parts.rateLimit.arrive({ address: parts.clientAddress(c.req.raw), cost: 'read' });
    const { services } = parts;
    const file = await readFeedFile(services, { token: c.req.param('token'), requestId: c.get('requestId') });
    if (file === null) throw notFound('calendar');
    return new Response(file, {
      headers: {
        'content-type': 'text/calendar; charset=utf-8',
        'cache-control': 'private, no-store',
        'content-disposition': 'attachment; filename="bedside.ics"',
      },
    });
  });
}

import { and, eq, sql } from 'drizzle-orm';
import type { Hono } from 'hono';
import { html } from 'hono/html';
import type { RateLimit } from '../../../kernel/http/rate-limit.ts';
import type { OrganizationId } from '../../../kernel/ids/ids.ts';
import type { Services } from '../../../kernel/scope/scope.ts';
import { isCode } from './codes.ts';
import { isClick } from './robots.ts';
import { shortCode, shortLink, shortLinkDay } from './schema.ts';

/** A page without a link, a form, a script or a style. */
const PAGE_POLICY = "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

const words = {
  en: {
    title: 'This address leads nowhere',
    text: 'Perhaps a letter is missing. Look at the post again, and copy the whole address.',
  },
  es: {
    title: 'Esta dirección no lleva a ninguna parte',
    text: 'Quizá falte una letra. Vuelva a mirar la publicación y copie la dirección entera.',
  },
} as const;

/**
 * The door of short addresses: whoever opens one is sent on to the target that was kept for it, and nowhere else. What is
 * counted is a number for each day; no address, cookie or name of a browser is kept, nor told to where it leads.
 */
export function mountShortLinks(
  app: Hono<{ Variables: { requestId: string } }>,
  parts: { services: Services; rateLimit: RateLimit; clientAddress: (request: Request) => string },
): void {
  app.get('/l/:code', async (c) => {
    const request = c.req.raw;
    await parts.rateLimit.arrive({ address: parts.clientAddress(request), cost: 'read' });
    const code = c.req.param('code');
    const target = isCode(code) ? await openCode(parts.services, { code, counts: isClick(request) }) : null;
    c.header('Cache-Control', 'no-store');
    c.header('Referrer-Policy', 'no-referrer');
    c.header('X-Robots-Tag', 'noindex');
    if (target !== null) return c.redirect(new URL(target).href, 302);
    c.header('Content-Security-Policy', PAGE_POLICY);
    const language = /^\s*es\b/iu.test(c.req.header('accept-language') ?? '') ? 'es' : 'en';
    const { title, text } = words[language];
    return c.html(
      html`<!doctype html>
<html lang="${language}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><meta name="color-scheme" content="light dark"><title>${title}</title></head>
<body><main><h1>${title}</h1><p>${text}</p></main></body>
</html>`,
      404,
    );
  });
}

/** Where a code leads, and one click more where it counts; null where nobody has it. */
async function openCode(
  { clock, db }: Services,
  { code, counts }: { code: string; counts: boolean },
): Promise<string | null> {
  const [owner] = await db.acrossOrganizations((tx) =>
    tx.select({ organizationId: shortCode.organizationId }).from(shortCode).where(eq(shortCode.code, code)),
  );
  if (owner === undefined) return null;
  // A row of codes holds the id of an organization; the brand exists for the compiler only.
  const organizationId = owner.organizationId as OrganizationId;
  return db.inOrganization(organizationId, async (tx) => {
    const [found] = await tx
      .select({ target: shortLink.target })
      .from(shortLink)
      .where(and(eq(shortLink.organizationId, organizationId), eq(shortLink.code, code)));
    if (found !== undefined && counts) {
      await tx
        .insert(shortLinkDay)
        .values({ organizationId, code, day: clock.now().toISOString().slice(0, 10), clicks: 1 })
        .onConflictDoUpdate({
          target: [shortLinkDay.organizationId, shortLinkDay.code, shortLinkDay.day],
          set: { clicks: sql`${shortLinkDay.clicks} + 1` },
        });
    }
    return found?.target ?? null;
  });
}

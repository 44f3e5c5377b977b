/** The practice network's back door: sets faults and reads its log, for whoever holds the control token. */
import { timingSafeEqual } from 'node:crypto';
import { z } from 'zod';
import { type FaultPlayer, faultPlanSchema } from './faults.ts';
import type { PracticeLogEntry } from './store.ts';

type Control = {
  /** Null closes the door: its addresses are then not there. */
  readonly token: string | null;
  readonly faults: FaultPlayer;
  readonly arrivals: (page: { after: number; limit: number }) => Promise<readonly PracticeLogEntry[]>;
};

const pageSchema = z.object({
  after: z.coerce.number().int().min(0).default(0),
  limit: z.coerce.number().int().min(1).max(10_000).default(1_000),
});

/** Answers /api/faults (GET, PUT, DELETE) and /api/arrivals (GET `?after=&limit=`); null for every other address. */
export async function answerControl(
  { request, url }: { request: Request; url: URL },
  control: Control,
): Promise<Response | null> {
  if (url.pathname !== '/api/faults' && url.pathname !== '/api/arrivals') return null;
  if (control.token === null) return null;
  const given = request.headers.get('authorization') ?? '';
  if (!sameText(given, `Bearer ${control.token}`)) return refusal(401, 'CONTROL_TOKEN_NOT_GOOD');
  switch (`${request.method} ${url.pathname}`) {
    case 'GET /api/faults':
      return Response.json(control.faults.current());
    case 'PUT /api/faults':
      return setFaults(request, control.faults);
    case 'DELETE /api/faults':
      control.faults.clear();
      return new Response(null, { status: 204 });
    case 'GET /api/arrivals': {
      const page = pageSchema.safeParse(Object.fromEntries(url.searchParams));
      if (!page.success) return refusal(400, 'MALFORMED');
      return Response.json({ arrivals: await control.arrivals(page.data) });
    }
    default:
      return refusal(405, 'METHOD_NOT_ALLOWED');
  }
}

async function setFaults(request: Request, faults: FaultPlayer): Promise<Response> {
  const plan = faultPlanSchema.safeParse(await request.json().catch(() => null));
  if (!plan.success) return refusal(400, 'MALFORMED');
  faults.set(plan.data);
  return Response.json(faults.current());
}

function refusal(status: number, code: string): Response {
  return Response.json({ error: { code } }, { status });
}

function sameText(given: string, expected: string): boolean {
  const [left, right] = [Buffer.from(given), Buffer.from(expected)];
  return left.length === right.length && timingSafeEqual(left, right);
}

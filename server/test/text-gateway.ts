/**
 * A gateway for texts of tests, which speaks the interface of Twilio's Message resource as its pages describe it (read
 * 2026-11-23): basic auth, forms in, JSON out, statuses that go on, and faults as tests want them.
 */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';

const ACCOUNT = 'AC00000000000000000000000000000001';
const TOKEN = 'a-token-of-the-gateway';
const SENDER = '+12025550100';

export type GatewayFault = {
  readonly on: 'send' | 'list' | 'read';
  readonly status?: number;
  /** With the status; a number is the code of an error. */
  readonly code?: number;
  readonly headers?: Readonly<Record<string, string>>;
  /** Instead of JSON. */
  readonly raw?: string;
  /** What was asked is done all the same. */
  readonly afterwards?: true;
  /** The line goes dead instead of an answer. */
  readonly isCut?: true;
  /** No answer comes for so long. */
  readonly silentMs?: number;
};

export type SentText = {
  readonly sid: string;
  readonly to: string;
  readonly body: string;
  readonly from: string | null;
  readonly messaging_service_sid: string | null;
  readonly direction: 'outbound-api';
  readonly date_created: string;
  status: string;
  error_code: number | null;
};

export type TextGateway = Awaited<ReturnType<typeof startTextGateway>>;

/** `now`: the gateway's clock. A text is `queued`, and `delivered` from the next look at it on, unless `fate` says otherwise. */
export async function startTextGateway(now: () => Date = () => new Date()) {
  const state = {
    sent: [] as SentText[],
    asked: [] as { method: string; url: string; body: string }[],
    /** Taken in order, each once, by what it is for. */
    faults: [] as GatewayFault[],
    /** What a carrier says at last. */
    fate: { status: 'delivered', error_code: null } as { status: string; error_code: number | null },
    stopped: new Set<string>(),
    unknown: new Set<string>(),
    now,
  };
  const server = createServer((request, response) => {
    void answer(state, request, response).catch(() => response.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo; // a server on a TCP port has one of this kind
  const baseUrl = `http://127.0.0.1:${port}/gateway`;
  return Object.assign(state, {
    baseUrl,
    settings: { baseUrl, accountSid: ACCOUNT, authToken: TOKEN, from: SENDER },
    /** As an operator sets it up. */
    environment: {
      SMS_URL: baseUrl,
      SMS_ACCOUNT_SID: ACCOUNT,
      SMS_AUTH_TOKEN: TOKEN,
      SMS_FROM: SENDER,
      EGRESS_ALLOW_LOOPBACK: 'true',
    },
    clear: () => {
      for (const list of [state.sent, state.asked, state.faults]) list.length = 0;
      state.stopped.clear();
      state.unknown.clear();
      state.fate = { status: 'delivered', error_code: null };
    },
    close: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  });
}

type State = Pick<TextGateway, 'sent' | 'asked' | 'faults' | 'fate' | 'stopped' | 'unknown' | 'now'>;
type Answered = { readonly status: number; readonly body: unknown };

const MESSAGES = `/gateway/2010-04-01/Accounts/${ACCOUNT}/Messages`;
const LET_IN = `Basic ${Buffer.from(`${ACCOUNT}:${TOKEN}`).toString('base64')}`;

async function answer(state: State, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer); // a server's request gives buffers
  const body = Buffer.concat(chunks).toString('utf8');
  const [method, url] = [request.method ?? '', new URL(request.url ?? '', 'http://gateway.example')];
  state.asked.push({ method, url: `${url.pathname}${url.search}`, body });
  const door = method === 'POST' ? 'send' : url.pathname === `${MESSAGES}.json` ? 'list' : 'read';
  const at = state.faults.findIndex(({ on }) => on === door);
  const [fault] = at < 0 ? [] : state.faults.splice(at, 1);
  const isDone = fault === undefined || fault.afterwards === true || fault.silentMs !== undefined;
  const done = isDone ? answerOf(state, { request, url, body, door }) : { status: 201, body: {} };
  if (fault?.silentMs !== undefined) await wait(fault.silentMs, undefined, { ref: false });
  if (fault?.isCut === true) return void response.destroy();
  say(response, done, fault);
}

function say(response: ServerResponse, done: Answered, fault: GatewayFault = { on: 'send' }): void {
  const status = fault.status ?? done.status;
  const told = fault.code === undefined ? done.body : refusal(status, fault.code).body;
  response.writeHead(status, { 'content-type': 'application/json', ...fault.headers });
  response.end(fault.raw ?? JSON.stringify(told));
}

type Asked = { request: IncomingMessage; url: URL; body: string; door: GatewayFault['on'] };

function answerOf(state: State, { request, url, body, door }: Asked): Answered {
  if (!url.pathname.startsWith(MESSAGES)) return refusal(404, 20404);
  if (request.headers.authorization !== LET_IN) return refusal(401, 20003);
  if (door === 'send') return take(state, new URLSearchParams(body));
  if (door === 'list') {
    const to = url.searchParams.get('To');
    const found = state.sent.filter((one) => to === null || one.to === to).toReversed();
    const messages = found.slice(0, Number(url.searchParams.get('PageSize') ?? 50));
    return { status: 200, body: { messages, page: 0, next_page_uri: null } };
  }
  const found = state.sent.find(({ sid }) => url.pathname === `${MESSAGES}/${sid}.json`);
  if (found === undefined) return refusal(404, 20404);
  if (found.status === 'queued') Object.assign(found, state.fate);
  return { status: 200, body: found };
}

function take(state: State, form: URLSearchParams): Answered {
  const [to, body] = [form.get('To') ?? '', form.get('Body') ?? ''];
  const [from, service] = [form.get('From'), form.get('MessagingServiceSid')];
  if (!/^\+[1-9]\d{6,14}$/.test(to) || state.unknown.has(to)) return refusal(400, 21211);
  if (state.stopped.has(to)) return refusal(400, 21610);
  if (body === '' || body.length > 1_600) return refusal(400, body === '' ? 21602 : 21617);
  if (from === null && service === null) return refusal(400, 21603);
  const sent: SentText = {
    sid: `SM${String(state.sent.length + 1).padStart(32, '0')}`,
    to,
    body,
    from,
    messaging_service_sid: service,
    direction: 'outbound-api',
    date_created: state.now().toUTCString(),
    status: 'queued',
    error_code: null,
  };
  state.sent.push(sent);
  return { status: 201, body: { ...sent } };
}

function refusal(status: number, code: number): Answered {
  const more = `https://www.twilio.com/docs/errors/${code}`;
  return { status, body: { code, message: 'Words of the gateway.', more_info: more, status } };
}

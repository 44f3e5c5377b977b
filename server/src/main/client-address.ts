import ipaddr from 'ipaddr.js';

/** Where a request's connection came from, kept beside the request by the HTTP server. */
const connections = new WeakMap<Request, string>();

export function rememberConnection(request: Request, address: string): void {
  connections.set(request, address);
}

/** The sender's address: of the connection, or, when that is a trusted proxy, the last untrusted one it names. */
export function clientAddressOf(request: Request, trustedProxies: readonly string[]): string {
  const direct = connections.get(request) ?? '';
  if (!isTrusted(direct, trustedProxies)) return direct;
  const named = (request.headers.get('x-forwarded-for') ?? '').split(',').map((part) => part.trim());
  return named.findLast((address) => ipaddr.isValid(address) && !isTrusted(address, trustedProxies)) ?? direct;
}

/** Whether the connection itself comes from a trusted proxy, whose headers count. */
export function comesFromProxy(request: Request, trustedProxies: readonly string[]): boolean {
  return isTrusted(connections.get(request) ?? '', trustedProxies);
}

function isTrusted(address: string, trustedProxies: readonly string[]): boolean {
  if (!ipaddr.isValid(address)) return false;
  const parsed = ipaddr.process(address);
  return trustedProxies.some((range) => {
    const [base, bits] = range.includes('/') ? ipaddr.parseCIDR(range) : [ipaddr.process(range), 128];
    if (base.kind() !== parsed.kind()) return false;
    return parsed.match(base, Math.min(bits, base.kind() === 'ipv4' ? 32 : 128));
  });
}

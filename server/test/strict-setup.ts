import { isIP, type LookupFunction, Socket } from 'node:net';
import { afterEach } from 'vitest';

/**
 * Holds every test to two rules: nothing is written to the console, and nothing leaves this machine. What breaks one
 * is told at the end of the test that did it, even where the code under test swallowed the error.
 */
const breaches: string[] = [];

for (const name of ['debug', 'error', 'info', 'log', 'trace', 'warn'] as const) {
  console[name] = (...words: unknown[]) => {
    breaches.push(`console.${name} was called: ${words.map(String).join(' ').slice(0, 300)}`);
  };
}

/** Files share a process and are set up one after the other: the way out of the first is everybody's. */
const UNGUARDED = Symbol.for('bedside.test.connect');
const shared = globalThis as { [UNGUARDED]?: typeof Socket.prototype.connect };
shared[UNGUARDED] ??= Socket.prototype.connect;
const connect = shared[UNGUARDED];

/** Every request of fetch, http, pg and nodemailer ends here, before a name is looked up. */
Socket.prototype.connect = function guardedConnect(this: Socket, ...args: unknown[]): Socket {
  const target = targetOf(args);
  if (target.lookup !== undefined) guardLookup(args, target.lookup);
  else if (target.host !== null) requireLoopback(target.host);
  // The overloads of connect share one implementation; the arguments are handed on as they came.
  return Reflect.apply(connect, this, args);
} as typeof connect;

type Target = { readonly host: string | null; readonly lookup?: LookupFunction };

/** No host: a Unix socket. node:net calls itself with the arguments normalised into an array. */
function targetOf(args: readonly unknown[]): Target {
  const [first, second] = Array.isArray(args[0]) ? args[0] : args;
  if (typeof first === 'object' && first !== null) {
    // What net.connect takes; each field is looked at before it is used.
    const options = first as { path?: unknown; host?: unknown; lookup?: LookupFunction };
    if (typeof options.path === 'string') return { host: null };
    const host = typeof options.host === 'string' ? options.host : 'localhost';
    return isIP(host) === 0 && typeof options.lookup === 'function' ? { host, lookup: options.lookup } : { host };
  }
  if (typeof first === 'string' && !/^\d+$/.test(first)) return { host: null };
  return { host: typeof second === 'string' ? second : 'localhost' };
}

/** A test that brings its own names is held to the addresses they stand for. */
function guardLookup(args: unknown[], lookup: LookupFunction): void {
  const holder: unknown[] = Array.isArray(args[0]) ? args[0] : args;
  const guarded: LookupFunction = (name, options, callback) => {
    lookup(name, options, (error, found, family) => {
      try {
        if (error === null)
          for (const { address } of Array.isArray(found) ? found : [{ address: found }]) requireLoopback(address);
        callback(error, found, family);
      } catch (refusal) {
        callback(refusal instanceof Error ? refusal : new Error(String(refusal)), '', 4);
      }
    });
  };
  holder[0] = Object.assign({}, holder[0], { lookup: guarded });
}

function requireLoopback(host: string): void {
  if (isLoopback(host)) return;
  breaches.push(`an unplanned connection to ${host} was tried`);
  throw new Error(`Tests may not connect to ${host}.`);
}

function isLoopback(host: string): boolean {
  const plain = host.replace(/^\[|\]$/g, '');
  return plain === 'localhost' || plain === '::1' || plain === '::ffff:127.0.0.1' || /^127(\.\d+){3}$/.test(plain);
}

afterEach(() => {
  const found = breaches.splice(0);
  if (found.length > 0) throw new Error(found.join('\n'));
});

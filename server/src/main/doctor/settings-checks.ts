import ipaddr from 'ipaddr.js';
import { broken, type Check, fine, isLocalName, isPublic, listed, note, risky } from './check.ts';

const isPlain = (publicUrl: string | null): boolean => publicUrl?.startsWith('http:') === true;

/** A range with fewer fixed bits than this is no list of proxies: it holds whole providers, or everybody. */
const LEAST_BITS = { ipv4: 8, ipv6: 16 } as const;

const isWide = (range: string): boolean => {
  if (!range.includes('/')) return false;
  const [address, bits] = ipaddr.parseCIDR(range);
  return bits < LEAST_BITS[address.kind()];
};

/** What the settings alone tell. */
export const settingsChecks: readonly Check[] = [
  {
    code: 'SETTINGS_INVALID',
    look: ({ problems }) =>
      problems.flatMap((problem) =>
        broken(
          problem,
          'Correct it where Bedside gets its environment; docs/handbook/configuration.md tells every setting.',
        ),
      ),
  },
  {
    code: 'PUBLIC_URL_MISSING',
    reads: ['PUBLIC_URL', 'HOST'],
    look: ({ config }) =>
      config.publicUrl !== null || isLocalName(config.host)
        ? fine
        : broken(
            `Bedside listens on ${config.host} for other machines, and PUBLIC_URL does not say at which address they open it, so links and sign-in work on this machine alone.`,
            'Set PUBLIC_URL to the address that people type, as https://bedside.example.org.',
          ),
  },
  {
    code: 'PUBLIC_URL_LOCAL',
    reads: ['PUBLIC_URL', 'HOST'],
    look: ({ config }) =>
      config.publicUrl === null || isPublic(config.publicUrl) || isLocalName(config.host)
        ? fine
        : risky(
            `Bedside listens on ${config.host} for other machines, and PUBLIC_URL names this machine itself, so links and sign-in fail for everybody else.`,
            'Set PUBLIC_URL to the address that people type, or HOST to 127.0.0.1.',
          ),
  },
  {
    code: 'PUBLIC_URL_NOT_HTTPS',
    reads: ['PUBLIC_URL', 'HOST'],
    look: ({ config }) =>
      isPublic(config.publicUrl) && isPlain(config.publicUrl) && isLocalName(config.host)
        ? risky(
            'PUBLIC_URL is http, so passwords and posts cross the network readable, and browsers offer no passkeys.',
            'Give the proxy in front a certificate, and set PUBLIC_URL to the https address.',
          )
        : fine,
  },
  {
    code: 'LISTENS_WITHOUT_TLS',
    reads: ['PUBLIC_URL', 'HOST'],
    look: ({ config }) =>
      isPublic(config.publicUrl) && isPlain(config.publicUrl) && !isLocalName(config.host)
        ? risky(
            `Bedside listens on ${config.host} by plain http with nothing in front, so everybody on the network can read passwords and posts.`,
            'Put a proxy with TLS in front, set PUBLIC_URL to its https address, and HOST to 127.0.0.1 when it runs on this machine.',
          )
        : fine,
  },
  {
    code: 'PROXIES_MISSING',
    reads: ['PUBLIC_URL', 'TRUSTED_PROXIES'],
    look: ({ config }) =>
      isPublic(config.publicUrl) && !isPlain(config.publicUrl) && config.trustedProxies.length === 0
        ? risky(
            'PUBLIC_URL is https, so a proxy stands in front, and TRUSTED_PROXIES does not name it: everybody seems to come from one address, and one person who mistypes a password locks out the others.',
            'Set TRUSTED_PROXIES to the address of the proxy, as 127.0.0.1 when it runs on this machine.',
          )
        : fine,
  },
  {
    code: 'PROXIES_EVERYBODY',
    reads: ['TRUSTED_PROXIES'],
    look: ({ config }) => {
      const wide = config.trustedProxies.filter(isWide);
      if (wide.length === 0) return fine;
      return risky(
        `TRUSTED_PROXIES holds ${listed(wide)}, so anybody can claim any address and get round the limits on sign-in tries.`,
        'Name the addresses of your own proxies alone.',
      );
    },
  },
  {
    code: 'EGRESS_LOOPBACK_ALLOWED',
    reads: ['EGRESS_ALLOW_LOOPBACK', 'PUBLIC_URL'],
    look: ({ config }) =>
      config.egressAllowLoopback && isPublic(config.publicUrl)
        ? risky(
            'EGRESS_ALLOW_LOOPBACK is on, so addresses that people enter can reach programs on this machine itself.',
            'Take EGRESS_ALLOW_LOOPBACK away: it is for development.',
          )
        : fine,
  },
  {
    code: 'LOG_SILENT',
    reads: ['LOG_LEVEL', 'PUBLIC_URL'],
    look: ({ config }) =>
      config.logLevel === 'silent' && isPublic(config.publicUrl)
        ? risky(
            'LOG_LEVEL is silent, so nothing tells later why a post did not go out.',
            'Set LOG_LEVEL to info: the log never holds posts, names or secrets.',
          )
        : fine,
  },
  {
    code: 'LOG_DEBUG',
    reads: ['LOG_LEVEL', 'PUBLIC_URL'],
    look: ({ config }) =>
      config.logLevel === 'debug' && isPublic(config.publicUrl)
        ? note('LOG_LEVEL is debug, so the log grows fast.', 'Set LOG_LEVEL to info when nothing is searched for.')
        : fine,
  },
];

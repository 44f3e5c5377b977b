import { X509Certificate } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { systemClock } from '../kernel/clock/clock.ts';
import { createEgress } from '../kernel/egress/egress.ts';
import { BedsideError } from '../kernel/errors/bedside-error.ts';
import type { Logger } from '../kernel/log/logger.ts';
import type { Config } from './config.ts';
import { USER_AGENT } from './open-blobs.ts';

/**
 * The way to the FHIR server: the public internet, as for all, and what the operator's settings name within the private network.
 * Nothing else goes this way.
 * @throws `CHART_CA`, with what to do
 */
export async function openChartEgress(
  config: Pick<Config, 'chart' | 'egressAllowLoopback' | 'port'>,
  { log, publicUrl }: { readonly log: Logger; readonly publicUrl: string },
): Promise<ReturnType<typeof createEgress>> {
  const { origins, caFile } = config.chart;
  const { origin, port } = new URL(publicUrl);
  const authorities = caFile === null ? [] : await readAuthorities(caFile);
  if (authorities.some((one) => hasEnded(one))) log.warn('chart.authority-ended');
  return createEgress({
    allowLoopback: config.egressAllowLoopback,
    house: {
      origins: new Set(origins),
      own: { origin, port: config.port === 0 ? Number(port) : config.port },
      authorities: authorities.map(String),
    },
    log,
    userAgent: USER_AGENT,
  });
}

const PEM = /-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g;

/** The certificates of a file. Throws `CHART_CA` where it cannot be read, or has none or another thing in one's place. */
export async function readAuthorities(file: string): Promise<readonly X509Certificate[]> {
  try {
    const found = [...(await readFile(file, 'utf8')).matchAll(PEM)].map(([one]) => new X509Certificate(one));
    if (found.length > 0 && found.every(({ ca }) => ca)) return found;
  } catch (cause) {
    throw unusable(file, cause);
  }
  throw unusable(file);
}

/** Whether a certificate vouches for nobody any more. */
export function hasEnded({ validTo }: X509Certificate): boolean {
  return Date.parse(validTo) < systemClock.now().getTime();
}

function unusable(file: string, cause?: unknown): BedsideError {
  return new BedsideError({
    code: 'CHART_CA',
    status: 500,
    message: `The file that CHART_CA_FILE names holds no certificates of an authority that can be read (${file}).`,
    remedy:
      'Look whether it is there, whether the user that Bedside runs as may read it, and whether it has the certificate of the authority as PEM, and not that of the server.',
    ...(cause === undefined ? {} : { cause }),
  });
}

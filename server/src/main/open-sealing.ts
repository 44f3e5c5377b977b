import { readFile } from 'node:fs/promises';
import { systemClock } from '../kernel/clock/clock.ts';
import { createEgress } from '../kernel/egress/egress.ts';
import { BedsideError } from '../kernel/errors/bedside-error.ts';
import type { Logger } from '../kernel/log/logger.ts';
import { type HouseCertificate, openHouseCertificate } from '../registers/authorizations/seal/house-certificate.ts';
import type { HouseSealing } from '../registers/authorizations/seal/house-sealing.ts';
import { createStamper } from '../registers/authorizations/seal/time-stamp.ts';
import type { Config } from './config.ts';
import { USER_AGENT } from './open-blobs.ts';

/** Time to get a new certificate before the old one ends. */
const EARLY_MS = 30 * 24 * 60 * 60 * 1_000;

/**
 * How documents are sealed, as the settings say. The time-stamp server is the operator's choice, as the bucket is: it may stand where
 * nothing else may be asked, and the way to it leads nowhere else.
 * @throws `SEALING_CERTIFICATE`, with what to do
 */
export async function openSealing({ sealing }: Pick<Config, 'sealing'>, log: Logger): Promise<HouseSealing> {
  const { timestampUrl: url, certificate: named } = sealing;
  const certificate = named === null ? null : await openNamedCertificate(named);
  if (certificate !== null && endsSoon(certificate)) log.warn('sealing.certificate-ends-soon');
  if (url === null) return { certificate, stamper: null };
  const egress = createEgress({ allowLoopback: false, onlyOrigin: new URL(url).origin, log, userAgent: USER_AGENT });
  return { certificate, stamper: createStamper({ url, fetch: egress.fetch, now: () => systemClock.now() }) };
}

/** Whether it is time to get another one. */
export function endsSoon({ notAfter }: Pick<HouseCertificate, 'notAfter'>): boolean {
  return notAfter.getTime() - systemClock.now().getTime() < EARLY_MS;
}

/** Reads a certificate as the settings name it. Throws `SEALING_CERTIFICATE`. */
export async function openNamedCertificate({
  file,
  password,
}: {
  file: string;
  password: string;
}): Promise<HouseCertificate> {
  const bytes = await readFile(file).catch((cause: unknown) => {
    throw new BedsideError({
      code: 'SEALING_CERTIFICATE',
      status: 500,
      message: `The file that SEALING_CERTIFICATE_FILE names cannot be read (${file}).`,
      remedy: 'Look whether it is there, and whether the user that Bedside runs as may read it.',
      cause,
    });
  });
  return openHouseCertificate({ file: bytes, password, now: systemClock.now() });
}

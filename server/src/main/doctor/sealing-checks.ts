import { BedsideError } from '../../kernel/errors/bedside-error.ts';
import type { HouseCertificate } from '../../registers/authorizations/seal/house-certificate.ts';
import type { Config } from '../config.ts';
import { endsSoon, openNamedCertificate } from '../open-sealing.ts';
import { broken, type Check, fine, risky } from './check.ts';

const reads = ['SEALING_CERTIFICATE_FILE', 'SEALING_CERTIFICATE_PASSWORD'] as const;

/** Whether documents can be sealed with the certificate that the settings name. */
export const sealingChecks: readonly Check[] = [
  {
    code: 'SEALING_CERTIFICATE_UNUSABLE',
    reads,
    look: async ({ config }) => {
      const looked = await lookAt(config);
      return looked instanceof BedsideError ? broken(looked.message, looked.remedy ?? '') : fine;
    },
  },
  {
    code: 'SEALING_CERTIFICATE_ENDS',
    reads,
    look: async ({ config }) => {
      const looked = await lookAt(config);
      return looked === null || looked instanceof BedsideError || !endsSoon(looked)
        ? fine
        : risky(
            `The certificate that SEALING_CERTIFICATE_FILE names ends on ${looked.notAfter.toISOString()}.`,
            'Get a new one, and name its file: documents are sealed with a key made by Bedside after that.',
          );
    },
  },
];

/** Null where none is named; the refusal with which Bedside does not start where it cannot be used. */
async function lookAt({ sealing }: Config): Promise<HouseCertificate | BedsideError | null> {
  if (sealing.certificate === null) return null;
  try {
    return await openNamedCertificate(sealing.certificate);
  } catch (error) {
    if (error instanceof BedsideError) return error;
    throw error;
  }
}

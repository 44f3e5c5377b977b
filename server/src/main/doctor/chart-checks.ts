import { BedsideError } from '../../kernel/errors/bedside-error.ts';
import { hasEnded, readAuthorities } from '../open-chart.ts';
import { broken, type Check, fine, listed, risky } from './check.ts';

const reads = ['CHART_ORIGINS', 'CHART_CA_FILE'] as const;

/** Whether the FHIR servers within the network can be reached, and are who they say. */
export const chartChecks: readonly Check[] = [
  {
    code: 'CHART_CA_UNUSABLE',
    reads,
    look: async ({ config }) => {
      const found = await lookAt(config.chart.caFile);
      return found instanceof BedsideError ? broken(found.message, found.remedy ?? '') : fine;
    },
  },
  {
    code: 'CHART_CA_ENDED',
    reads,
    look: async ({ config }) => {
      const found = await lookAt(config.chart.caFile);
      return found instanceof BedsideError || !found.some(hasEnded)
        ? fine
        : broken(
            'A certificate in the file that CHART_CA_FILE names has ended, so servers that it vouches for are refused.',
            'Put the new certificate of your authority into the file, and start Bedside anew.',
          );
    },
  },
  {
    code: 'CHART_PLAIN_HTTP',
    reads,
    look: ({ config }) => {
      const plain = config.chart.origins.filter((origin) => origin.startsWith('http:'));
      return plain.length === 0
        ? fine
        : risky(
            `CHART_ORIGINS has ${listed(plain)}, so permissions of patients and the token cross your network readable.`,
            'Give that server a certificate, name its https address, and put your authority into CHART_CA_FILE.',
          );
    },
  },
];

/** The refusal with which Bedside does not start, where it cannot be used. */
async function lookAt(file: string | null): Promise<Awaited<ReturnType<typeof readAuthorities>> | BedsideError> {
  if (file === null) return [];
  try {
    return await readAuthorities(file);
  } catch (error) {
    if (error instanceof BedsideError) return error;
    throw error;
  }
}

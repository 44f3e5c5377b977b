import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { makeTestCertificate } from '../kernel/egress/test-certificate.ts';
import { createLogger } from '../kernel/log/logger.ts';
import { loadConfig } from './config.ts';
import { openChartEgress } from './open-chart.ts';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'bedside-chart-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const log = createLogger({ level: 'silent' });
const publicUrl = 'https://bedside.example.org';

async function openWith(content: string | null) {
  const file = join(folder, 'ca.pem');
  if (content === null) await rm(file, { force: true });
  else await writeFile(file, content);
  const config = loadConfig({ CHART_ORIGINS: 'https://10.0.0.7:8443', CHART_CA_FILE: file });
  return openChartEgress(config, { log, publicUrl });
}

describe('the way to the chart', () => {
  test('leads to the public internet alone where nothing is set', async () => {
    const { vet } = await openChartEgress(loadConfig({}), { log, publicUrl });
    await expect(vet('https://93.184.215.14/r4')).resolves.toBeUndefined();
    await expect(vet('https://10.0.0.7:8443/r4')).rejects.toMatchObject({ code: 'EGRESS_ADDRESS_INSIDE' });
  });

  test('leads to what the operator named, with the authority of the house', async () => {
    const { vet } = await openWith(`# Ours\n${makeTestCertificate('fhir.example.org').cert}`);
    await expect(vet('https://10.0.0.7:8443/r4')).resolves.toBeUndefined();
    await expect(vet('https://10.0.0.8:8443/r4')).rejects.toMatchObject({ code: 'EGRESS_ADDRESS_INSIDE' });
  });

  test.each([
    ['that is not there', null],
    ['without a certificate', 'nothing'],
    ['whose certificate cannot be read', '-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----'],
  ])('does not open with a file %s', async (_what, content) => {
    await expect(openWith(content)).rejects.toMatchObject({ code: 'CHART_CA', remedy: expect.stringMatching(/./) });
  });
});

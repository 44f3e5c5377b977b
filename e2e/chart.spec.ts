import { expect, test } from '@playwright/test';
import { type FhirEndpoint, startFhirEndpoint } from '../server/test/fhir-endpoint.ts';
import { expectAccessible } from './support/axe.ts';
import { signedPermission } from './support/permissions.ts';
import { type Colleague, open, type Sample, startSample } from './support/sample.ts';

let sample: Sample;
let elena: Colleague;
let fhir: FhirEndpoint;

test.describe.configure({ mode: 'serial' });
test.beforeAll(async ({ browser }) => {
  fhir = await startFhirEndpoint();
  fhir.letsIn = 'a-token-of-the-house';
  sample = await startSample({ EGRESS_ALLOW_LOOPBACK: 'true' });
  elena = await sample.signIn(browser, 'elena');
});
test.afterAll(async () => {
  await sample?.stop();
  await fhir?.close();
});

test('the house names its FHIR server, and tries it', async () => {
  const { page } = elena;
  await open(elena, '/settings');
  const chart = page.getByRole('region', { name: 'Chart' });
  await chart.getByRole('button', { name: 'Name a FHIR server' }).click();
  await chart.getByRole('textbox', { name: 'Address of the FHIR server' }).fill(fhir.baseUrl);
  await chart.getByLabel('Token', { exact: true }).fill('another-token');
  await chart.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(page.getByText('The FHIR server is saved.')).toBeVisible();
  await chart.getByRole('button', { name: 'Test the connection' }).click();
  await expect(chart.getByText('The server does not let Bedside in, or not for this.')).toBeVisible();
  expect(fhir.transactions()).toEqual([]);
  await expectAccessible(page, 'the FHIR server in the settings');
});

test('what it refuses is told, put right, and in the chart then', async () => {
  const { page } = elena;
  const request = await signedPermission(elena);
  const { request: signed } = await elena.call<{ request: { authorizationId: string } }>(
    'GET',
    `/authorization-requests/${request.id}`,
  );
  const path = `/authorizations/${signed.authorizationId}`;
  await elena.call('POST', `${path}/copy`);
  await expect(async () => {
    await open(elena, path);
    await expect(page.getByText('The FHIR server did not take it.')).toBeVisible({ timeout: 2_000 });
  }).toPass();
  await expect(page.getByText('Its answer: 401')).toBeVisible();
  await expectAccessible(page, 'a permission that is not in the chart');
  await open(elena, '/authorizations?view=signed');
  await expect(page.getByRole('alert').filter({ hasText: 'Not in the chart' }).getByRole('listitem')).toHaveCount(1);
  await expectAccessible(page, 'the list of what is not in the chart');
  fhir.letsIn = 'another-token';
  await open(elena, path);
  await page.getByRole('button', { name: 'Send it again' }).click();
  await expect(async () => {
    await page.reload();
    await expect(page.getByText(/The FHIR server has it since/)).toBeVisible({ timeout: 2_000 });
  }).toPass();
  expect(fhir.newest('Consent')).toMatchObject([{ status: 'active' }]);
  await open(elena, '/authorizations?view=signed');
  await expect(page.getByText('Not in the chart')).toHaveCount(0);
});

test('the server is forgotten, with how one signs in there', async () => {
  const { page } = elena;
  await open(elena, '/settings');
  const chart = page.getByRole('region', { name: 'Chart' });
  await chart.getByRole('button', { name: 'Forget the FHIR server' }).click();
  const dialog = page.getByRole('alertdialog', { name: 'Forget the FHIR server?' });
  await expect(dialog).toContainText('What the server has already stays there.');
  await expectAccessible(page, 'the question before it is forgotten', { within: '[role=alertdialog]' });
  await dialog.getByRole('button', { name: 'Forget it' }).click();
  await expect(chart.getByText('No FHIR server is named. Nothing is sent.')).toBeVisible();
  expect(await elena.call('GET', '/organization/fhir-server')).toEqual({ server: null });
});

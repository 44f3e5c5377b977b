import { expect, type Page, test } from '@playwright/test';
import { pdfScan, scannerPdf } from '../server/test/scans.ts';
import { expectAccessible } from './support/axe.ts';
import { type Colleague, open, type Sample, startSample } from './support/sample.ts';

const PHONE = { width: 390, height: 844 };
const WIDE = { width: 1_280, height: 900 };

let sample: Sample;
let elena: Colleague;
let second: Colleague;

test.describe.configure({ mode: 'serial' });
test.beforeAll(async ({ browser }) => {
  sample = await startSample();
  elena = await sample.signIn(browser, 'elena');
  // Two persons are needed, and the sample has one who may.
  await sample.runSql("update person set roles = roles || '{coordinator}' where email like 'sam.%'");
  second = await sample.signIn(browser, 'sam');
  await second.page.setViewportSize(PHONE);
});

test.afterAll(() => sample?.stop());

async function expectNoSideways(page: Page): Promise<void> {
  const width = page.viewportSize()?.width ?? 0;
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
}

type Json = Record<string, unknown>;
type Made = { readonly key: string; readonly name: string; readonly data: string | null; readonly change?: Json };

/** A consent of a chart with its patient and its document. */
function entriesOf({ key, name, data, change = {} }: Made): { resource: Json }[] {
  const terminology = 'http://terminology.hl7.org/CodeSystem';
  const attachment = { contentType: 'application/pdf', language: 'en' };
  return [
    {
      resource: {
        resourceType: 'Consent',
        id: key,
        identifier: [{ system: 'https://chart.example.org', value: key }],
        status: 'active',
        scope: { coding: [{ system: `${terminology}/consentscope`, code: 'patient-privacy' }] },
        category: [{ coding: [{ system: 'http://loinc.org', code: '59284-0' }] }],
        patient: { reference: `Patient/p-${key}` },
        dateTime: '2026-02-10',
        performer: [{ reference: `Patient/p-${key}` }],
        sourceReference: { reference: `DocumentReference/d-${key}` },
        provision: { type: 'permit', period: { end: '2099-02-10' }, code: [{ text: 'photo' }] },
        ...change,
      },
    },
    { resource: { resourceType: 'Patient', id: `p-${key}`, name: [{ text: name }], birthDate: '1961-07-23' } },
    {
      resource: {
        resourceType: 'DocumentReference',
        id: `d-${key}`,
        status: 'current',
        description: `${name} on the terrace`,
        content: [
          {
            attachment: { ...attachment, ...(data === null ? { url: 'https://chart.example.org/d' } : { data }) },
          },
        ],
      },
    },
  ];
}

async function bundle(): Promise<Buffer> {
  const paper = Buffer.from(await scannerPdf(2)).toString('base64');
  const carrying = await pdfScan((pdf) => pdf.file(Buffer.from('x'), { name: 'x.exe' }));
  const made: readonly Made[] = [
    { key: 'right', name: 'Ida Brook', data: paper },
    { key: 'elsewhere', name: 'Leo Brook', data: null },
    { key: 'ended', name: 'Mia Brook', data: paper, change: { status: 'inactive' } },
    { key: 'carrying', name: 'Ben Brook', data: Buffer.from(carrying).toString('base64') },
    {
      key: 'narrower',
      name: 'Wilhelmina Featherstonehaugh-Montgomery',
      data: paper,
      change: { provision: { type: 'permit', provision: [{ type: 'deny' }] } },
    },
  ];
  return Buffer.from(JSON.stringify({ resourceType: 'Bundle', type: 'collection', entry: made.flatMap(entriesOf) }));
}

async function choose(page: Page, button: string, buffer: Buffer): Promise<void> {
  const chosen = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: button }).click();
  await (await chosen).setFiles([{ name: 'consents.json', mimeType: 'application/fhir+json', buffer }]);
}

test('a file of a chart is read consent by consent, with what is wrong by its path', async () => {
  const { page } = elena;
  await page.setViewportSize(WIDE);
  await open(elena, '/authorizations/originals/file');
  await choose(page, 'Choose a file', await bundle());
  await expect(page.getByText('5 consents: 2 right, 0 here already, 3 with errors.')).toBeVisible();
  const rows = page.getByRole('table', { name: 'Consents of the file' }).getByRole('row');
  await expect(rows.filter({ hasText: 'Ida Brook' })).toContainText('Right');
  await expect(rows.filter({ hasText: 'Leo Brook' })).toContainText('Left out:');
  await expect(rows.filter({ hasText: 'Mia Brook' })).toContainText('Consent.status:');
  await expect(rows.filter({ hasText: 'Ben Brook' })).toContainText('programs or other files');
  await expect(rows.filter({ hasText: 'Featherstonehaugh' })).toContainText('Consent.provision.provision[0]');
  await expectAccessible(page, 'the consents of a file');

  await page.setViewportSize(PHONE);
  await page.emulateMedia({ colorScheme: 'dark' });
  await expectNoSideways(page);
  await expectAccessible(page, 'the consents of a file, narrow and dark');
});

test('a file that is none says so, in Spanish', async () => {
  const { page } = elena;
  await elena.call('PUT', '/session/locale', { locale: 'es' });
  await open(elena, '/authorizations/originals/file');
  await choose(page, 'Elegir un archivo', Buffer.from('{"resourceType":"Patient"}'));
  await expect(page.getByRole('alert')).toContainText('Este archivo no se puede incorporar');
  await expectNoSideways(page);
  await choose(page, 'Elegir un archivo', await bundle());
  await expect(page.getByRole('button', { name: 'Incorporar 2 consentimientos' })).toBeVisible();
  await expectNoSideways(page);
  await expectAccessible(page, 'the consents of a file, in Spanish');
  await elena.call('PUT', '/session/locale', { locale: 'en' });
  await page.emulateMedia({ colorScheme: 'light' });
  await page.setViewportSize(WIDE);
});

test('what is right is taken over once, and is a permission when a second person compared it', async () => {
  const { page } = elena;
  await open(elena, '/authorizations/originals/file');
  const file = await bundle();
  await choose(page, 'Choose a file', file);
  await page.getByRole('button', { name: 'Take over 2 consents' }).click();
  const listed = page.getByRole('listitem');
  await expect(listed.filter({ hasText: 'Ida Brook' })).toContainText('Waits for a second person');
  await expect(listed.filter({ hasText: 'Leo Brook' })).toContainText('Waits for its scan');
  await expect(listed.filter({ hasText: 'Mia Brook' })).toHaveCount(0);
  await open(elena, '/authorizations/originals/file');
  await choose(page, 'Choose a file', file);
  await expect(page.getByText('5 consents: 0 right, 2 here already, 3 with errors.')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Take over 0 consents' })).toBeDisabled();

  await open(elena, '/authorizations?view=originals');
  await page.getByRole('link', { name: /Ida Brook/ }).click();
  await expect(page.getByText('so you cannot compare it')).toBeVisible();
  const path = new URL(page.url()).pathname;
  const { page: other } = second;
  await open(second, path);
  await expect(other.getByRole('region', { name: 'What was typed' })).toContainText('Ida Brook on the terrace');
  const lastPage = other.getByRole('img', { name: 'Page 2 of 2 of the scanned paper' });
  await lastPage.scrollIntoViewIfNeeded();
  await expect.poll(() => lastPage.evaluate((one: HTMLImageElement) => one.naturalWidth)).toBe(170);
  await expectNoSideways(other);
  await expectAccessible(other, 'a consent of a chart beside what it says');
  await other.getByRole('button', { name: 'It is the same' }).click();
  await other.getByRole('link', { name: 'Open the permission' }).click();
  await expect(other.getByRole('link', { name: 'Download the PDF' })).toBeVisible();
  await expectNoSideways(other);
});

import { problem } from '@bedside/server/contract/kernel/http';
import {
  getOriginal,
  listOriginals,
  MAX_SCAN_BYTES,
  type OriginalView,
  originalView,
  scanMime,
} from '@bedside/server/contract/registers/authorizations/originals';
import { Button, FileButton, Text } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Download, ScanLine } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { addressOf } from '../../lib/api.ts';
import { notifyDone } from '../../lib/notify.tsx';
import { ApiProblem } from '../../lib/problem.ts';
import { keyOf } from '../../lib/query.ts';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import classes from './authorizations.module.css';
import { Section } from './section.tsx';

const scanAddress = (id: string) => addressOf('/authorization-originals/:id/scan', { id });

/** The paper as it was scanned: a picture is shown here, a PDF by the program that this device has for it. */
export function OriginalScan({ original }: { original: OriginalView }) {
  const { t } = useTranslation();
  const { id, scan, mayScan, state } = original;
  // Another scan under the same address is another picture.
  const address = scan === null ? '' : `${scanAddress(id)}?${scan.sha256.slice(0, 8)}`;
  return (
    <Section title={t('originals.scan.title')}>
      {scan === null && <Text>{t('originals.scan.none')}</Text>}
      {scan !== null && scan.mimeType !== 'application/pdf' && (
        <img src={address} alt={t('originals.scan.alt')} className={classes.scan} />
      )}
      {scan !== null && <Pages id={id} scan={scan} />}
      {scan !== null && (
        <Button
          component="a"
          href={address}
          download
          variant="default"
          w="fit-content"
          leftSection={<Download size={16} aria-hidden />}
        >
          {t(scan.mimeType === 'application/pdf' ? 'originals.scan.openPdf' : 'originals.scan.open')}
        </Button>
      )}
      {scan !== null && (
        <Text size="xs" c="dimmed" style={{ overflowWrap: 'anywhere' }}>
          SHA-256 {scan.sha256}
        </Text>
      )}
      {mayScan && <AddScan id={id} isAnother={state === 'returned'} />}
    </Section>
  );
}

/** The pages of a scan that is a PDF, each as a picture that the server drew: no program for PDFs runs here. */
function Pages({ id, scan }: { id: string; scan: NonNullable<OriginalView['scan']> }) {
  const { t } = useTranslation();
  const { pages, mimeType, sha256 } = scan;
  if (pages === null) {
    return mimeType === 'application/pdf' ? <Text size="sm">{t('originals.scan.noPages')}</Text> : null;
  }
  return Array.from({ length: pages }, (_one, index) => (
    <img
      key={`${sha256} ${index}`}
      src={`${scanAddress(id)}/pages/${index + 1}?${sha256.slice(0, 8)}`}
      alt={t('originals.scan.page', { number: index + 1, count: pages })}
      loading="lazy"
      className={classes.scan}
    />
  ));
}

function AddScan({ id, isAnother }: { id: string; isAnother: boolean }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const add = useMutation({
    mutationFn: (file: File) => sendScan(id, file),
    onSuccess: async () => {
      notifyDone(t('originals.scan.added'));
      await Promise.all([getOriginal, listOriginals].map((one) => client.invalidateQueries({ queryKey: keyOf(one) })));
    },
  });
  return (
    <>
      <Text size="sm" c="dimmed">
        {t('originals.scan.hint')}
      </Text>
      <FileButton accept={scanMime.options.join(',')} onChange={(file) => file !== null && add.mutate(file)}>
        {(button) => (
          <Button {...button} w="fit-content" loading={add.isPending} leftSection={<ScanLine size={16} aria-hidden />}>
            {t(isAnother ? 'originals.scan.another' : 'originals.scan.add')}
          </Button>
        )}
      </FileButton>
      <ProblemNotice error={add.error} />
    </>
  );
}

/** Sends the bytes of a scan as they are. Throws `ApiProblem`. */
async function sendScan(id: string, file: File): Promise<OriginalView> {
  if (file.size > MAX_SCAN_BYTES) throw problemOf('SCAN_TOO_LARGE', 'The scan is too large.');
  let response: Response;
  try {
    const headers = { 'content-type': file.type || 'application/octet-stream', accept: 'application/json' };
    response = await fetch(scanAddress(id), { method: 'PUT', credentials: 'same-origin', headers, body: file });
  } catch {
    throw problemOf('OFFLINE', 'Bedside cannot be reached.');
  }
  const body: unknown = await response.json().catch(() => null);
  const told = problem.safeParse(body);
  if (!response.ok && told.success) throw new ApiProblem(told.data);
  const kept = originalView.safeParse(body);
  if (!kept.success) throw problemOf('ANSWER_UNREADABLE', 'The server’s answer could not be read.');
  return kept.data;
}

function problemOf(code: string, title: string): ApiProblem {
  return new ApiProblem({ code, status: 0, title });
}

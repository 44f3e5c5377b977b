import {
  type CsvRowView,
  commitOriginalsCsv,
  getOriginalsTemplate,
  listOriginals,
  MAX_CSV_BYTES,
  previewOriginalsCsv,
} from '@bedside/server/contract/registers/authorizations/originals';
import { Alert, Button, FileButton, Group, List, Paper, Stack, Table, Text } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { CircleAlert, CircleCheck, Download, FileUp } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { authorizationAskers } from '../../lib/authorization-roles.ts';
import { notifyDone } from '../../lib/notify.tsx';
import { ApiProblem } from '../../lib/problem.ts';
import { useCall } from '../../lib/query.ts';
import { saveFile } from '../../lib/save-file.ts';
import { hasRole, useSession } from '../../lib/session.ts';
import { Page } from '../../ui/page.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { FhirFile, isFhirFile } from './originals-fhir.tsx';
import { BackToOriginals } from './originals-page.tsx';

/** Permissions from another system: a file is chosen, every row is looked at, and what is right is taken over. */
export function OriginalsFilePage() {
  const { t } = useTranslation();
  const { person } = useSession();
  return (
    <Page title={t('originals.file.title')} lead={t('originals.file.lead')} actions={<BackToOriginals />}>
      {hasRole(person, ...authorizationAskers) ? <Importing /> : <Alert color="info">{t('originals.notYours')}</Alert>}
    </Page>
  );
}

function Importing() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const [file, setFile] = useState<string | null>(null);
  const [fhir, setFhir] = useState<File | null>(null);
  const [unread, setUnread] = useState<ApiProblem | null>(null);
  const preview = useCall(previewOriginalsCsv);
  const commit = useCall(commitOriginalsCsv, {
    invalidates: [listOriginals],
    onSuccess: ({ created }) => {
      notifyDone(t('originals.file.done', { count: created }));
      void navigate({ to: '/authorizations', search: { view: 'originals' } });
    },
  });
  const choose = async (chosen: File | null) => {
    if (chosen === null) return;
    preview.reset();
    commit.reset();
    setUnread(null);
    setFile(null);
    setFhir(isFhirFile(chosen) ? chosen : null);
    if (isFhirFile(chosen)) return;
    const read = await base64Of(chosen);
    setUnread(read instanceof ApiProblem ? read : null);
    setFile(read instanceof ApiProblem ? null : read);
    if (!(read instanceof ApiProblem)) preview.mutate({ body: { file: read } });
  };
  const seen = preview.data;
  return (
    <Stack gap="md">
      <ChooseFile busy={preview.isPending} onFile={(chosen) => void choose(chosen)} />
      <ProblemNotice error={unread ?? preview.error ?? commit.error} />
      <Columns error={preview.error} />
      {fhir !== null && <FhirFile key={`${fhir.name} ${fhir.lastModified} ${fhir.size}`} file={fhir} />}
      {seen !== undefined && file !== null && (
        <Paper withBorder p="md">
          <Stack gap="md">
            <Text component="output">{t('originals.file.counts', seen.counts)}</Text>
            <Group gap="xs">
              <Button
                disabled={seen.counts.ready === 0}
                loading={commit.isPending}
                onClick={() => commit.mutate({ body: { file, planSha256: seen.planSha256 } })}
              >
                {t('originals.file.commit', { count: seen.counts.ready })}
              </Button>
              {seen.faultyCsv !== '' && (
                <Button
                  variant="default"
                  leftSection={<Download size={16} aria-hidden />}
                  onClick={() => saveCsv(seen.faultyCsv, t('originals.file.faultyName'))}
                >
                  {t('originals.file.faulty')}
                </Button>
              )}
            </Group>
            <Rows rows={seen.rows} />
          </Stack>
        </Paper>
      )}
    </Stack>
  );
}

function ChooseFile({ busy, onFile }: { busy: boolean; onFile: (file: File | null) => void }) {
  const { t } = useTranslation();
  const template = useCall(getOriginalsTemplate, {
    onSuccess: ({ csv }) => saveCsv(csv, t('originals.file.templateName')),
  });
  return (
    <Paper withBorder p="md">
      <Stack gap="md">
        <List size="sm">
          <List.Item>{t('originals.file.format')}</List.Item>
          <List.Item>{t('originalsFhir.format')}</List.Item>
          <List.Item>{t('originalsFhir.notFetched')}</List.Item>
          <List.Item>{t('originals.file.scans')}</List.Item>
          <List.Item>{t('originals.file.twice')}</List.Item>
        </List>
        <Group gap="xs">
          <FileButton accept=".csv,text/csv,.json,application/json,application/fhir+json" onChange={onFile}>
            {(button) => (
              <Button {...button} loading={busy} leftSection={<FileUp size={16} aria-hidden />}>
                {t('originals.file.choose')}
              </Button>
            )}
          </FileButton>
          <Button
            variant="default"
            loading={template.isPending}
            leftSection={<Download size={16} aria-hidden />}
            onClick={() => template.mutate({})}
          >
            {t('originals.file.template')}
          </Button>
        </Group>
        <ProblemNotice error={template.error} />
      </Stack>
    </Paper>
  );
}

/** Columns that a refusal names. */
function Columns({ error }: { error: Error | null }) {
  const named = error instanceof ApiProblem ? error.details['columns'] : null;
  if (!Array.isArray(named)) return null;
  return <Text size="sm">{named.map(String).join(', ')}</Text>;
}

function Rows({ rows }: { rows: readonly CsvRowView[] }) {
  const { t } = useTranslation();
  return (
    <Table.ScrollContainer minWidth={320}>
      <Table aria-label={t('originals.file.rows')}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t('originals.file.row')}</Table.Th>
            <Table.Th>{t('originals.file.person')}</Table.Th>
            <Table.Th>{t('originals.file.result')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {rows.map((row) => (
            <Table.Tr key={row.row}>
              <Table.Td>{row.row}</Table.Td>
              <Table.Td style={{ overflowWrap: 'anywhere' }}>{row.name}</Table.Td>
              <Table.Td>
                <Result row={row} />
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
}

function Result({ row: { state, errors } }: { row: CsvRowView }) {
  const { t } = useTranslation();
  const Icon = state === 'faulty' ? CircleAlert : CircleCheck;
  return (
    <Stack gap={4}>
      <Group gap={6} wrap="nowrap">
        <Icon size={16} aria-hidden />
        <Text size="sm">{t(`originals.file.states.${state}`)}</Text>
      </Group>
      {errors.map(({ column, code }) => (
        <Text key={`${column ?? ''} ${code}`} size="sm">
          {column === null ? '' : `${column}: `}
          {t(`originals.faults.${code}`)}
        </Text>
      ))}
    </Stack>
  );
}

/** The bytes of a file, so that the server sees in which encoding it is written. */
async function base64Of(file: File): Promise<string | ApiProblem> {
  if (file.size > MAX_CSV_BYTES) {
    return new ApiProblem({ code: 'IMPORT_TOO_LARGE', status: 0, title: 'This file is larger than 1 MB.' });
  }
  const bytes = new Uint8Array(await file.arrayBuffer());
  let binary = '';
  for (let at = 0; at < bytes.length; at += 8_192) binary += String.fromCharCode(...bytes.subarray(at, at + 8_192));
  return btoa(binary);
}

function saveCsv(csv: string, name: string): void {
  saveFile(new Blob([csv], { type: 'text/csv;charset=utf-8' }), name);
}

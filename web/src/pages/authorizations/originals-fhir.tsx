import { problem } from '@bedside/server/contract/kernel/http';
import {
  type FhirConsentView,
  type FhirPreview,
  fhirCommitted,
  fhirPreview,
  MAX_FHIR_BYTES,
} from '@bedside/server/contract/registers/authorizations/fhir/in';
import { listOriginals } from '@bedside/server/contract/registers/authorizations/originals';
import { Alert, Button, Group, List, Paper, Stack, Table, Text } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { CircleAlert, CircleCheck } from 'lucide-react';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import type { z } from 'zod';
import { addressOf } from '../../lib/api.ts';
import { notifyDone } from '../../lib/notify.tsx';
import { ApiProblem } from '../../lib/problem.ts';
import { keyOf } from '../../lib/query.ts';
import { ListSkeleton } from '../../ui/list-skeleton.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';

const door = addressOf('/authorization-originals/fhir');

export const isFhirFile = (file: File): boolean => /json$/i.test(file.name) || file.type.endsWith('json');

/** A file of FHIR: every consent is looked at, and those that nothing is against are taken over. */
export function FhirFile({ file }: { file: File }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const client = useQueryClient();
  const preview = useMutation({ mutationFn: (chosen: File) => send(`${door}/preview`, chosen, fhirPreview) });
  const commit = useMutation({
    mutationFn: (plan: string) => send(`${door}?${new URLSearchParams({ plan }).toString()}`, file, fhirCommitted),
    onSuccess: async ({ created }) => {
      notifyDone(t('originalsFhir.done', { count: created }));
      await client.invalidateQueries({ queryKey: keyOf(listOriginals) });
      void navigate({ to: '/authorizations', search: { view: 'originals' } });
    },
  });
  const { mutate, data: seen } = preview;
  useEffect(() => mutate(file), [mutate, file]);
  return (
    <>
      {preview.isPending && <ListSkeleton />}
      <ProblemNotice error={preview.error ?? commit.error} />
      {seen !== undefined && (
        <Seen seen={seen} busy={commit.isPending} onCommit={() => commit.mutate(seen.planSha256)} />
      )}
    </>
  );
}

function Seen({ seen, busy, onCommit }: { seen: FhirPreview; busy: boolean; onCommit: () => void }) {
  const { t } = useTranslation();
  const { counts, faults, leftOut, consents } = seen;
  return (
    <Paper withBorder p="md">
      <Stack gap="md">
        {faults.length > 0 && (
          <Alert color="block" title={t('originalsFhir.fileFaults')}>
            <List size="sm">
              {faults.map(({ path, code }) => (
                <List.Item key={`${path} ${code}`}>{withPath(path, t(`originalsFhir.faults.${code}`))}</List.Item>
              ))}
            </List>
          </Alert>
        )}
        {leftOut.map(({ path, code }) => (
          <Alert key={`${path} ${code}`} color="info">
            {t(`originalsFhir.leftOut.${code}`)}
          </Alert>
        ))}
        <Text component="output">
          {consents.length === 0 ? t('originalsFhir.none') : t('originalsFhir.counts', counts)}
        </Text>
        {consents.length > 0 && (
          <>
            <Button w="fit-content" disabled={counts.ready === 0} loading={busy} onClick={onCommit}>
              {t('originalsFhir.commit', { count: counts.ready })}
            </Button>
            <Consents consents={consents} />
          </>
        )}
      </Stack>
    </Paper>
  );
}

/** Two columns, so that a narrow page shows the reasons whole. */
function Consents({ consents }: { consents: readonly FhirConsentView[] }) {
  const { t } = useTranslation();
  return (
    <Table aria-label={t('originalsFhir.rows')} layout="fixed" verticalSpacing="sm">
      <Table.Thead>
        <Table.Tr>
          <Table.Th w="38%">{t('originalsFhir.person')}</Table.Th>
          <Table.Th>{t('originalsFhir.result')}</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {consents.map((one) => (
          <Table.Tr key={one.entry} style={{ verticalAlign: 'top' }}>
            <Table.Td style={{ overflowWrap: 'anywhere' }}>
              <Text size="sm">{one.name === '' ? t('originalsFhir.nameless') : one.name}</Text>
              <Text size="xs" c="dimmed">
                {t('originalsFhir.entry', { number: one.entry })}
              </Text>
              <Text size="xs" c="dimmed">
                {t(one.hasScan ? 'originalsFhir.withScan' : 'originalsFhir.withoutScan')}
              </Text>
            </Table.Td>
            <Table.Td>
              <Result consent={one} />
            </Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  );
}

function Result({ consent: { state, faults, leftOut } }: { consent: FhirConsentView }) {
  const { t } = useTranslation();
  const Icon = state === 'faulty' ? CircleAlert : CircleCheck;
  return (
    <Stack gap={4} style={{ overflowWrap: 'anywhere' }}>
      <Group gap={6} wrap="nowrap">
        <Icon size={16} aria-hidden />
        <Text size="sm">{t(`originalsFhir.states.${state}`)}</Text>
      </Group>
      {faults.map(({ path, code }) => (
        <Text key={`${path} ${code}`} size="sm">
          {withPath(path, t(`originalsFhir.faults.${code}`))}
        </Text>
      ))}
      {leftOut.length > 0 && <Text size="sm">{t('originalsFhir.leftOutTitle')}</Text>}
      {leftOut.map(({ path, code }) => (
        <Text key={`${path} ${code}`} size="sm" c="dimmed">
          {withPath(path, t(`originalsFhir.leftOut.${code}`))}
        </Text>
      ))}
    </Stack>
  );
}

const withPath = (path: string, words: string): string => (path === '' ? words : `${path}: ${words}`);

/** Sends the bytes of a file as they are. Throws `ApiProblem`. */
async function send<S extends z.ZodType>(address: string, file: File, answer: S): Promise<z.output<S>> {
  if (file.size > MAX_FHIR_BYTES) throw problemOf('BODY_TOO_LARGE', 'This file is larger than 30 MB.');
  let response: Response;
  try {
    const headers = { 'content-type': 'application/fhir+json', accept: 'application/json' };
    response = await fetch(address, { method: 'POST', credentials: 'same-origin', headers, body: file });
  } catch {
    throw problemOf('OFFLINE', 'Bedside cannot be reached.');
  }
  const body: unknown = await response.json().catch(() => null);
  const told = problem.safeParse(body);
  if (!response.ok && told.success) throw new ApiProblem(told.data);
  const read = answer.safeParse(body);
  if (!read.success) throw problemOf('ANSWER_UNREADABLE', 'The server’s answer could not be read.');
  return read.data;
}

function problemOf(code: string, title: string): ApiProblem {
  return new ApiProblem({ code, status: 0, title });
}

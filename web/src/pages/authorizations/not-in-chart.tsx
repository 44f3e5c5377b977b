import { listRefusedSendings } from '@bedside/server/contract/registers/authorizations/chart';
import { Alert, Button, Stack, Text } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { call } from '../../lib/api.ts';
import { formatInstant } from '../../lib/format.ts';
import { keyOf } from '../../lib/query.ts';
import { TextLink } from '../../ui/link-button.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';

function useRefused() {
  return useInfiniteQuery({
    queryKey: [...keyOf(listRefusedSendings), 'pages'],
    queryFn: ({ pageParam, signal }) =>
      call(listRefusedSendings, { query: pageParam === null ? {} : { after: pageParam }, signal }),
    // A first page has no cursor; the type of the later ones would not be seen without saying so.
    initialPageParam: null as string | null,
    getNextPageParam: ({ next }) => next,
  });
}

/** What the FHIR server did not take; nothing where it took all. */
export function NotInChart() {
  const { t, i18n } = useTranslation();
  const list = useRefused();
  const sendings = list.data?.pages.flatMap((page) => page.sendings) ?? [];
  if (sendings.length === 0) return <ProblemNotice error={list.error} onRetry={() => void list.refetch()} />;
  return (
    <Alert color="warn" title={t('chart.listTitle')} mb="md">
      <Stack gap="sm" align="flex-start">
        <Text size="sm">{t('chart.listText')}</Text>
        <ul style={{ margin: 0 }}>
          {sendings.map(({ authorizationId, subjectName, lastTriedAt, trouble }) => (
            <li key={authorizationId}>
              <TextLink to="/authorizations/$authorizationId" params={{ authorizationId }}>
                {subjectName}
              </TextLink>
              {trouble !== null && <Text size="sm">{t(`chart.troubles.${trouble}`, { version: '' })}</Text>}
              {lastTriedAt !== null && (
                <Text size="xs" c="dimmed">
                  {t('chart.tried', { time: formatInstant(lastTriedAt, i18n.language) })}
                </Text>
              )}
            </li>
          ))}
        </ul>
        {list.hasNextPage && (
          <Button
            size="xs"
            variant="default"
            loading={list.isFetchingNextPage}
            onClick={() => void list.fetchNextPage()}
          >
            {t('chart.more')}
          </Button>
        )}
      </Stack>
    </Alert>
  );
}

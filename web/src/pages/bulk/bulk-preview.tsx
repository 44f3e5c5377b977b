import type { BulkPreview } from '@bedside/server/contract/flow/bulk';
import { listChannels } from '@bedside/server/contract/registers/channels';
import { Alert, Button, Checkbox, Group, MultiSelect, NativeSelect, Paper, Radio, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { CircleAlert, CircleX, Info } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { formatInstant } from '../../lib/format.ts';
import { ask } from '../../lib/query.ts';
import { BulkColumns } from './bulk-columns.tsx';
import { MAKE_ID, takeFocus } from './bulk-focus.ts';
import { BulkRows } from './bulk-rows.tsx';
import type { Bulk } from './use-bulk.ts';

/** Everything that the file would make, to be mended and then made. Nothing of it is written yet. */
export function BulkPreviewPanel(props: { bulk: Bulk; importId: string; seen: BulkPreview }) {
  const { bulk, seen } = props;
  const { t } = useTranslation();
  const hasText = seen.columns.some(({ field }) => field === 'text');
  const Mark = seen.counts.faulty > 0 ? CircleAlert : Info;
  return (
    <Stack gap="md">
      <Alert color={seen.counts.faulty > 0 ? 'warn' : 'info'} icon={<Mark size={20} aria-hidden />}>
        <Text fw={500} component="output" tabIndex={-1} ref={takeFocus} style={{ outline: 'none' }}>
          {t('bulk.counts', { count: seen.counts.rows, ready: seen.counts.ready })}
        </Text>
        <Text size="sm">
          {t('bulk.countsMore', {
            faulty: seen.counts.faulty,
            warned: seen.counts.warned,
            blocked: seen.counts.blocked,
          })}{' '}
          {t('bulk.nothingMade')}
        </Text>
      </Alert>
      {!hasText && (
        <Alert color="block" icon={<CircleX size={20} aria-hidden />} title={t('bulk.noText')}>
          {t('bulk.noTextHint')}
        </Alert>
      )}
      {hasText && <Reading {...props} />}
      <BulkColumns key={`${seen.separator} ${seen.columns.length} ${hasText}`} {...props} />
      {hasText && <BulkRows {...props} />}
      {hasText && <Commit bulk={bulk} importId={props.importId} seen={seen} />}
      {!hasText && (
        <Group>
          <Button variant="default" disabled={bulk.busy} onClick={bulk.again}>
            {t('bulk.otherFile')}
          </Button>
        </Group>
      )}
    </Stack>
  );
}

/** How the file is meant where it does not say so itself. */
function Reading({ bulk, importId, seen }: { bulk: Bulk; importId: string; seen: BulkPreview }) {
  const { t } = useTranslation();
  const channels = useQuery(ask(listChannels)).data?.channels ?? [];
  const data = channels
    .filter(({ state }) => state === 'connected')
    .map(({ id, name, network }) => ({ value: id, label: `${name} (${t(`common.networks.${network}`)})` }));
  return (
    <Group gap="md" align="flex-end">
      <MultiSelect
        label={t('bulk.usualChannels')}
        description={t('bulk.usualChannelsHint')}
        data={data}
        value={bulk.choices.channelIds}
        disabled={bulk.busy}
        onChange={(channelIds) => bulk.look(importId, { ...bulk.choices, channelIds })}
        w={{ base: '100%', sm: 420 }}
      />
      {seen.dateOrderMatters && (
        <NativeSelect
          label={t('bulk.dateOrder')}
          value={seen.dateOrder}
          disabled={bulk.busy}
          onChange={(event) => {
            const dateOrder = event.currentTarget.value === 'dmy' ? 'dmy' : 'mdy';
            bulk.look(importId, { ...bulk.choices, dateOrder });
          }}
          data={[
            { value: 'mdy', label: t('bulk.mdy') },
            { value: 'dmy', label: t('bulk.dmy') },
          ]}
        />
      )}
    </Group>
  );
}

function Commit({ bulk, importId, seen }: { bulk: Bulk; importId: string; seen: BulkPreview }) {
  const { t, i18n } = useTranslation();
  const [take, setTake] = useState<'all' | 'good'>('good');
  const [sendForReview, setSendForReview] = useState(false);
  const [again, setAgain] = useState(false);
  const { ready, faulty } = seen.counts;
  const isHeld = ready === 0 || (take === 'all' && faulty > 0) || (seen.repeats !== null && !again);
  return (
    <Paper withBorder p="md">
      <Stack gap="md" align="flex-start">
        {faulty > 0 && (
          <Radio.Group
            label={t('bulk.take')}
            value={take}
            onChange={(value) => setTake(value === 'all' ? 'all' : 'good')}
          >
            <Stack gap="xs" mt="xs">
              <Radio value="good" label={t('bulk.takeGood')} />
              <Radio value="all" label={t('bulk.takeAll')} />
            </Stack>
          </Radio.Group>
        )}
        <Checkbox
          label={t('bulk.sendForReview')}
          description={t('bulk.sendForReviewHint')}
          checked={sendForReview}
          onChange={(event) => setSendForReview(event.currentTarget.checked)}
        />
        {seen.repeats !== null && (
          <Alert
            color="warn"
            icon={<CircleAlert size={20} aria-hidden />}
            title={t('bulk.repeats', { time: formatInstant(seen.repeats.committedAt, i18n.language) })}
          >
            <Checkbox
              label={t('bulk.importAgain')}
              checked={again}
              onChange={(event) => setAgain(event.currentTarget.checked)}
            />
          </Alert>
        )}
        <Group>
          <Button
            id={MAKE_ID}
            loading={bulk.busy}
            disabled={isHeld}
            onClick={() => bulk.commit(importId, seen, { take, sendForReview, again })}
          >
            {t('bulk.make', { count: ready })}
          </Button>
          <Button variant="default" disabled={bulk.busy} onClick={bulk.again}>
            {t('bulk.otherFile')}
          </Button>
        </Group>
        {take === 'all' && faulty > 0 && <Text size="sm">{t('bulk.allHeld', { count: faulty })}</Text>}
      </Stack>
    </Paper>
  );
}

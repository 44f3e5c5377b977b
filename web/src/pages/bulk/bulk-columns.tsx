import { type BulkField, type BulkPreview, bulkField } from '@bedside/server/contract/flow/bulk';
import { Button, Collapse, Group, NativeSelect, Paper, Stack, Table, Text, UnstyledButton } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import type { TFunction } from 'i18next';
import { ChevronDown, ChevronRight } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Bulk } from './use-bulk.ts';

const separators = { ',': 'comma', ';': 'semicolon', '\t': 'tab', '|': 'bar' } as const;

/** What each column of the file is; guessed from its heading, and corrected here. */
export function BulkColumns({ bulk, importId, seen }: { bulk: Bulk; importId: string; seen: BulkPreview }) {
  const { t } = useTranslation();
  const hasText = seen.columns.some(({ field }) => field === 'text');
  const [opened, open] = useDisclosure(!hasText);
  const [mapping, setMapping] = useState(seen.columns.map(({ field }) => field));
  const Chevron = opened ? ChevronDown : ChevronRight;
  const used = mapping.filter((field) => field !== null);
  const isChanged = seen.columns.some(({ field }, at) => field !== mapping[at]);
  const isDouble = new Set(used).size !== used.length;
  return (
    <Paper withBorder p="md">
      <Stack gap="sm">
        <UnstyledButton onClick={open.toggle} aria-expanded={opened}>
          <Group gap="xs">
            <Chevron size={16} aria-hidden />
            <Text fw={500}>{t('bulk.columns')}</Text>
            <Text size="sm" c="dimmed">
              {t('bulk.columnsUsed', { used: used.length, count: seen.columns.length })}
            </Text>
          </Group>
        </UnstyledButton>
        <Collapse expanded={opened}>
          <Stack gap="sm">
            <NativeSelect
              label={t('bulk.separator')}
              value={seen.separator}
              onChange={(event) => {
                const chosen = event.currentTarget.value;
                const separator = chosen === ',' || chosen === ';' || chosen === '\t' || chosen === '|' ? chosen : null;
                bulk.look(importId, { ...bulk.choices, mapping: null, separator });
              }}
              data={Object.entries(separators).map(([value, name]) => ({ value, label: t(`bulk.separators.${name}`) }))}
              maw={260}
            />
            <ColumnTable columns={seen.columns} mapping={mapping} onMapping={setMapping} />
            {isDouble && <Text c="var(--bedside-block)">{t('bulk.fieldTwice')}</Text>}
            <Group>
              <Button
                variant={hasText && !isChanged ? 'default' : 'filled'}
                loading={bulk.busy}
                disabled={isDouble}
                onClick={() => bulk.look(importId, { ...bulk.choices, mapping, separator: seen.separator })}
              >
                {t('bulk.readAgain')}
              </Button>
            </Group>
          </Stack>
        </Collapse>
      </Stack>
    </Paper>
  );
}

type Mapping = readonly (BulkField | null)[];

function ColumnTable(props: {
  columns: BulkPreview['columns'];
  mapping: Mapping;
  onMapping: (mapping: (BulkField | null)[]) => void;
}) {
  const { columns, mapping, onMapping } = props;
  const { t } = useTranslation();
  const options = [
    { value: '', label: t('bulk.ignored') },
    ...bulkField.options.map((value) => ({ value, label: fieldWords(value, t) })),
  ];
  return (
    <Table layout="fixed">
      <Table.Thead>
        <Table.Tr>
          <Table.Th>{t('bulk.column')}</Table.Th>
          <Table.Th>{t('bulk.fills')}</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {columns.map(({ heading, examples }, at) => (
          // The order of a file's columns does not change, and headings may be the same.
          // oxlint-disable-next-line react/no-array-index-key
          <Table.Tr key={at}>
            <Table.Td>
              <Text size="sm" dir="auto">
                {heading}
              </Text>
              <Text size="xs" c="dimmed" dir="auto" lineClamp={2}>
                {examples.filter((one) => one !== '').join(' · ')}
              </Text>
            </Table.Td>
            <Table.Td>
              <NativeSelect
                aria-label={t('bulk.fillsOf', { column: heading })}
                value={mapping[at] ?? ''}
                data={options}
                onChange={(event) => {
                  const field = bulkField.safeParse(event.currentTarget.value).data ?? null;
                  onMapping(mapping.map((one, index) => (index === at ? field : one)));
                }}
              />
            </Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  );
}

/** The name of a field; own wordings by their network. */
export function fieldWords(field: BulkField, t: TFunction): string {
  if (!field.startsWith('text_')) return t(`bulk.fields.${field as 'text'}`);
  // `text_` is followed by a network, by the contract.
  return t('bulk.ownText', { network: t(`common.networks.${field.slice(5) as 'newsroom'}`) });
}

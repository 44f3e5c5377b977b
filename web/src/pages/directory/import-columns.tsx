import { type ImportField, type ImportPreview, importField } from '@bedside/server/contract/registers/directory';
import { Alert, Button, Group, NativeSelect, Stack, Table, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Import } from './use-import.ts';

const separators = [',', ';', '\t', '|'] as const;
const nameFields: readonly (ImportField | null)[] = ['displayName', 'givenName', 'familyName'];

/** What each column of the file is; guessed from its heading, and corrected here. */
export function ImportColumns(props: { importing: Import; step: { importId: string; seen: ImportPreview } }) {
  const { t } = useTranslation();
  const { importing } = props;
  const { importId, seen } = props.step;
  const [mapping, setMapping] = useState(seen.columns.map(({ field }) => field));
  const isNamed = mapping.some((field) => nameFields.includes(field));
  return (
    <Stack gap="md">
      <Text>{t('directory.importing.columnsLead')}</Text>
      <NativeSelect
        label={t('directory.importing.separator')}
        value={seen.separator}
        onChange={(event) => {
          const separator = separators.find((one) => one === event.currentTarget.value) ?? null;
          importing.look(importId, { ...importing.choices, mapping: null, separator }, 'columns');
        }}
        data={separators.map((value) => ({ value, label: t(`directory.importing.separators.${nameOf(value)}`) }))}
        maw={260}
      />
      <Table.ScrollContainer minWidth={480}>
        <Table>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{t('directory.importing.column')}</Table.Th>
              <Table.Th>{t('directory.importing.examples')}</Table.Th>
              <Table.Th>{t('directory.importing.fills')}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {seen.columns.map(({ heading, examples }, at) => (
              // The order of a file's columns does not change, and headings may be the same.
              // oxlint-disable-next-line react/no-array-index-key
              <Table.Tr key={at}>
                <Table.Td dir="auto">{heading}</Table.Td>
                <Table.Td>
                  <Text size="xs" c="dimmed" dir="auto">
                    {examples.filter((one) => one !== '').join(' · ')}
                  </Text>
                </Table.Td>
                <Table.Td>
                  <NativeSelect
                    aria-label={t('directory.importing.fieldOf', { column: heading })}
                    value={mapping[at] ?? ''}
                    onChange={(event) => {
                      const field = importField.safeParse(event.currentTarget.value).data ?? null;
                      setMapping(mapping.map((one, index) => (index === at ? field : one)));
                    }}
                    data={[
                      { value: '', label: t('directory.importing.leftOut') },
                      ...importField.options.map((value) => ({ value, label: t(`directory.fields.${value}`) })),
                    ]}
                  />
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
      {!isNamed && <Alert color="warn">{t('directory.importing.needsName')}</Alert>}
      <Group justify="space-between">
        <Button variant="default" onClick={importing.again}>
          {t('common.back')}
        </Button>
        <Button
          loading={importing.busy}
          disabled={!isNamed}
          onClick={() =>
            importing.look(importId, { ...importing.choices, mapping, separator: seen.separator }, 'preview')
          }
        >
          {t('directory.importing.toPreview')}
        </Button>
      </Group>
    </Stack>
  );
}

function nameOf(separator: (typeof separators)[number]) {
  return ({ ',': 'comma', ';': 'semicolon', '\t': 'tab', '|': 'bar' } as const)[separator];
}

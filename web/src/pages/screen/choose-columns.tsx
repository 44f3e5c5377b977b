import { NativeSelect, SimpleGrid, Stack, Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { ArchiveRecord } from './archive.ts';
import type { ColumnChoice } from './archive-columns.ts';
import classes from './screen.module.css';

const optional = ['id', 'date', 'link'] as const;
const PREVIEWED = 3;

/** Which column holds what, with the first posts as they would be read. */
export function ChooseColumns(props: {
  columns: readonly string[];
  records: readonly ArchiveRecord[];
  choice: ColumnChoice;
  onChoice: (choice: ColumnChoice) => void;
}) {
  const { columns, records, choice, onChoice } = props;
  const { t } = useTranslation();
  const none = { value: '', label: t('screen.file.noColumn') };
  return (
    <Stack gap="sm" w="100%">
      <Title order={2} size="h3">
        {t('screen.file.columnsTitle')}
      </Title>
      <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="sm">
        <NativeSelect
          label={t('screen.file.columns.text')}
          value={choice.text}
          data={[...columns]}
          onChange={(event) => onChoice({ ...choice, text: event.currentTarget.value })}
        />
        {optional.map((name) => (
          <NativeSelect
            key={name}
            label={t(`screen.file.columns.${name}`)}
            value={choice[name] ?? ''}
            data={[none, ...columns.map((column) => ({ value: column, label: column }))]}
            onChange={(event) => onChoice({ ...choice, [name]: event.currentTarget.value || null })}
          />
        ))}
      </SimpleGrid>
      <div>
        <Text size="sm" mb={4}>
          {t('screen.file.preview')}
        </Text>
        <ul className={classes.preview}>
          {records.slice(0, PREVIEWED).map((record, at) => (
            <li key={at}>
              <Text size="sm" lineClamp={2}>
                {record[choice.text]?.trim() || t('screen.file.previewEmpty')}
              </Text>
              <Text size="xs" c="dimmed">
                {optional
                  .flatMap((name) => (choice[name] === null ? [] : [record[choice[name]] ?? '']))
                  .filter((cell) => cell !== '')
                  .join(' · ')}
              </Text>
            </li>
          ))}
        </ul>
      </div>
    </Stack>
  );
}

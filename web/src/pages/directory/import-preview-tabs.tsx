import type { ImportPreview } from '@bedside/server/contract/registers/directory';
import { Checkbox, ScrollArea, Stack, Tabs, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import classes from '../../ui/row-list.module.css';
import type { Import } from './use-import.ts';

/** Row by row what the file would do: new, changed, left, and what cannot be taken and why. */
export function ImportPreviewTabs(props: { importing: Import; step: { importId: string; seen: ImportPreview } }) {
  const { t, i18n } = useTranslation();
  const { importing } = props;
  const { importId, seen } = props.step;
  const { counts } = seen;
  const number = new Intl.NumberFormat(i18n.language);
  const tab = (name: 'added' | 'changed' | 'left' | 'errors', count: number) => (
    <Tabs.Tab value={name}>
      {t(`directory.importing.tabs.${name}`)} {number.format(count)}
    </Tabs.Tab>
  );
  return (
    <Stack gap="sm">
      <Checkbox
        label={t('directory.importing.markMissing')}
        description={t('directory.importing.markMissingHint')}
        checked={importing.choices.markMissingAsLeft ?? false}
        disabled={importing.busy}
        onChange={(event) =>
          importing.look(importId, { ...importing.choices, markMissingAsLeft: event.currentTarget.checked }, 'preview')
        }
      />
      <Tabs defaultValue={counts.refused > 0 ? 'errors' : 'added'} keepMounted={false}>
        <Tabs.List>
          {tab('added', counts.added)}
          {tab('changed', counts.changed)}
          {tab('left', counts.left)}
          {tab('errors', counts.refused)}
        </Tabs.List>
        <Tabs.Panel value="added">
          <Rows shown={seen.added.length} all={counts.added}>
            {seen.added.map((one) => (
              <Row
                key={one.row}
                row={one.row}
                name={one.displayName}
                text={[one.email, one.jobTitle, one.department].filter((part) => part !== null).join(' · ')}
              />
            ))}
          </Rows>
        </Tabs.Panel>
        <Tabs.Panel value="changed">
          <Rows shown={seen.changed.length} all={counts.changed}>
            {seen.changed.map((one) => (
              <Row key={one.row} row={one.row} name={one.displayName} text={<Changes changes={one.changes} />} />
            ))}
          </Rows>
        </Tabs.Panel>
        <Tabs.Panel value="left">
          <Rows shown={seen.left.length} all={counts.left}>
            {seen.left.map((one) => (
              <Row key={one.id} row={null} name={one.displayName} text={one.department ?? ''} />
            ))}
          </Rows>
        </Tabs.Panel>
        <Tabs.Panel value="errors">
          <Rows shown={seen.errors.length} all={counts.refused}>
            {seen.errors.map((one) => (
              <Row key={one.row} row={one.row} name={null} text={<Fault error={one} />} />
            ))}
          </Rows>
        </Tabs.Panel>
      </Tabs>
      {counts.unchanged > 0 && (
        <Text size="xs" c="dimmed">
          {t('directory.importing.unchanged', { count: counts.unchanged, number: number.format(counts.unchanged) })}
        </Text>
      )}
    </Stack>
  );
}

function Rows(props: { shown: number; all: number; children: ReactNode }) {
  const { t, i18n } = useTranslation();
  const number = new Intl.NumberFormat(i18n.language);
  if (props.all === 0) return <Text p="md">{t('directory.importing.noRows')}</Text>;
  return (
    <Stack gap="xs" pt="sm">
      {/* Reached by the keyboard, so that it can be scrolled. */}
      <ScrollArea.Autosize mah={320} viewportProps={{ tabIndex: 0 }}>
        <ul className={classes.list}>{props.children}</ul>
      </ScrollArea.Autosize>
      {props.all > props.shown && (
        <Text size="xs" c="dimmed">
          {t('directory.importing.shown', { shown: number.format(props.shown), all: number.format(props.all) })}
        </Text>
      )}
    </Stack>
  );
}

function Row(props: { row: number | null; name: string | null; text: ReactNode }) {
  const { t } = useTranslation();
  return (
    <li className={classes.row}>
      {props.row !== null && (
        <Text size="xs" c="dimmed" w={64}>
          {t('directory.importing.row', { row: props.row })}
        </Text>
      )}
      <div className={classes.main}>
        {props.name !== null && (
          <Text size="sm" fw={500} dir="auto">
            {props.name}
          </Text>
        )}
        <Text size="xs" component="div">
          {props.text}
        </Text>
      </div>
    </li>
  );
}

function Changes({ changes }: { changes: ImportPreview['changed'][number]['changes'] }) {
  const { t } = useTranslation();
  const told = (field: string, value: string | null) => {
    if (value === null) return t('common.none');
    return field === 'state' ? t(`directory.states.${value === 'left' ? 'left' : 'active'}`) : value;
  };
  return (
    <>
      {changes.map(({ field, before, after }) => (
        <div key={field}>
          {t(`directory.fields.${field}`)}: <del>{told(field, before)}</del> → <ins>{told(field, after)}</ins>
        </div>
      ))}
    </>
  );
}

function Fault({ error }: { error: ImportPreview['errors'][number] }) {
  const { t } = useTranslation();
  const words = t(`directory.importing.faults.${error.code}`, { row: error.otherRow ?? '' });
  return error.column === null ? words : t('directory.importing.inColumn', { column: error.column, words });
}

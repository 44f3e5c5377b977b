import { Kbd, Modal, Stack, Switch, Text, Title } from '@mantine/core';
import { Fragment } from 'react';
import { useTranslation } from 'react-i18next';
import { type KeyBinding, modKey, setSingleKeys, useKeyList, useSingleKeys } from '../lib/keys.ts';
import classes from './key-sheet.module.css';

/** Every key that holds now, from the list that answers them, and the switch for those without Ctrl or ⌘. */
export function KeySheet(props: { onClose: () => void }) {
  const { t } = useTranslation();
  const list = useKeyList();
  const single = useSingleKeys();
  // What is registered later goes first when it is pressed, so it alone is told.
  const telling = list.filter((one, at) => list.findIndex(({ keys }) => keys === one.keys) === at);
  return (
    <Modal opened onClose={props.onClose} size="lg" title={t('find.keys.title')}>
      <Stack gap="lg">
        <Switch
          label={t('find.keys.single')}
          description={t('find.keys.singleHint')}
          checked={single}
          onChange={(event) => setSingleKeys(event.currentTarget.checked)}
        />
        <KeyList
          title={t('find.keys.page')}
          list={telling.filter(({ place }) => place === 'page')}
          none={t('find.keys.nonePage')}
          single={single}
        />
        <KeyList
          title={t('find.keys.general')}
          list={telling.filter(({ place }) => place === 'general')}
          none=""
          single={single}
        />
      </Stack>
    </Modal>
  );
}

function KeyList(props: { title: string; list: readonly KeyBinding[]; none: string; single: boolean }) {
  const { list } = props;
  const holds = (keys: string) => props.single || keys.startsWith('mod+') || keys === 'Enter';
  const shown = list.filter(({ keys }) => holds(keys));
  return (
    <section>
      <Title order={3} mb="xs">
        {props.title}
      </Title>
      {shown.length === 0 && props.none !== '' && <Text c="dimmed">{props.none}</Text>}
      {shown.length > 0 && (
        <dl className={classes.list}>
          {shown.map((one) => (
            <div key={one.keys} className={classes.row}>
              <dt>{one.label}</dt>
              <dd>
                <Keys keys={one.keys} />
              </dd>
            </div>
          ))}
        </dl>
      )}
    </section>
  );
}

/** Keys as they are written on a keyboard. */
export function Keys({ keys }: { keys: string }) {
  const { t } = useTranslation();
  if (keys.startsWith('mod+')) {
    return (
      <>
        <Kbd>{modKey()}</Kbd> <Kbd>{keys.slice(4).toUpperCase()}</Kbd>
      </>
    );
  }
  return keys.split(' ').map((key, at) => (
    <Fragment key={key}>
      {at > 0 && ` ${t('find.keys.afterwards')} `}
      <Kbd>{key === 'Enter' ? '↵' : key}</Kbd>
    </Fragment>
  ));
}

import { Button, Group, Stack, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isWebLink, linkFromTyped } from './draft-content.ts';

/** An address for the text, or for the post as a whole. */
export function InsertLink(props: { onInsert: (link: string) => void; onPostLink: (link: string) => void }) {
  const { t } = useTranslation();
  const [typed, setTyped] = useState('');
  const [wrong, setWrong] = useState(false);
  const take = (use: (link: string) => void) => {
    const link = linkFromTyped(typed);
    if (link === null || !isWebLink(link)) return setWrong(true);
    use(link);
    return undefined;
  };
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    event.stopPropagation();
    take(props.onInsert);
  };
  return (
    <form noValidate onSubmit={onSubmit}>
      <Stack gap="xs">
        <TextInput
          type="url"
          data-autofocus
          label={t('writing.link.address')}
          placeholder="https://"
          value={typed}
          error={wrong ? t('compose.linkInvalid') : undefined}
          onChange={(event) => {
            setWrong(false);
            setTyped(event.currentTarget.value);
          }}
        />
        <Group gap="xs">
          <Button size="xs" type="submit">
            {t('writing.link.insert')}
          </Button>
          <Button size="xs" variant="default" onClick={() => take(props.onPostLink)}>
            {t('writing.link.asPostLink')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

import { Button, Group, Modal, Stack, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

/** Asks for the words of each place before a template is used. */
export function PlaceholderDialog(props: {
  name: string;
  places: readonly string[];
  onFill: (words: Readonly<Record<string, string>>) => void;
  onClose: () => void;
}) {
  const { t } = useTranslation();
  const [words, setWords] = useState<Readonly<Record<string, string>>>({});
  const [asked, setAsked] = useState(false);
  const isMissing = (place: string) => (words[place] ?? '').trim() === '';
  return (
    <Modal opened onClose={props.onClose} title={t('templates.useTitle', { name: props.name })}>
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          event.stopPropagation();
          if (props.places.some(isMissing)) setAsked(true);
          else props.onFill(words);
        }}
      >
        <Stack gap="md">
          {props.places.map((place, index) => (
            <TextInput
              key={place}
              label={t('templates.place', { place })}
              required
              maxLength={500}
              data-autofocus={index === 0 ? true : undefined}
              error={asked && isMissing(place) ? t('common.fields.required') : undefined}
              value={words[place] ?? ''}
              onChange={({ currentTarget: { value } }) => setWords((now) => ({ ...now, [place]: value }))}
            />
          ))}
          <Group justify="flex-end">
            <Button variant="default" onClick={props.onClose}>
              {t('common.cancel')}
            </Button>
            <Button type="submit">{t('templates.use')}</Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}

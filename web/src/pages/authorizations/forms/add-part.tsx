import type { FormContent } from '@bedside/server/contract/registers/authorizations/forms';
import { Button, Group, NativeSelect } from '@mantine/core';
import { Plus } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { leftOut, newOwnId, type Palette, withAdded } from './edit-content.ts';

/** A passage more: one of Bedside that was left out, or one of the house. */
export function AddPart(props: {
  content: FormContent;
  palette: Palette;
  nameOf: (id: string) => string;
  onChange: (next: FormContent) => void;
}) {
  const { content, palette, nameOf, onChange } = props;
  const { t } = useTranslation();
  const left = leftOut(content, palette);
  const addShipped = (id: string) => {
    const found = left.find((one) => one.id === id);
    if (found !== undefined) onChange(withAdded(content, { part: found.part, id, words: null, covers: [] }));
  };
  const addOwn = () =>
    onChange(withAdded(content, { part: 'passage', id: newOwnId(content), words: { en: '', es: '' }, covers: [] }));
  return (
    <Group align="flex-end">
      {left.length > 0 && (
        <NativeSelect
          label={t('houseForms.editor.addShipped')}
          value=""
          data={[{ value: '', label: '' }, ...left.map(({ id }) => ({ value: id, label: nameOf(id) }))]}
          onChange={(event) => addShipped(event.currentTarget.value)}
        />
      )}
      <Button variant="default" leftSection={<Plus size={16} aria-hidden />} onClick={addOwn}>
        {t('houseForms.editor.addOwn')}
      </Button>
    </Group>
  );
}

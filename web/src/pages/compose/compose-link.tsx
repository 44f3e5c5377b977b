import { Stack, TextInput } from '@mantine/core';
import { memo, type Ref, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isWebLink, linkFromTyped } from './draft-content.ts';
import { LinkNotes } from './link-notes.tsx';

/** The link of a post. What is no address yet stays in the field and is not saved; `onChange` is told only good links. */
export const ComposeLink = memo(function ComposeLink(props: {
  field: Ref<HTMLInputElement>;
  link: string | null;
  readOnly: boolean;
  onChange: (link: string | null) => void;
  onGood: (isGood: boolean) => void;
}) {
  const { field, link, readOnly, onChange, onGood } = props;
  const { t } = useTranslation();
  const [typed, setTyped] = useState<string | null>(null);
  const [left, setLeft] = useState(false);
  const [typing, setTyping] = useState(false);
  const shown = typed ?? link ?? '';
  const wanted = linkFromTyped(shown);
  const isGood = wanted === null || isWebLink(wanted);
  const onType = (text: string) => {
    const next = linkFromTyped(text);
    const good = next === null || isWebLink(next);
    setTyped(text);
    onGood(good);
    if (good) onChange(next);
  };
  const use = (better: string) => {
    setTyped(null);
    onChange(better);
  };
  return (
    <Stack gap="xs">
      <TextInput
        ref={field}
        label={t('compose.link')}
        description={t('compose.linkHint')}
        placeholder="https://"
        type="url"
        inputMode="url"
        autoComplete="off"
        maxLength={2_000}
        readOnly={readOnly}
        value={shown}
        error={left && !isGood ? t('compose.linkInvalid') : undefined}
        onChange={(event) => onType(event.currentTarget.value)}
        onFocus={() => setTyping(true)}
        onBlur={() => {
          setLeft(true);
          setTyping(false);
          // A good link shows as it will go out; a bad one stays as typed.
          if (isGood) setTyped(null);
        }}
      />
      {link !== null && isGood && <LinkNotes link={link} readOnly={readOnly} asks={!typing} onUse={use} />}
    </Stack>
  );
});

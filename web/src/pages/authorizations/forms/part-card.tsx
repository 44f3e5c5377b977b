import type { FormContent } from '@bedside/server/contract/registers/authorizations/forms';
import { Button, Group, MultiSelect, Paper, Stack, Text, Textarea } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { type FormPart, moved, type Palette, type SaidPart, without, withPart } from './edit-content.ts';
import { elementNames } from './part-words.ts';

type CardProps = {
  at: number;
  content: FormContent;
  palette: Palette;
  name: string;
  onChange: (next: FormContent) => void;
};

/** One part of the form that is written: its words, its place, and what of the law it covers. */
export function PartCard(props: CardProps) {
  const { at, content, palette, name, onChange } = props;
  const { t } = useTranslation();
  const part = content.parts[at];
  if (part === undefined) return null;
  const isSaid = part.part === 'passage' || part.part === 'answer';
  const shipped = isSaid ? palette.find(({ id }) => id === part.id) : undefined;
  return (
    <Paper withBorder p="sm" component="li">
      <Stack gap="xs">
        {isSaid ? <Said {...props} part={part} shipped={shipped} /> : <Text fw={500}>{name}</Text>}
        <Group gap="xs">
          <Place {...props} />
          {isSaid && (
            <Button
              size="compact-xs"
              variant="subtle"
              color="block"
              aria-label={t('houseForms.editor.removeLabel', { what: name })}
              onClick={() => onChange(without(content, at))}
            >
              {t('houseForms.editor.remove')}
            </Button>
          )}
        </Group>
      </Stack>
    </Paper>
  );
}

function Place({ at, content, name, onChange }: CardProps) {
  const { t } = useTranslation();
  // The signature is last.
  const last = content.parts.length - 2;
  if (content.parts[at]?.part === 'signature') return null;
  return (
    <>
      <Button
        size="compact-xs"
        variant="default"
        disabled={at === 0}
        aria-label={t('houseForms.editor.upLabel', { what: name })}
        onClick={() => onChange(moved(content, at, at - 1))}
      >
        {t('houseForms.editor.up')}
      </Button>
      <Button
        size="compact-xs"
        variant="default"
        disabled={at >= last}
        aria-label={t('houseForms.editor.downLabel', { what: name })}
        onClick={() => onChange(moved(content, at, at + 1))}
      >
        {t('houseForms.editor.down')}
      </Button>
    </>
  );
}

type SaidProps = CardProps & { part: SaidPart; shipped: Palette[number] | undefined };

function Said(props: SaidProps) {
  const { part, shipped } = props;
  const { t, i18n } = useTranslation();
  const hints = [
    ...(part.part === 'answer' ? [t('houseForms.editor.yesNo')] : []),
    ...(shipped?.when ? [t(`houseForms.editor.when.${shipped.when}`)] : []),
  ];
  return (
    <>
      {hints.length > 0 && (
        <Text size="xs" c="dimmed">
          {hints.join(' · ')}
        </Text>
      )}
      {part.words === null ? (
        <Text size="sm">{shipped?.words[i18n.language.startsWith('es') ? 'es' : 'en']}</Text>
      ) : (
        <OwnWords {...props} words={part.words} />
      )}
      <Covers {...props} />
      <WordsButton {...props} />
    </>
  );
}

function WordsButton({ at, content, name, part, shipped, onChange }: SaidProps) {
  const { t } = useTranslation();
  // Words of the house alone cannot be exchanged for any of Bedside.
  if (shipped === undefined) return null;
  const isOwn = part.words !== null;
  const words = isOwn ? null : { ...shipped.words };
  const next: FormPart = { ...part, words, covers: isOwn ? [] : [...shipped.covers] };
  return (
    <Button
      size="compact-xs"
      variant="default"
      style={{ alignSelf: 'flex-start' }}
      aria-label={t(isOwn ? 'houseForms.editor.shippedLabel' : 'houseForms.editor.wordsLabel', { what: name })}
      onClick={() => onChange(withPart(content, at, next))}
    >
      {t(isOwn ? 'houseForms.editor.shippedWords' : 'houseForms.editor.ownWords')}
    </Button>
  );
}

function OwnWords({ at, content, name, part, words, onChange }: SaidProps & { words: { en: string; es: string } }) {
  const { t } = useTranslation();
  const change = (next: Partial<typeof words>) =>
    onChange(withPart(content, at, { ...part, words: { ...words, ...next } }));
  return (
    <>
      <Textarea
        label={t('houseForms.editor.english')}
        aria-label={t('houseForms.editor.englishOf', { what: name })}
        lang="en"
        autosize
        minRows={2}
        maxLength={1_500}
        value={words.en}
        onChange={(event) => change({ en: event.currentTarget.value })}
      />
      <Textarea
        label={t('houseForms.editor.spanish')}
        aria-label={t('houseForms.editor.spanishOf', { what: name })}
        lang="es"
        autosize
        minRows={2}
        maxLength={1_500}
        value={words.es}
        onChange={(event) => change({ es: event.currentTarget.value })}
      />
    </>
  );
}

function Covers({ at, content, name, part, shipped, onChange }: SaidProps) {
  const { t } = useTranslation();
  const elements = elementNames.map((value) => ({
    value,
    label: t('houseForms.element', { number: value, name: t(`houseForms.elements.${value}`) }),
  }));
  if (part.words === null) {
    const named = (shipped?.covers ?? []).flatMap((number) => elements[number - 1]?.label ?? []);
    return (
      <Text size="xs" c="dimmed">
        {named.length === 0
          ? t('houseForms.editor.coversNone')
          : `${t('houseForms.editor.covers')}: ${named.join(', ')}`}
      </Text>
    );
  }
  return (
    <MultiSelect
      label={t('houseForms.editor.covers')}
      aria-label={t('houseForms.editor.coversOf', { what: name })}
      description={t('houseForms.editor.coversHint')}
      data={elements}
      value={part.covers.map(String)}
      onChange={(next) => onChange(withPart(content, at, { ...part, covers: next.map(Number) }))}
    />
  );
}

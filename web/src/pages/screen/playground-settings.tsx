import type { OrganizationFacts } from '@bedside/screening';
import { type AuthorKind, authorKind } from '@bedside/server/contract/flow/screen';
import { Button, NativeSelect, Paper, Stack, Text, Textarea, Title } from '@mantine/core';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';

/** Networks that posts of the field come from; the check reads the name, whether Bedside posts there or not. */
const networks = ['facebook', 'instagram', 'x', 'linkedin', 'bluesky', 'mastodon', 'tiktok', 'youtube', 'internal'];

const factFields = ['names', 'phones', 'staffNames'] as const;

/** Who speaks, where, and what the organization says of itself. */
export function PlaygroundSettings(props: {
  author: AuthorKind;
  onAuthor: (author: AuthorKind) => void;
  network: string;
  onNetwork: (network: string) => void;
  facts: OrganizationFacts;
  onFacts: (facts: OrganizationFacts) => void;
  onReset: () => void;
}) {
  const { author, onAuthor, network, onNetwork, facts, onFacts, onReset } = props;
  const { t } = useTranslation();
  const id = useId();
  return (
    <Paper withBorder p="md" component="aside" aria-labelledby={id}>
      <Stack gap="sm" align="stretch">
        <Title order={2} size="h3" id={id}>
          {t('screen.playground.settings')}
        </Title>
        <NativeSelect
          label={t('screen.playground.author')}
          value={author}
          onChange={(event) => onAuthor(authorKind.parse(event.currentTarget.value))}
          data={authorKind.options.map((value) => ({ value, label: t(`screen.authors.${value}`) }))}
        />
        <NativeSelect
          label={t('screen.playground.network')}
          value={network}
          onChange={(event) => onNetwork(event.currentTarget.value)}
          data={[{ value: '', label: t('screen.playground.anyNetwork') }, ...networks]}
        />
        <div>
          <Text size="sm" fw={500}>
            {t('screen.playground.facts')}
          </Text>
          <Text size="xs" c="dimmed">
            {t('screen.playground.factsHint')}
          </Text>
        </div>
        {factFields.map((name) => (
          <Textarea
            key={name}
            label={t(`screen.playground.factFields.${name}`)}
            description={t('screen.playground.onePerLine')}
            value={(facts[name] ?? []).join('\n')}
            onChange={(event) => onFacts({ ...facts, [name]: event.currentTarget.value.split('\n') })}
            rows={2}
          />
        ))}
        <Button variant="default" size="sm" onClick={onReset}>
          {t('screen.playground.resetFacts')}
        </Button>
      </Stack>
    </Paper>
  );
}

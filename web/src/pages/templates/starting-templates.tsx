import { listExamples } from '@bedside/server/contract/registers/org';
import { Button, Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { ask } from '../../lib/query.ts';
import type { TemplateStart } from './template-form.ts';
import classes from './templates.module.css';

/** Invented posts of one's kind of organization, to make templates of. */
export function StartingTemplates({ onTake }: { onTake: (start: TemplateStart) => void }) {
  const { t } = useTranslation();
  const examples = useQuery({ ...ask(listExamples), staleTime: 600_000 }).data?.examples ?? [];
  if (examples.length === 0) return null;
  return (
    <Stack gap="sm" component="section" aria-labelledby="starting-title">
      <Title order={2} size="h3" id="starting-title">
        {t('templates.starting')}
      </Title>
      <div className={classes.examples}>
        {examples.map(({ id, language, title, text }) => (
          <div key={`${id} ${language}`} className={classes.example}>
            <Text fw={500} lang={language}>
              {title}
            </Text>
            <Text size="sm" c="dimmed" lang={language} lineClamp={4} data-excerpt>
              {text}
            </Text>
            <Button
              size="xs"
              variant="default"
              aria-label={t('templates.takeExample', { name: title })}
              onClick={() => onTake({ kind: 'post', name: title, language, content: { text } })}
            >
              {t('templates.take')}
            </Button>
          </div>
        ))}
      </div>
    </Stack>
  );
}

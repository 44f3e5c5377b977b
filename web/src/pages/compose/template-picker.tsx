import type { TemplateKind, TemplateView } from '@bedside/server/contract/registers/templates';
import { Anchor, Button, Group, Stack, Text, TextInput } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { Search } from 'lucide-react';
import { type KeyboardEvent, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { NamedLoader } from '../../ui/named-loader.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { wordsOf } from './apply-template.ts';
import { rankByName } from './suggest-trigger.ts';
import { useTemplates } from './use-templates.ts';
import classes from './writing.module.css';

const MOST = 50;

/** The library of one kind to choose from, with search; the arrow keys go through it. */
export function TemplatePicker(props: {
  kind: TemplateKind;
  onChoose: (template: TemplateView) => void;
  onSave?: (() => void) | undefined;
}) {
  const { kind, onChoose } = props;
  const { t } = useTranslation();
  const { templates, isPending, error, refetch } = useTemplates(kind, true);
  const [query, setQuery] = useState('');
  const list = useRef<HTMLUListElement>(null);
  const byUse = templates.toSorted((a, b) => b.useCount - a.useCount);
  const shown = rankByName(
    byUse.map((template) => ({ template, name: `${template.name} ${wordsOf(template, {})}` })),
    query,
    MOST,
  ).map(({ template }) => template);
  const move = (event: KeyboardEvent<HTMLElement>) => {
    if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
    const buttons = [...(list.current?.querySelectorAll('button') ?? [])];
    const at = buttons.findIndex((button) => button === document.activeElement);
    event.preventDefault();
    buttons[Math.max(0, at + (event.key === 'ArrowDown' ? 1 : -1))]?.focus();
  };
  return (
    // The arrow keys go from the search through the list; Tab does so too.
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions
    <div onKeyDown={move}>
      <Stack gap="xs">
        <TextInput
          type="search"
          data-autofocus
          aria-label={t(`writing.searchIn.${kind}`)}
          placeholder={t(`writing.searchIn.${kind}`)}
          leftSection={<Search size={16} aria-hidden />}
          value={query}
          onChange={(event) => setQuery(event.currentTarget.value)}
        />
        {isPending && <NamedLoader size="sm" label={t('common.loading')} />}
        <ProblemNotice error={error} onRetry={() => void refetch()} />
        {!isPending && error === null && shown.length === 0 && (
          <Text size="sm" c="dimmed" component="output">
            {t(templates.length === 0 ? `writing.nothingIn.${kind}` : 'templates.noneText')}
          </Text>
        )}
        <ul ref={list} className={classes.choices}>
          {shown.map((template) => (
            <li key={template.id}>
              <button type="button" className={classes.choice} onClick={() => onChoose(template)}>
                <span className={classes.choiceName}>{template.name}</span>
                <span className={classes.choiceWords} lang={template.language ?? undefined}>
                  {wordsOf(template, {})}
                </span>
              </button>
            </li>
          ))}
        </ul>
        <Group justify="space-between" gap="xs">
          <Anchor component={Link} to="/templates" size="sm">
            {t('templates.manage')}
          </Anchor>
          {props.onSave !== undefined && (
            <Button size="compact-sm" variant="default" onClick={props.onSave}>
              {t('templates.saveAs')}
            </Button>
          )}
        </Group>
      </Stack>
    </div>
  );
}

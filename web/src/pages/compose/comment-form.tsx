import { Alert, Button, Combobox, Group, Stack, Text, Textarea, useCombobox } from '@mantine/core';
import { ShieldAlert } from 'lucide-react';
import { useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { currentLanguage } from '../../lib/i18n.ts';
import { useScreening } from '../../lib/use-screening.ts';
import { useScreeningFacts } from '../../lib/use-screening-facts.ts';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { emptyContent } from './draft-content.ts';
import { type Mentionable, mentionedIn, mentionQuery, withMention } from './mentions.ts';

export type Said = { readonly body: string; readonly mentions: string[] };

/** A few words to colleagues: @ finds those who may read the post, and what would identify a patient is told at once. */
export function CommentForm(props: {
  label: string;
  send: string;
  people: readonly Mentionable[];
  error: unknown;
  initial?: string;
  onSend: (said: Said) => Promise<unknown>;
  onCancel?: () => void;
}) {
  const { label, send, people, error, initial = '', onSend, onCancel } = props;
  const { t } = useTranslation();
  const [body, setBody] = useState(initial);
  const [caret, setCaret] = useState<number | null>(null);
  const [busy, setBusy] = useState(false);
  const field = useRef<HTMLTextAreaElement>(null);
  const query = caret === null ? null : mentionQuery(body, caret);
  const found = query === null ? [] : people.filter(({ name }) => name.toLowerCase().includes(query)).slice(0, 6);
  const combobox = useCombobox({ opened: query !== null });
  const submit = async () => {
    setBusy(true);
    await onSend({ body: body.trim(), mentions: mentionedIn(body, people) }).then(
      () => setBody(''),
      // Told above the button; the words stay.
      () => undefined,
    );
    setBusy(false);
  };
  const choose = (id: string) => {
    const person = people.find((each) => each.id === id);
    if (person === undefined || caret === null) return;
    const next = withMention(body, caret, person.name);
    setBody(next.text);
    setCaret(null);
    // The field holds the new words after this turn.
    setTimeout(() => {
      field.current?.focus();
      field.current?.setSelectionRange(next.caret, next.caret);
    }, 0);
  };
  return (
    <Stack gap="xs" align="stretch">
      <Combobox store={combobox} onOptionSubmit={choose} withinPortal={false}>
        <Combobox.Target withKeyboardNavigation={query !== null}>
          <Textarea
            ref={field}
            label={label}
            description={t('together.comments.mentionHint')}
            autosize
            minRows={2}
            maxRows={10}
            maxLength={5_000}
            value={body}
            onChange={(event) => {
              setBody(event.currentTarget.value);
              setCaret(event.currentTarget.selectionStart);
              combobox.selectFirstOption();
            }}
            onBlur={() => setCaret(null)}
            onKeyDown={(event) => {
              if (event.key !== 'Escape' || query === null) return;
              event.stopPropagation();
              setCaret(null);
            }}
          />
        </Combobox.Target>
        <MentionList people={found} />
      </Combobox>
      <CommentScreening body={body} />
      <ProblemNotice error={error} />
      <Group gap="xs">
        <Button size="sm" loading={busy} disabled={body.trim() === ''} onClick={() => void submit()}>
          {send}
        </Button>
        {onCancel !== undefined && (
          <Button size="sm" variant="default" onClick={onCancel}>
            {t('common.cancel')}
          </Button>
        )}
      </Group>
    </Stack>
  );
}

function MentionList({ people }: { people: readonly Mentionable[] }) {
  const { t } = useTranslation();
  return (
    <Combobox.Dropdown>
      <Combobox.Options aria-label={t('together.comments.mention')}>
        {people.length === 0 && <Combobox.Empty>{t('together.comments.noMention')}</Combobox.Empty>}
        {people.map(({ id, name }) => (
          <Combobox.Option key={id} value={id} onMouseDown={(event) => event.preventDefault()}>
            {name}
          </Combobox.Option>
        ))}
      </Combobox.Options>
    </Combobox.Dropdown>
  );
}

/** What in a comment would identify a patient, by the engine that reads the post: it warns and keeps nobody from sending. */
function CommentScreening({ body }: { body: string }) {
  const { t } = useTranslation();
  const facts = useScreeningFacts({ staleTime: 60_000 });
  const content = useMemo(() => ({ ...emptyContent(currentLanguage()), baseText: body }), [body]);
  const { marks } = useScreening(content, content, facts.data);
  const found = (marks.get('baseText') ?? []).filter(({ severity }) => severity !== 'note');
  const words = [...new Set(found.map(({ start, end }) => `“${body.slice(start, end)}”`))];
  if (words.length === 0) return null;
  return (
    <Alert color="warn" icon={<ShieldAlert size={18} aria-hidden />} p="xs" role="alert">
      <Text size="sm">{t('together.comments.screening', { words: words.join(', ') })}</Text>
    </Alert>
  );
}

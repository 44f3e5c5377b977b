import type { Content } from '@bedside/server/contract/flow/compose';
import type { TemplateKind, TemplateView } from '@bedside/server/contract/registers/templates';
import { ActionIcon, Popover } from '@mantine/core';
import { AtSign, FileText, Hash, Link2, type LucideIcon, Smile, TextQuote } from 'lucide-react';
import { lazy, memo, type ReactNode, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { NamedLoader } from '../../ui/named-loader.tsx';
import { TemplateDialog } from '../templates/template-dialog.tsx';
import { templateOf } from './apply-template.ts';
import { InsertLink } from './insert-link.tsx';
import { TemplatePicker } from './template-picker.tsx';
import type { TextTarget } from './use-text-target.ts';
import classes from './writing.module.css';

const EmojiPicker = lazy(async () => ({ default: (await import('./emoji-picker.tsx')).EmojiPicker }));

const libraryTools: readonly (readonly [TemplateKind, LucideIcon])[] = [
  ['hashtags', Hash],
  ['snippet', TextQuote],
  ['post', FileText],
];

/** The tools above the text, which are not drawn while one types. What they insert goes where the caret stands or last stood. */
export const WritingTools = memo(function WritingTools(props: {
  target: TextTarget;
  /** The draft as it is at this moment. */
  current: () => Content;
  /** Whether a network with accounts of others is chosen. */
  mayMention: boolean;
  onUse: (template: TemplateView) => void;
  onPostLink: (link: string) => void;
}) {
  const { target, current } = props;
  const { t } = useTranslation();
  const [saving, setSaving] = useState(false);
  return (
    <fieldset className={classes.tools} aria-label={t('writing.tools')}>
      <Tool name={t('writing.emoji.name')} icon={Smile}>
        {(close) => (
          <Suspense fallback={<NamedLoader size="sm" label={t('common.loading')} />}>
            <EmojiPicker
              onChoose={(emoji) => {
                close();
                target.insert(emoji);
              }}
            />
          </Suspense>
        )}
      </Tool>
      {libraryTools.map(([kind, icon]) => (
        <Tool key={kind} name={t(`writing.open.${kind}`)} icon={icon}>
          {(close) => (
            <TemplatePicker
              kind={kind}
              onChoose={(template) => {
                close();
                props.onUse(template);
              }}
              onSave={
                kind === 'post' && current().baseText.trim() !== ''
                  ? () => {
                      close();
                      setSaving(true);
                    }
                  : undefined
              }
            />
          )}
        </Tool>
      ))}
      {props.mayMention && (
        <ActionIcon
          variant="subtle"
          color="gray"
          size="lg"
          aria-label={t('writing.mention.name')}
          title={t('writing.mention.name')}
          // Behind the sign one types the beginning of a name, and the networks are asked.
          onClick={() => target.insert('@', 'apart')}
        >
          <AtSign size={18} aria-hidden />
        </ActionIcon>
      )}
      <Tool name={t('writing.link.name')} icon={Link2}>
        {(close) => (
          <InsertLink
            onInsert={(link) => {
              close();
              target.insert(link, 'apart');
            }}
            onPostLink={(link) => {
              close();
              props.onPostLink(link);
            }}
          />
        )}
      </Tool>
      {saving && <TemplateDialog template={null} start={templateOf(current())} onClose={() => setSaving(false)} />}
    </fieldset>
  );
});

/** A button that opens something small below it. Escape gives the keyboard back to the button; what was chosen, to the text. */
function Tool(props: { name: string; icon: LucideIcon; children: (close: () => void) => ReactNode }) {
  const { name, icon: Icon } = props;
  const [{ opened, chosen }, setState] = useState({ opened: false, chosen: false });
  const set = (next: boolean) => setState({ opened: next, chosen: false });
  return (
    <Popover
      opened={opened}
      onChange={set}
      width={340}
      position="bottom-start"
      shadow="md"
      trapFocus
      returnFocus={!chosen}
      withinPortal
    >
      <Popover.Target>
        {/* What opens is named by its button, so nothing may stand between the two. */}
        <ActionIcon variant="subtle" color="gray" size="lg" aria-label={name} title={name} onClick={() => set(!opened)}>
          <Icon size={18} aria-hidden />
        </ActionIcon>
      </Popover.Target>
      <Popover.Dropdown maw="calc(100vw - 16px)">
        {props.children(() => setState({ opened: false, chosen: true }))}
      </Popover.Dropdown>
    </Popover>
  );
}

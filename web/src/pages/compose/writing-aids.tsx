import type { NetworkId } from '@bedside/connectors/networks';
import type { Content } from '@bedside/server/contract/flow/compose';
import type { ChannelView } from '@bedside/server/contract/registers/channels';
import type { TemplateView } from '@bedside/server/contract/registers/templates';
import { Text } from '@mantine/core';
import { type ReactNode, useCallback, useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { notifyDone } from '../../lib/notify.tsx';
import { wordsOf } from './apply-template.ts';
import type { ChangeContent } from './draft-content.ts';
import { hasAccounts, inOwnWording, type Mention, networksOfBase, strangersTo } from './mention.ts';
import { MentionNotice } from './mention-notice.tsx';
import { rankByName } from './suggest-trigger.ts';
import { type Suggestion, SuggestionList } from './suggestion-list.tsx';
import { askedChannels, useAccounts } from './use-accounts.ts';
import { type Asked, useSuggestions } from './use-suggestions.ts';
import { useTemplateUse } from './use-template-use.tsx';
import { useTemplates } from './use-templates.ts';
import { useTextTarget } from './use-text-target.ts';
import classes from './writing.module.css';
import { WritingTools } from './writing-tools.tsx';

type WritingAidsProps = {
  content: Content;
  channels: readonly ChannelView[];
  networks: readonly NetworkId[];
  /** The network whose own wording is on screen; null for the text for all. */
  only: NetworkId | null;
  readOnly: boolean;
  /** Stands at the end of the line of tools. */
  end: ReactNode;
  /** The draft as it is at this moment, for taking it back. */
  current: () => Content;
  onChange: ChangeContent;
  children: ReactNode;
};

/** What makes writing pleasant, around the text fields: the tools above them, and what is offered while one types. */
export function WritingAids(props: WritingAidsProps) {
  const { readOnly, onChange, networks } = props;
  const { t } = useTranslation();
  const area = useRef<HTMLDivElement>(null);
  const onPostLink = useCallback(
    (link: string) => {
      onChange({ link });
      notifyDone(t('writing.link.set'));
    },
    [onChange, t],
  );
  const target = useTextTarget(area);
  const use = useTemplateUse({ ...props, target });
  const suggest = useSuggestions();
  const { asked } = suggest;
  const [mentioned, setMentioned] = useState<Mention | null>(null);
  const { offered, silent } = useOffered(asked, props);
  const listId = useId();
  const choose = (index: number) => {
    const chosen = offered[index];
    if (chosen === undefined || asked === null) return;
    const span = { start: asked.start, end: asked.end };
    suggest.close();
    if (chosen.template !== undefined) return use.begin(chosen.template, span);
    target.insert(`${chosen.account.mention} `, span);
    setMentioned(props.only === null ? chosen.account : null);
    return undefined;
  };
  if (readOnly) return props.children;
  return (
    // It only watches over the text fields in it.
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions
    <div
      ref={area}
      className={classes.area}
      onFocusCapture={target.onFocus}
      onBlurCapture={suggest.close}
      onInput={suggest.look}
      onSelect={suggest.look}
      onKeyDownCapture={(event) => suggest.onKey(event, { count: offered.length, choose })}
    >
      <div className={classes.bar}>
        <WritingTools
          target={target}
          current={props.current}
          mayMention={networks.some(hasAccounts)}
          onUse={use.begin}
          onPostLink={onPostLink}
        />
        {props.end}
      </div>
      {props.children}
      {mentioned !== null && <StrangeMention {...props} mention={mentioned} onDone={() => setMentioned(null)} />}
      {asked !== null && offered.length > 0 && (
        <SuggestionList
          id={listId}
          area={area}
          field={asked.field}
          at={asked.start}
          label={t(asked.kind === 'mention' ? 'writing.mention.accounts' : 'writing.snippets')}
          suggestions={offered}
          active={Math.min(suggest.active, offered.length - 1)}
          onChoose={choose}
        />
      )}
      <SilentNetworks networks={silent} />
      {use.dialog}
    </div>
  );
}

type Offered = Suggestion &
  ({ readonly template: TemplateView } | { readonly template?: undefined; readonly account: Mention });

/** Snippets and groups of hashtags behind a slash, accounts behind an at sign. */
function useOffered(
  asked: Asked | null,
  props: Pick<WritingAidsProps, 'channels' | 'content' | 'only'>,
): { offered: Offered[]; silent: readonly NetworkId[] } {
  const { t } = useTranslation();
  const isSlash = asked?.kind === 'snippet';
  const snippets = useTemplates('snippet', isSlash);
  const hashtags = useTemplates('hashtags', isSlash);
  const mentionQuery = asked?.kind === 'mention' ? asked.query : null;
  const { accounts, silent } = useAccounts(
    mentionQuery,
    askedChannels(props.channels, props.content.channelIds, props.only),
  );
  if (mentionQuery !== null) {
    const offered = accounts.map((account) => ({
      id: `${account.network} ${account.mention}`,
      name: account.displayName || account.mention,
      detail: `${account.mention} · ${t(`common.networks.${account.network}`)}`,
      account,
    }));
    return { offered, silent };
  }
  if (!isSlash) return { offered: [], silent };
  const byUse = [...snippets.templates, ...hashtags.templates].sort((a, b) => b.useCount - a.useCount);
  const offered = rankByName(byUse, asked.query).map((template) => ({
    id: template.id,
    name: template.name,
    detail: wordsOf(template, {}),
    template,
  }));
  return { offered, silent };
}

/** Networks that could not tell who has such a name; what was typed can stay. */
function SilentNetworks({ networks }: { networks: readonly NetworkId[] }) {
  const { t, i18n } = useTranslation();
  const names = () => new Intl.ListFormat(i18n.language).format(networks.map((each) => t(`common.networks.${each}`)));
  return (
    <Text component="output" display="block" size="xs" c="var(--bedside-warn)">
      {networks.length > 0 && t('writing.mention.silent', { networks: names() })}
    </Text>
  );
}

/** A handle in words that other networks get too. */
function StrangeMention(
  props: Pick<WritingAidsProps, 'content' | 'networks' | 'onChange'> & { mention: Mention; onDone: () => void },
) {
  const { content, mention, onChange, onDone } = props;
  const strangers = strangersTo(mention, networksOfBase(content, props.networks));
  // Once the handle is gone from the text there is nothing to say.
  if (strangers.length === 0 || !content.baseText.includes(mention.mention)) return null;
  return (
    <MentionNotice
      mention={mention}
      strangers={strangers}
      onLeave={onDone}
      onOwnWording={() => {
        onChange((now) => inOwnWording(now, mention));
        onDone();
      }}
    />
  );
}

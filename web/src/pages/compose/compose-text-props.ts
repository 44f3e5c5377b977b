import type { NetworkId } from '@bedside/connectors/networks';
import type { Content } from '@bedside/server/contract/flow/compose';
import type { Ref } from 'react';
import type { ScreeningStore } from '../../lib/screening-store.ts';
import type { MarkedTextHandle } from '../../ui/marked-text-editor.tsx';
import type { ChangeContent } from './draft-content.ts';
import type { NetworkCheck } from './network-checks.ts';

/** What every part of the composer's words needs. */
export type ComposeTextProps = {
  content: Content;
  networks: readonly NetworkId[];
  checks: readonly NetworkCheck[];
  tab: string;
  onTab: (tab: string) => void;
  readOnly: boolean;
  /** What screening says, field by field. */
  store: ScreeningStore;
  handleOf: (field: string) => Ref<MarkedTextHandle>;
  onChange: ChangeContent;
  onComment: ((body: string) => Promise<unknown>) | undefined;
};

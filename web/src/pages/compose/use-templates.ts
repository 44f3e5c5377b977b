import { countTemplateUse, listTemplates, type TemplateKind } from '@bedside/server/contract/registers/templates';
import { useQuery } from '@tanstack/react-query';
import { useCallback } from 'react';
import { call } from '../../lib/api.ts';
import { ask } from '../../lib/query.ts';

/** The library of one kind as the composer offers it: what is used most comes first. */
export function useTemplates(kind: TemplateKind, enabled: boolean) {
  const found = useQuery({ ...ask(listTemplates, { query: { kind, limit: 200 } }), staleTime: 60_000, enabled });
  return { ...found, templates: found.data?.templates ?? [] };
}

/** Counts a use in the background: whoever writes waits for nothing, and a count that is lost is no loss. */
export function useCountUse(): (templateId: string) => void {
  return useCallback((id: string) => {
    void call(countTemplateUse, { params: { id } }).catch(() => undefined);
  }, []);
}

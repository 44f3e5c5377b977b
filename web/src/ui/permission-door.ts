import { createContext, useContext } from 'react';
import type { Marked } from './marked-text-types.ts';

/** Leads to where a signed permission is linked; null where there is no such place on the page. */
export const PermissionDoor = createContext<(() => void) | null>(null);

/** The way to a permission for a finding of a patient; null for any other finding. */
export function usePermissionDoor(finding: Marked & { readonly subject?: string }): (() => void) | null {
  const open = useContext(PermissionDoor);
  return finding.subject === 'patient' ? open : null;
}

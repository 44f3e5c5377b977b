import { lazy, Suspense, useEffect, useSyncExternalStore } from 'react';
import { stepUpDesk } from './step-up-desk.ts';

/** Comes when it is needed first: most sittings never ask. */
const StepUpDialog = lazy(async () => ({ default: (await import('./step-up-dialog.tsx')).StepUpDialog }));

/** The one place where the console asks again who somebody is; no page knows of it. */
export function StepUp() {
  const doors = useSyncExternalStore(stepUpDesk.subscribe, stepUpDesk.waiting);
  useEscapeFirst();
  if (doors.length === 0) return null;
  return (
    <Suspense fallback={null}>
      <StepUpDialog doors={doors} />
    </Suspense>
  );
}

/**
 * Escape closes this dialog and not the one below it. Dialogs listen on the window; this listener is there before any of
 * them, so it hears the key first.
 */
function useEscapeFirst() {
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      if (event.key !== 'Escape' || event.isComposing || stepUpDesk.waiting().length === 0) return;
      event.preventDefault();
      event.stopImmediatePropagation();
      stepUpDesk.cancel();
    };
    window.addEventListener('keydown', listen, { capture: true });
    return () => window.removeEventListener('keydown', listen, { capture: true });
  }, []);
}

import type { Plugin } from 'vite';

/** What the calendar's library does that the console's content security policy forbids, and what does the same within it. */
const changes: readonly { readonly was: string | RegExp; readonly becomes: string }[] = [
  {
    // Measures how wide a cell may become. Markup made from text is refused, though this text is constant.
    was: "el.innerHTML = '<table><tr><td><div></div></td></tr></table>';",
    becomes:
      "el.append(document.createElement('table')); el.firstChild.insertRow().insertCell().append(document.createElement('div'));",
  },
  {
    was: "outerEl.innerHTML = '<div></div>';",
    becomes: "outerEl.append(document.createElement('div'));",
  },
  // A font of icons as a data: address, which fonts may not come from. Our style sheet draws the one that is on our pages.
  { was: /@font-face\{font-family:fcicons;[^}]*\}/, becomes: '' },
];

/**
 * Rewrites three places of FullCalendar, so that it works under the policy as it is: `docs/decisions/019`. A version in
 * which one of them is another fails the build, so that somebody looks.
 */
export function calendarUnderPolicy(): Plugin {
  return {
    name: 'calendar-under-policy',
    transform(code, id) {
      if (!id.includes('@fullcalendar/core/internal-common.js')) return null;
      return changes.reduce((text, { was, becomes }) => {
        const changed = text.replace(was, becomes);
        if (changed === text) this.error(`FullCalendar has no such place any more: ${String(was).slice(0, 60)}`);
        return changed;
      }, code);
    },
  };
}

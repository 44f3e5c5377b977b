import { html } from 'hono/html';
import { dayOf, type Html, type PageOf } from './page-parts.ts';
import { PAGE_WORDS } from './page-words.ts';
import type { OwnPasskeys } from './passkey-view.ts';

/** Comes in by a passkey. Hidden until the script is there that can ask for one. */
export function usePasskeyPart(page: PageOf): Html {
  const words = PAGE_WORDS[page.language].passkeys;
  return passkeyForm(page, { does: 'prove', button: words.use, text: html`<p>${words.useText}</p>` });
}

/** The passkeys of whoever signed, and a new one. */
export function ownPasskeysPart(page: PageOf, own: OwnPasskeys): Html | '' {
  const words = PAGE_WORDS[page.language].passkeys;
  const hasSome = own.passkeys.length > 0;
  const title = html`<h2>${words.own}</h2>`;
  const keep = own.mayKeep
    ? passkeyForm(page, {
        does: 'keep',
        button: own.isHouseDevice ? words.keepOnPhone : words.keep,
        // Where there is nothing to see without the script, the heading comes with it.
        text: html`${hasSome ? '' : title}<p>${own.isHouseDevice ? words.keepOnPhoneText : words.keepText}</p>`,
      })
    : '';
  if (!hasSome) return keep;
  return html`${title}<ul class="passkeys">${own.passkeys.map((one) => onePasskey(page, one))}</ul>${keep}`;
}

function onePasskey(page: PageOf, { id, createdAt, lastUsedAt, setAsideAt }: OwnPasskeys['passkeys'][number]): Html {
  const words = PAGE_WORDS[page.language].passkeys;
  const day = (at: Date) => dayOf(at, page.language);
  return html`<li>
<p>${words.kept(day(createdAt))} ${lastUsedAt === null ? '' : words.used(day(lastUsedAt))}</p>
${setAsideAt === null ? '' : html`<p class="notice">${words.setAside(day(setAsideAt))}</p>`}
<details>
<summary>${words.remove}</summary>
<p>${words.removeText}</p>
<form method="post" action="${page.path}/passkey/remove">
<input type="hidden" name="passkey" value="${id}">
<button>${words.remove}</button>
</form>
</details>
</li>`;
}

function passkeyForm(page: PageOf, of: { does: 'keep' | 'prove'; button: string; text: Html }): Html {
  const words = PAGE_WORDS[page.language].passkeys;
  return html`<form method="post" action="${page.path}/passkey/${of.does}" data-passkey data-cancelled="${words.cancelled}" data-here="${words.here}" data-failed="${words.failed}" hidden>
${of.text}
<input type="hidden" name="credential" value="">
<button>${of.button}</button>
<p aria-live="polite" data-told></p>
</form>`;
}

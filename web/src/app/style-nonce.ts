/** What the content security policy of this very answer asks of every style sheet that is made in the page. */
export function styleNonce(): string {
  return document.querySelector<HTMLMetaElement>('meta[property=csp-nonce]')?.nonce ?? '';
}

/** Dialogs that hold the page still write a style sheet too, and look for the nonce under the name that bundlers use. */
export function tellStyleNonce(): void {
  Object.assign(globalThis, { __webpack_nonce__: styleNonce() });
}

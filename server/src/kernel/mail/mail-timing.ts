/**
 * When the mail about a message goes out. `later`: it waits until then. `digest`: it waits for one mail about everything
 * that is unread then. `never`: the message stays inside.
 */
export type MailTiming =
  | { readonly kind: 'now' }
  | { readonly kind: 'later'; readonly at: Date }
  | { readonly kind: 'digest'; readonly at: Date }
  | { readonly kind: 'never' };

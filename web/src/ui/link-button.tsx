import { Anchor, type AnchorProps, Button, type ButtonProps } from '@mantine/core';
import { createLink } from '@tanstack/react-router';
import type { AnchorHTMLAttributes, Ref } from 'react';

type LinkAttributes = Omit<AnchorHTMLAttributes<HTMLAnchorElement>, keyof ButtonProps> & {
  ref?: Ref<HTMLAnchorElement>;
};

/** A link that looks like a button; takes the router's `to` and `params`. */
export const LinkButton = createLink((props: ButtonProps & LinkAttributes) => <Button component="a" {...props} />);

type TextLinkAttributes = Omit<AnchorHTMLAttributes<HTMLAnchorElement>, keyof AnchorProps> & {
  ref?: Ref<HTMLAnchorElement>;
};

/** A link in a text. */
export const TextLink = createLink((props: AnchorProps & TextLinkAttributes) => <Anchor {...props} />);

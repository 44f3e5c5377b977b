/* oxlint-disable jsx-a11y/prefer-tag-over-role -- the library draws it as a span, whose name would be told to nobody. */
import { Loader, type MantineSize } from '@mantine/core';

/** Something is on its way: seen as turning, heard by its name. */
export function NamedLoader(props: { size: MantineSize | number; label: string }) {
  return <Loader size={props.size} role="progressbar" aria-label={props.label} />;
}

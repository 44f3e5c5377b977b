import { Fragment } from 'react';

/** A text whose matches are marked; offsets are UTF-16 units of it, in order. */
export function MarkedPassage(props: {
  text: string;
  marks: readonly { readonly start: number; readonly end: number }[];
}) {
  const { text, marks } = props;
  return (
    <>
      {marks.map(({ start, end }, at) => (
        <Fragment key={start}>
          {text.slice(marks[at - 1]?.end ?? 0, start)}
          <mark>{text.slice(start, end)}</mark>
        </Fragment>
      ))}
      {text.slice(marks.at(-1)?.end ?? 0)}
    </>
  );
}

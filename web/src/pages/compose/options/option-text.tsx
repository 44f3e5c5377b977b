import type { ReactNode } from 'react';
import type { ComposeTextProps } from '../compose-text-props.ts';
import { LiveEditor } from '../live-editor.tsx';

/** Words of one line that leave with the post, screened as they are typed. */
export function OptionText(
  props: Pick<ComposeTextProps, 'store' | 'handleOf' | 'content' | 'readOnly' | 'onComment'> & {
    field: string;
    label: string;
    description?: ReactNode;
    required?: boolean;
    value: string;
    maxLength: number;
    onText: (text: string) => void;
  },
) {
  const { field, onText } = props;
  return (
    <LiveEditor
      store={props.store}
      field={field}
      handle={props.handleOf(field)}
      label={props.label}
      description={props.description}
      required={props.required === true}
      value={props.value}
      minHeightPx={40}
      // Networks show it on one line.
      onChange={(text) => onText(text.replaceAll(/\s*\n\s*/gu, ' '))}
      language={props.content.language}
      maxLength={props.maxLength}
      readOnly={props.readOnly}
      onComment={props.onComment}
    />
  );
}

import { applyReplacements } from '@bedside/screening';
import { Input } from '@mantine/core';
import {
  type CSSProperties,
  type KeyboardEvent,
  type ReactNode,
  type Ref,
  useId,
  useImperativeHandle,
  useLayoutEffect,
  useRef,
  useState,
} from 'react';
import classes from './marked-text.module.css';
import { MarkedTextBackdrop } from './marked-text-backdrop.tsx';
import { MarkCard } from './marked-text-card.tsx';
import { placeCard, replaceInField } from './marked-text-field.ts';
import { markAt, nextMark } from './marked-text-segments.ts';
import { editBetween } from './marked-text-shift.ts';
import type { Mark } from './marked-text-types.ts';
import { useFindingWords } from './marked-text-words.ts';
import { useMarkCard } from './use-mark-card.ts';

/** What the list of findings may do with an editor. */
export type MarkedTextHandle = {
  /** Brings the mark into view, with its card open and the keyboard on its first button. */
  show(index: number): void;
  /** Puts the caret into the field. */
  focus(): void;
  /** Changes the text as if typed, so that undo takes it back; false when the field is not on screen. */
  become(text: string): boolean;
};

export type MarkedTextEditorProps = {
  handle?: Ref<MarkedTextHandle>;
  label: string;
  description?: ReactNode;
  error?: ReactNode;
  required?: boolean;
  placeholder?: string;
  value: string;
  onChange: (value: string) => void;
  marks: readonly Mark[];
  /** BCP 47 language of the text, for spell checking and screen readers. */
  language: string;
  minHeightPx?: number;
  maxLength?: number;
  readOnly?: boolean;
  /** Id of an element that says more, e.g. the summary of findings. */
  describedBy?: string | undefined;
  onComment?: ((body: string) => Promise<unknown>) | undefined;
};

/** A plain text field, with all that a browser gives one, above a layer that draws what screening found. */
export function MarkedTextEditor(props: MarkedTextEditorProps) {
  const { value, marks } = props;
  const id = useId();
  const frame = useRef<HTMLDivElement>(null);
  const field = useRef<HTMLTextAreaElement>(null);
  const firstButton = useRef<HTMLButtonElement>(null);
  const card = useMarkCard(frame, marks);
  const openWithKeyboard = (index: number) => {
    card.open(index, 'person');
    // The card is on screen after this turn; its first button may then take the keyboard.
    setTimeout(() => firstButton.current?.focus(), 0);
  };
  const closeToField = () => {
    card.close();
    field.current?.focus({ preventScroll: true });
  };
  const become = (text: string) => {
    card.close();
    const edit = editBetween(value, text);
    if (!field.current?.checkVisibility()) return false;
    if (edit) replaceInField(field.current, edit, edit.insert);
    return true;
  };
  const show = (index: number) => {
    frame.current?.querySelector(`[data-mark="${index}"]`)?.scrollIntoView({ block: 'nearest' });
    openWithKeyboard(index);
  };
  const focus = () => field.current?.focus({ preventScroll: true });
  useImperativeHandle(props.handle, () => ({ show, focus, become }));
  const onKeyDown = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    if (event.key === 'Escape') card.close();
    if (!event.altKey || event.key !== 'ArrowDown') return;
    const index = nextMark(marks, event.currentTarget.selectionStart);
    if (index === null) return;
    event.preventDefault();
    openWithKeyboard(index);
  };
  const openAtCaret = () => {
    const at = field.current;
    const index = at === null || at.selectionStart !== at.selectionEnd ? null : markAt(marks, at.selectionStart);
    if (index === null) card.close();
    else card.open(index, 'person');
  };
  const opened = card.openIndex === null ? undefined : marks[card.openIndex];
  return (
    <FieldFrame {...props} id={id}>
      {/* Hover only shows sooner what caret, tap and Alt+ArrowDown show as well. */}
      <div
        ref={frame}
        className={classes.frame}
        style={{ '--marked-text-height': `${props.minHeightPx ?? 168}px` } as CSSProperties}
        onPointerMove={card.onPointerMove}
        onPointerLeave={card.onPointerLeave}
      >
        <MarkedTextBackdrop text={value} marks={marks} open={card.openIndex} />
        <TextField {...props} id={id} field={field} onKeyDown={onKeyDown} onClick={openAtCaret} onTyped={card.close} />
        {opened !== undefined && card.openIndex !== null && (
          <CardFrame frame={frame} index={card.openIndex} mark={opened} onHold={card.hold}>
            <MarkCard
              key={`${opened.code}:${opened.start}`}
              mark={opened}
              firstButton={firstButton}
              onReplace={() => become(applyReplacements(value, [opened]))}
              onComment={props.onComment}
              onClose={closeToField}
            />
          </CardFrame>
        )}
      </div>
    </FieldFrame>
  );
}

function FieldFrame(props: MarkedTextEditorProps & { id: string; children: ReactNode }) {
  const { id, label, description, error, required, children } = props;
  return (
    <Input.Wrapper
      id={id}
      label={label}
      withAsterisk={required ?? false}
      description={description}
      error={error}
      descriptionProps={{ id: `${id}-description` }}
      errorProps={{ id: `${id}-error` }}
    >
      {children}
    </Input.Wrapper>
  );
}

function TextField(
  props: MarkedTextEditorProps & {
    id: string;
    field: Ref<HTMLTextAreaElement>;
    onKeyDown: (event: KeyboardEvent<HTMLTextAreaElement>) => void;
    onClick: () => void;
    onTyped: () => void;
  },
) {
  const { id, field, error, description, describedBy, onTyped, onChange, onKeyDown, onClick, ...text } = props;
  const about = [describedBy, description ? `${id}-description` : null, error ? `${id}-error` : null];
  return (
    <textarea
      ref={field}
      id={id}
      className={`${classes.layer} ${classes.field}`}
      lang={text.language}
      dir="auto"
      spellCheck
      placeholder={text.placeholder}
      value={text.value}
      readOnly={text.readOnly}
      required={text.required}
      maxLength={text.maxLength}
      aria-invalid={error ? true : undefined}
      aria-describedby={about.filter(Boolean).join(' ') || undefined}
      onChange={(event) => {
        onTyped();
        onChange(event.currentTarget.value);
      }}
      onKeyDown={onKeyDown}
      onClick={onClick}
    />
  );
}

function CardFrame(props: {
  frame: React.RefObject<HTMLDivElement | null>;
  index: number;
  mark: Mark;
  onHold: () => void;
  children: ReactNode;
}) {
  const { frame, index, mark, onHold } = props;
  const self = useRef<HTMLDivElement>(null);
  const [place, setPlace] = useState<{ top: number; left: number } | null>(null);
  const { title } = useFindingWords()(mark);
  useLayoutEffect(() => {
    if (frame.current && self.current) setPlace(placeCard(frame.current, self.current, index));
  }, [frame, index]);
  return (
    // Pressing and focusing anything inside only keeps the card open.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <div
      ref={self}
      // Not modal and placed by hand beside its words, which `dialog` elements are not made for.
      // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role
      role="dialog"
      aria-label={title}
      className={classes.card}
      data-mark-card
      style={place === null ? { visibility: 'hidden' } : place}
      onPointerDown={onHold}
      onFocus={onHold}
    >
      {props.children}
    </div>
  );
}

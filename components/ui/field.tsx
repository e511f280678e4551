import { type ComponentProps, type ReactNode, useId } from "react";
import { classNames } from "@/components/ui/class-names";

interface Labelled {
  label: string;
  /** Shown under the control. */
  hint?: ReactNode;
  error?: string | undefined;
  /** Keeps the label for screen readers only. */
  labelHidden?: boolean;
}

export const controlClasses = classNames(
  "block w-full min-h-9 max-lg:min-h-11 rounded-md border border-edge bg-paper px-2.5 py-1.5 text-base text-ink",
  "aria-invalid:border-bad disabled:opacity-50",
);

interface FrameProps extends Labelled {
  id: string;
  className?: string | undefined;
  children: ReactNode;
}

function Frame({ id, label, hint, error, labelHidden = false, className, children }: FrameProps) {
  return (
    <div className={classNames("grid gap-1", className)}>
      <label htmlFor={id} className={labelHidden ? "sr-only" : "text-sm font-medium"}>
        {label}
      </label>
      {children}
      {hint !== undefined && (
        <p id={`${id}-hint`} className="text-xs text-muted">
          {hint}
        </p>
      )}
      {error !== undefined && (
        <p id={`${id}-error`} className="text-sm text-bad">
          {error}
        </p>
      )}
    </div>
  );
}

function describedBy(id: string, { hint, error }: Labelled): string | undefined {
  const ids = [hint !== undefined && `${id}-hint`, error !== undefined && `${id}-error`].filter(Boolean);
  return ids.length > 0 ? ids.join(" ") : undefined;
}

export function TextField({
  label,
  hint,
  error,
  labelHidden,
  className,
  ...input
}: Labelled & ComponentProps<"input">) {
  const generated = useId();
  const id = input.id ?? generated;
  const labelled = { label, hint, ...(error !== undefined && { error }), ...(labelHidden && { labelHidden }) };
  return (
    <Frame id={id} className={className} {...labelled}>
      <input
        {...input}
        id={id}
        aria-invalid={error !== undefined || undefined}
        aria-describedby={describedBy(id, labelled)}
        className={controlClasses}
      />
    </Frame>
  );
}

export function TextArea({
  label,
  hint,
  error,
  labelHidden,
  className,
  ...input
}: Labelled & ComponentProps<"textarea">) {
  const generated = useId();
  const id = input.id ?? generated;
  const labelled = { label, hint, ...(error !== undefined && { error }), ...(labelHidden && { labelHidden }) };
  return (
    <Frame id={id} className={className} {...labelled}>
      <textarea
        {...input}
        id={id}
        aria-invalid={error !== undefined || undefined}
        aria-describedby={describedBy(id, labelled)}
        className={controlClasses}
      />
    </Frame>
  );
}

export interface Option {
  value: string;
  label: string;
}

export function Select({
  label,
  hint,
  error,
  labelHidden,
  className,
  options,
  ...select
}: Labelled & ComponentProps<"select"> & { options: readonly Option[] }) {
  const generated = useId();
  const id = select.id ?? generated;
  const labelled = { label, hint, ...(error !== undefined && { error }), ...(labelHidden && { labelHidden }) };
  return (
    <Frame id={id} className={className} {...labelled}>
      <select
        {...select}
        id={id}
        aria-invalid={error !== undefined || undefined}
        aria-describedby={describedBy(id, labelled)}
        className={controlClasses}
      >
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    </Frame>
  );
}

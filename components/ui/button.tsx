import type { ComponentProps } from "react";
import { classNames } from "@/components/ui/class-names";

export type ButtonLook = "primary" | "secondary" | "quiet" | "danger";

const looks: Record<ButtonLook, string> = {
  primary: "border-accent bg-accent text-paper hover:opacity-90",
  secondary: "border-edge bg-paper text-ink hover:bg-panel",
  quiet: "border-transparent bg-transparent text-ink hover:bg-panel",
  danger: "border-bad bg-paper text-bad hover:bg-bad-soft",
};

/** Classes of a button, for links that look like one too. */
export function buttonClasses(look: ButtonLook = "secondary", small = false): string {
  return classNames(
    "inline-flex items-center justify-center gap-2 rounded-md border font-medium whitespace-nowrap transition-colors",
    "max-lg:min-h-11 disabled:cursor-not-allowed disabled:opacity-50",
    small ? "min-h-7 px-2 text-sm" : "min-h-9 px-3 text-base",
    looks[look],
  );
}

interface ButtonProps extends ComponentProps<"button"> {
  look?: ButtonLook;
  small?: boolean;
}

export function Button({ look = "secondary", small = false, className, type = "button", ...rest }: ButtonProps) {
  return <button type={type} className={classNames(buttonClasses(look, small), className)} {...rest} />;
}

import type { ComponentProps } from "react";
import { type ButtonLook, buttonClasses } from "@/components/ui/button";
import { classNames } from "@/components/ui/class-names";
import { LocalLink } from "@/components/ui/local-link";

interface LinkButtonProps extends ComponentProps<typeof LocalLink> {
  look?: ButtonLook;
  small?: boolean;
}

export function LinkButton({ look = "secondary", small = false, className, ...rest }: LinkButtonProps) {
  return <LocalLink className={classNames(buttonClasses(look, small), className)} {...rest} />;
}

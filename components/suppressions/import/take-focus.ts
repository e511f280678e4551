/** A ref for what takes the focus when it appears, since what had it is gone. */
export const takeFocus = (element: HTMLElement | null) => element?.focus();

"use client";

import { useState } from "react";
import { classNames } from "@/components/ui/class-names";
import { themeCookie, themes, themeText } from "@/lib/theme/constants";
import type { Theme } from "@/lib/theme/types";

const year = 31_536_000;

/** The server reads the cookie and sets the same class, so that no script has to run before the first paint. */
function remember(theme: Theme): void {
  document.documentElement.classList.remove("light", "dark");
  if (theme !== "system") {
    document.documentElement.classList.add(theme);
  }
  // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store is there over https alone
  document.cookie = `${themeCookie}=${theme}; path=/; max-age=${year}; samesite=lax`;
}

/** Light, dark, or as the system says. */
export function ThemeSwitch({ theme, name }: { theme: Theme; name: string }) {
  const [chosen, setChosen] = useState(theme);
  return (
    <fieldset className="inline-flex divide-x divide-edge overflow-hidden rounded-md border border-edge">
      <legend className="sr-only">Appearance</legend>
      {themes.map((option) => (
        <label
          key={option}
          className={classNames(
            "relative inline-flex min-h-7 cursor-pointer items-center px-2 text-xs max-lg:min-h-11",
            "has-focus-visible:outline-2 has-focus-visible:-outline-offset-2 has-focus-visible:outline-accent",
            option === chosen ? "bg-ink text-paper" : "hover:bg-panel",
          )}
        >
          <input
            type="radio"
            name={name}
            value={option}
            checked={option === chosen}
            onChange={() => {
              setChosen(option);
              remember(option);
            }}
            className="absolute inset-0 m-0 cursor-pointer opacity-0"
          />
          {themeText[option]}
        </label>
      ))}
    </fieldset>
  );
}

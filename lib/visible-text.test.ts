import { expect, it } from "vitest";
import { visibleText } from "@/lib/visible-text";

it.each([
  ["550 5.1.1\tno\r\nsuch user", "550 5.1.1\tno\nsuch user"],
  ["\u001b[31mred\u0007", "[U+001B][31mred[U+0007]"],
  ["a\u202egnp.exe\u2066b", "a[U+202E]gnp.exe[U+2066]b"],
  ["in\u200bvis\ufeffible\u2028line", "in[U+200B]vis[U+FEFF]ible[U+2028]line"],
  ["lone \ud800", "lone [U+D800]"],
  ["Usuário não existe 存在しない 😀", "Usuário não existe 存在しない 😀"],
])("%j is shown as %j", (text, shown) => {
  expect(visibleText(text)).toBe(shown);
});

import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { useHydrated } from "@/components/ui/use-hydrated";

const Shown = () => String(useHydrated());

test("the server's markup, and so the first of the browser, is not hydrated", () => {
  expect(renderToStaticMarkup(<Shown />)).toBe("false");
});

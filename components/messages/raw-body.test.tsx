import { renderToStaticMarkup } from "react-dom/server";
import { expect, it } from "vitest";
import { RawBody } from "@/components/messages/raw-body";

it("shows a body as text, whatever is in it", () => {
  const markup = renderToStaticMarkup(<RawBody payload={{ subject: "</pre><script>alert(1)</script>" }} of="now" />);
  expect(markup).toContain("&lt;/pre&gt;&lt;script&gt;");
  expect(markup).not.toContain("<script>");
});

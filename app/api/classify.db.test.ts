import { beforeAll, describe, expect, it } from "vitest";
import { createApiKey } from "@/lib/auth/mutations";
import { forgetVerdicts } from "@/lib/auth/verdict";
import { describeOnBothEngines } from "@/lib/testing/database";
import * as classify from "./v1/classify/route";
import * as description from "./v1/openapi.json/route";

type Json = Record<string, unknown>;
interface Body {
  success: boolean;
  data: Json & { answers: Json[]; advice: Json };
  error: Json;
}

let key = "";
let other = "";

async function ask(body: unknown, authorization = `Bearer ${key}`) {
  const request = new Request("http://localhost:3000/api/v1/classify", {
    method: "POST",
    headers: { authorization },
    body: typeof body === "string" ? body : JSON.stringify(body),
  });
  const response = await classify.POST(request);
  const text = await response.text();
  const parsed: Body = JSON.parse(text);
  return { status: response.status, type: response.headers.get("content-type"), text, body: parsed };
}

const unknown =
  "550-5.1.1 The email account that you tried to reach does not exist.\n550 5.1.1 Please check the address.";
const full = "452 4.2.2 The recipient's mailbox is full.";

describeOnBothEngines(
  "classifying answers by API",
  () => {
    beforeAll(async () => {
      forgetVerdicts();
      ({ key } = await createApiKey({ name: "app", scopes: ["read"], createdBy: "test" }));
      ({ key: other } = await createApiKey({ name: "list", scopes: ["suppressions"], createdBy: "test" }));
    });

    it("says the class of one answer, how sure, why, whose move and what to do", async () => {
      const { status, body } = await ask({ output: unknown, host: "gmail-smtp-in.l.google.com" });
      expect([status, body.success]).toEqual([200, true]);
      expect(body.data).toMatchObject({
        classification: "invalid_recipient",
        classificationCode: 10,
        group: "recipient",
        probable: false,
        rule: expect.any(String),
        rulesVersion: expect.any(Number),
        move: "ours",
        code: 550,
        enhancedCode: "5.1.1",
        meaning: "There is no mailbox with this address.",
        why: { because: expect.stringMatching(/\.$/), example: expect.any(String) },
        countsAs: "invalid_recipient",
        suppresses: true,
        answerKey: expect.stringMatching(/^550 5\.1\.1 The email account/),
      });
      expect(body.data.confidence).toBeGreaterThanOrEqual(0.9);
      expect(body.data.advice).toMatchObject({ provider: "Google", page: { url: expect.stringMatching(/^https:/) } });
      expect(body.data.advice.steps).toContain(
        "Look for a typing error in the part before the @, and for spaces or a full stop at the end.",
      );
    });

    it("answers a list in its order, up to 1,000", async () => {
      const answers = Array.from({ length: 1_000 }, (_, at) => ({ output: at % 2 === 0 ? unknown : full }));
      const { status, body } = await ask({ answers });
      expect(status).toBe(200);
      expect(body.data.answers.map(({ classification }) => classification)).toEqual(
        answers.map((_, at) => (at % 2 === 0 ? "invalid_recipient" : "mailbox_full")),
      );
    });

    it("takes the names that senders' webhooks have, and what else they hold", async () => {
      const payload = {
        message: { id: 1 },
        status: "SoftFail",
        classification: "spam_block",
        output: "",
        details: "Delivery to a@corp.example failed at 203.0.113.9:25 (mx1.corp.example)",
        smtp_enhanced_code: "4.2.2",
        remote_host: "MX1.corp.example",
        code: 452,
        type: "MessageDelayed",
      };
      const { body } = await ask(payload);
      expect(body.data).toMatchObject({ classification: "mailbox_full", enhancedCode: "4.2.2", suppresses: false });
    });

    it("says that a guess is one, and that it counts as unclassified", async () => {
      const { body } = await ask({ output: "zzz qqq" });
      expect(body.data).toMatchObject({ probable: true, countsAs: "unclassified", suppresses: false });
      expect((await ask({ output: "250 2.0.0 OK", type: "MessageSent" })).body.data).toMatchObject({ countsAs: null });
    });

    it.each([
      [{}, "output", "output is missing"],
      [{ output: null }, "output", "give output, details, or both"],
      [{ output: "  ", details: "" }, "output", "is missing"],
      [{ output: 5 }, "output", "must be text"],
      [{ output: "x".repeat(65_537) }, "output", "at most 65,536 characters"],
      [{ output: unknown, code: 5.5 }, "code", "whole number"],
      [{ output: unknown, enhancedCode: "5.1" }, "enhancedCode", "such as 5.1.1"],
      [{ output: unknown, type: "MessageLoaded" }, "type", "must be one of"],
      [{ answers: [] }, "answers", "one answer at least"],
      [{ answers: "all" }, "answers", "must be an array"],
      [{ answers: Array.from({ length: 1_001 }, () => ({ output: "x" })) }, "answers", "at most 1,000 answers"],
      [{ answers: [{ output: full }, { output: full }, { host: "mx" }] }, "answers.2.output", "is missing"],
      [{ answers: [{ output: full }, null] }, "answers.1", "must be a JSON object"],
      [[], "body", "must be a JSON object"],
      [null, "body", "must be a JSON object"],
    ])("refuses %.60j and names the field and its place", async (asked, field, words) => {
      const { status, body } = await ask(asked);
      expect([status, body.error.code, body.error.field]).toEqual([400, "validation_error", field]);
      expect(body.error.message).toContain(words);
    });

    it("refuses what is not JSON, what is too large, and who may not ask", async () => {
      expect((await ask("{")).body.error.code).toBe("invalid_json");
      const large = await ask({ answers: Array.from({ length: 70 }, () => ({ output: "x".repeat(65_000) })) });
      expect([large.status, large.body.error.code]).toEqual([413, "payload_too_large"]);
      expect((await ask({ output: full }, "Bearer nothing")).status).toBe(401);
      expect((await ask({ output: full }, `Bearer ${other}`)).status).toBe(403);
      expect((await classify.GET(new Request("http://localhost:3000/api/v1/classify"))).status).toBe(405);
    });

    it("returns hostile text as JSON alone", async () => {
      const hostile = "550 5.1.1 </script><img src=x onerror=alert(1)> \u001b[31m\u202egnp.exe\u0000";
      const { status, type, body } = await ask({ output: hostile });
      expect([status, type]).toEqual([200, "application/json"]);
      expect(body.data).toMatchObject({ classification: "invalid_recipient" });
    });

    describe("its description", () => {
      it("names both forms of the body and every field of the answer", async () => {
        const response = await description.GET(new Request("http://localhost:3000/api/v1/openapi.json"));
        const { post } = JSON.parse(await response.text()).paths["/classify"];
        const body = JSON.stringify(post.requestBody.content["application/json"].schema);
        for (const name of ["answers", "output", "smtp_enhanced_code", "remote_host", "enhanced", "type"]) {
          expect(body).toContain(`"${name}"`);
        }
        const answer = JSON.stringify(post.responses[200].content["application/json"].schema);
        expect(answer).toContain('"rulesVersion"');
        expect(answer).toContain('"suppresses"');
      });
    });
  },
  { lifetime: "describe" },
);

import { expect, it } from "vitest";
import { reader, transaction } from "@/lib/db/client";
import { describeOnBothEngines } from "@/lib/testing/database";

const remember = (key: string) => transaction((tx) => tx.setting.create({ data: { key, value: "1" } }));
const keys = async () => (await reader().setting.findMany({ select: { key: true } })).map((row) => row.key);

describeOnBothEngines("a test's database", (test) => {
  it("starts migrated and takes writes", async () => {
    await remember("first");
    expect(await keys()).toEqual(["first"]);
  });

  it("holds nothing of the test before", async () => {
    expect(await keys()).toEqual([]);
  });

  it("is empty again after renew", async () => {
    await remember("second");
    await test.renew();
    expect(await keys()).toEqual([]);
  });
});

describeOnBothEngines(
  "a database of a whole describe",
  () => {
    it("takes a write", async () => {
      await remember("kept");
      expect(await keys()).toEqual(["kept"]);
    });

    it("still holds it in the next test", async () => {
      expect(await keys()).toEqual(["kept"]);
    });
  },
  { lifetime: "describe" },
);

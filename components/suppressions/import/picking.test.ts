import { expect, it } from "vitest";
import { newId, pickedOf } from "@/components/suppressions/import/picking";
import { headBytes } from "@/lib/suppressions/file/constants";

it("makes ids that a batch may have", () => {
  const ids = Array.from({ length: 50 }, newId);
  expect(new Set(ids).size).toBe(50);
  expect(ids.filter((id) => !/^[a-z0-9]{20}$/.test(id))).toEqual([]);
});

it("reads the beginning of a file, whatever its bytes", async () => {
  const bytes = Uint8Array.from({ length: headBytes + 1 }, (_, index) => index % 256);
  const cut = await pickedOf(new File([bytes], "list.csv"));
  expect(Buffer.from(cut.head, "base64").equals(Buffer.from(bytes.subarray(0, headBytes)))).toBe(true);
  expect(cut.isWhole).toBe(false);
  const whole = await pickedOf(new File([bytes.subarray(1)], "list.csv"));
  expect([whole.isWhole, whole.id === cut.id]).toEqual([true, false]);
  expect(await pickedOf(new File([], "empty.csv"))).toMatchObject({ head: "", isWhole: true });
});

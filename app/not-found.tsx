import type { Metadata } from "next";
import { Missing } from "@/components/shell/missing";

export const metadata: Metadata = { title: "Not found" };

export default function NotFound() {
  return (
    <main className="mx-auto grid max-w-xl justify-items-start gap-4 p-8">
      <Missing />
    </main>
  );
}

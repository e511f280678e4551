"use client";

import { Failed, type FailedProps } from "@/components/shell/failed";

export default function ErrorPage(props: FailedProps) {
  return (
    <main className="mx-auto grid max-w-xl gap-4 p-8">
      <Failed {...props} />
    </main>
  );
}

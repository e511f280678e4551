"use client";

import { Failed, type FailedProps } from "@/components/shell/failed";

export default function ErrorPage(props: FailedProps) {
  return (
    <div className="grid max-w-xl gap-4">
      <Failed {...props} />
    </div>
  );
}

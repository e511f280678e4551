import { Missing } from "@/components/shell/missing";

export default function NotFound() {
  return (
    <div className="grid max-w-xl justify-items-start gap-4">
      <Missing />
    </div>
  );
}

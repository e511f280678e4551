import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { Entrance } from "@/components/auth/entrance";
import { SetUpForm } from "@/components/auth/set-up-form";
import { loadEntrance } from "@/lib/auth/loaders";
import { localRoute } from "@/lib/local-route";

export const metadata: Metadata = { title: "Set up" };

export default async function SetUpPage() {
  const entrance = await loadEntrance();
  if (entrance !== "set-up") {
    redirect(localRoute(entrance === "signed-in" ? "/" : "/login"));
  }
  return (
    <Entrance title="Set up Mailgauge" lead="Nobody can sign in yet. Make the first owner of this workspace.">
      <SetUpForm />
    </Entrance>
  );
}

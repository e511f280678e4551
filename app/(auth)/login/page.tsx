import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { Entrance } from "@/components/auth/entrance";
import { SignInForm } from "@/components/auth/sign-in-form";
import { loadEntrance } from "@/lib/auth/loaders";
import { nextPath } from "@/lib/auth/next-path";
import { localRoute } from "@/lib/local-route";

export const metadata: Metadata = { title: "Sign in" };

export default async function LoginPage({ searchParams }: PageProps<"/login">) {
  const { next } = await searchParams;
  const back = nextPath(typeof next === "string" ? next : null);
  const entrance = await loadEntrance();
  if (entrance === "signed-in") {
    redirect(localRoute(back));
  }
  if (entrance === "set-up") {
    redirect("/setup");
  }
  return (
    <Entrance title="Sign in" lead="An owner of this workspace can add you under Settings, Members.">
      <SignInForm next={back} />
    </Entrance>
  );
}

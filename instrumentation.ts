/** Next awaits this before it takes the first request. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME === "nodejs") {
    const { startUp } = await import("@/lib/startup/service");
    await startUp();
  }
}

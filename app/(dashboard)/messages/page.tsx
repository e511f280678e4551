import type { Metadata } from "next";
import { Suspense } from "react";
import { ListPanel, SentencePanel } from "@/app/(dashboard)/messages/panels";
import { messagesSearch } from "@/app/(dashboard)/messages/search-params";
import { SearchChips } from "@/components/messages/search-chips";
import { SearchForm } from "@/components/messages/search-form";
import { PageHeading } from "@/components/ui/page-heading";
import { PanelBoundary } from "@/components/ui/panel-boundary";
import { Skeleton } from "@/components/ui/states";
import { searchQuery } from "@/lib/messages/list-url";

export const metadata: Metadata = { title: "Messages" };

export default async function MessagesPage({ searchParams }: PageProps<"/messages">) {
  const search = messagesSearch(await searchParams);
  const query = searchQuery(search).toString();
  return (
    <>
      <PageHeading title="Messages">
        <PanelBoundary what="The number of messages">
          <Suspense fallback={<Skeleton height={24} className="w-96 max-w-full" />}>
            <SentencePanel query={query} />
          </Suspense>
        </PanelBoundary>
      </PageHeading>
      <div className="grid grid-cols-[minmax(0,1fr)] gap-6">
        <SearchForm search={search} />
        <SearchChips search={search} />
        <PanelBoundary what="The messages">
          <Suspense key={query} fallback={<Skeleton height={720} />}>
            <ListPanel query={query} />
          </Suspense>
        </PanelBoundary>
      </div>
    </>
  );
}

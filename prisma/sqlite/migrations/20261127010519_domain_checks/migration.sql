-- AlterTable
ALTER TABLE "sources" ADD COLUMN "sendLimit" INTEGER;
ALTER TABLE "sources" ADD COLUMN "senderDns" TEXT;

-- CreateTable
CREATE TABLE "domain_checks" (
    "name" TEXT NOT NULL PRIMARY KEY,
    "claimedAt" DATETIME,
    "checkedAt" DATETIME,
    "result" TEXT,
    "learnt" TEXT
);

-- CreateTable
CREATE TABLE "dns_spans" (
    "seq" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "name" TEXT NOT NULL,
    "record" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "found" TEXT NOT NULL,
    "reason" TEXT,
    "firstAt" DATETIME NOT NULL,
    "lastAt" DATETIME NOT NULL
);

-- CreateTable
CREATE TABLE "dkim_selectors" (
    "name" TEXT NOT NULL,
    "selector" TEXT NOT NULL,
    "createdAt" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,

    PRIMARY KEY ("name", "selector")
);

-- CreateIndex
CREATE INDEX "dns_spans_name_record_firstAt_idx" ON "dns_spans"("name", "record", "firstAt");

-- The reports of one domain, for its history. Prisma has no word for an index over some rows only.
CREATE INDEX "events_dns_reports_idx" ON "events"("domain", "occurredAt") WHERE "type" = 'DomainDNSError';

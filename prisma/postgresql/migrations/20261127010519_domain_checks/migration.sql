-- AlterTable
ALTER TABLE "sources" ADD COLUMN     "sendLimit" INTEGER,
ADD COLUMN     "senderDns" TEXT;

-- CreateTable
CREATE TABLE "domain_checks" (
    "name" TEXT NOT NULL,
    "claimedAt" TIMESTAMP(3),
    "checkedAt" TIMESTAMP(3),
    "result" TEXT,
    "learnt" TEXT,

    CONSTRAINT "domain_checks_pkey" PRIMARY KEY ("name")
);

-- CreateTable
CREATE TABLE "dns_spans" (
    "seq" SERIAL NOT NULL,
    "name" TEXT NOT NULL,
    "record" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "found" TEXT NOT NULL,
    "reason" TEXT,
    "firstAt" TIMESTAMP(3) NOT NULL,
    "lastAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "dns_spans_pkey" PRIMARY KEY ("seq")
);

-- CreateTable
CREATE TABLE "dkim_selectors" (
    "name" TEXT NOT NULL,
    "selector" TEXT NOT NULL,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "dkim_selectors_pkey" PRIMARY KEY ("name","selector")
);

-- CreateIndex
CREATE INDEX "dns_spans_name_record_firstAt_idx" ON "dns_spans"("name", "record", "firstAt");

-- The reports of one domain, for its history. Prisma has no word for an index over some rows only.
CREATE INDEX "events_dns_reports_idx" ON "events"("domain", "occurredAt") WHERE "type" = 'DomainDNSError';

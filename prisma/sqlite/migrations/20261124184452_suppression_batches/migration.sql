-- CreateTable
CREATE TABLE "suppression_totals" (
    "scope" TEXT NOT NULL PRIMARY KEY,
    "count" INTEGER NOT NULL
);

-- CreateTable
CREATE TABLE "suppression_batches" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "kind" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "scope" TEXT NOT NULL,
    "actor" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "trouble" TEXT,
    "added" INTEGER NOT NULL DEFAULT 0,
    "updated" INTEGER NOT NULL DEFAULT 0,
    "removed" INTEGER NOT NULL DEFAULT 0,
    "unchanged" INTEGER NOT NULL DEFAULT 0,
    "refused" INTEGER NOT NULL DEFAULT 0,
    "startedAt" DATETIME NOT NULL,
    "activeAt" DATETIME NOT NULL,
    "finishedAt" DATETIME,
    "undoneBy" TEXT
);

-- CreateTable
CREATE TABLE "refused_rows" (
    "batchId" TEXT NOT NULL,
    "line" INTEGER NOT NULL,
    "text" TEXT NOT NULL,
    "message" TEXT NOT NULL,

    PRIMARY KEY ("batchId", "line")
);

-- RedefineTables
PRAGMA defer_foreign_keys=ON;
PRAGMA foreign_keys=OFF;
CREATE TABLE "new_suppressions" (
    "seq" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "scope" TEXT NOT NULL DEFAULT '',
    "address" TEXT NOT NULL,
    "addressShown" TEXT NOT NULL,
    "domain" TEXT NOT NULL,
    "reason" TEXT,
    "origin" TEXT NOT NULL,
    "rule" TEXT,
    "classification" TEXT,
    "classifiedBy" TEXT,
    "answer" TEXT,
    "eventId" TEXT,
    "messageId" TEXT,
    "sourceId" TEXT,
    "note" TEXT,
    "createdBy" TEXT,
    "createdAt" DATETIME NOT NULL,
    "updatedAt" DATETIME NOT NULL,
    "expiresAt" DATETIME
);
INSERT INTO "new_suppressions" ("domain", "rule", "address", "addressShown", "answer", "classification", "classifiedBy", "createdAt", "createdBy", "eventId", "expiresAt", "messageId", "note", "origin", "reason", "scope", "sourceId", "updatedAt") SELECT replace("address", rtrim("address", replace("address", '@', '')), ''), CASE "origin" WHEN 'policy' THEN 'failed:' || "classification" END, "address", "addressShown", "answer", "classification", "classifiedBy", "createdAt", "createdBy", "eventId", "expiresAt", "messageId", "note", "origin", "reason", "scope", "sourceId", "updatedAt" FROM "suppressions" ORDER BY "createdAt", "address";
DROP TABLE "suppressions";
ALTER TABLE "new_suppressions" RENAME TO "suppressions";
CREATE INDEX "suppressions_createdAt_seq_scope_expiresAt_idx" ON "suppressions"("createdAt", "seq", "scope", "expiresAt");
CREATE INDEX "suppressions_domain_createdAt_idx" ON "suppressions"("domain", "createdAt");
CREATE INDEX "suppressions_origin_createdAt_idx" ON "suppressions"("origin", "createdAt");
CREATE INDEX "suppressions_classification_createdAt_idx" ON "suppressions"("classification", "createdAt");
CREATE INDEX "suppressions_expiresAt_idx" ON "suppressions"("expiresAt");
CREATE UNIQUE INDEX "suppressions_address_scope_key" ON "suppressions"("address", "scope");
CREATE TABLE "new_suppression_changes" (
    "seq" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "scope" TEXT NOT NULL,
    "address" TEXT NOT NULL,
    "action" TEXT NOT NULL,
    "origin" TEXT NOT NULL,
    "reason" TEXT,
    "actor" TEXT NOT NULL,
    "messageId" TEXT,
    "batchId" TEXT,
    "before" TEXT,
    "at" DATETIME NOT NULL
);
INSERT INTO "new_suppression_changes" ("action", "actor", "address", "at", "messageId", "origin", "reason", "scope") SELECT "action", "actor", "address", "at", "messageId", "origin", "reason", "scope" FROM "suppression_changes" ORDER BY "at";
DROP TABLE "suppression_changes";
ALTER TABLE "new_suppression_changes" RENAME TO "suppression_changes";
CREATE INDEX "suppression_changes_address_seq_idx" ON "suppression_changes"("address", "seq");
CREATE INDEX "suppression_changes_batchId_seq_idx" ON "suppression_changes"("batchId", "seq");
PRAGMA foreign_keys=ON;
PRAGMA defer_foreign_keys=OFF;

-- CreateIndex
CREATE INDEX "suppression_batches_startedAt_id_idx" ON "suppression_batches"("startedAt", "id");

-- An address is found by any part of it. The index holds no text: a row that was removed is no longer joined to.
CREATE VIRTUAL TABLE "suppression_search" USING fts5("address", content='', tokenize='trigram', detail=none, columnsize=0);
INSERT INTO "suppression_search" ("rowid", "address") SELECT "seq", "address" FROM "suppressions";
INSERT INTO "suppression_totals" ("scope", "count") SELECT "scope", count(*) FROM "suppressions" GROUP BY "scope";

CREATE TRIGGER "suppressions_added" AFTER INSERT ON "suppressions" BEGIN
    INSERT INTO "suppression_search" ("rowid", "address") VALUES (new."seq", new."address");
    INSERT INTO "suppression_totals" ("scope", "count") VALUES (new."scope", 1)
        ON CONFLICT ("scope") DO UPDATE SET "count" = "count" + 1;
END;

CREATE TRIGGER "suppressions_removed" AFTER DELETE ON "suppressions" BEGIN
    UPDATE "suppression_totals" SET "count" = "count" - 1 WHERE "scope" = old."scope";
END;

-- CreateTable
CREATE TABLE "sources" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "kind" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "slug" TEXT NOT NULL,
    "jwksUrl" TEXT,
    "publicKey" TEXT,
    "boundTo" TEXT,
    "countTags" BOOLEAN NOT NULL DEFAULT true,
    "countTenants" BOOLEAN NOT NULL DEFAULT true,
    "createdAt" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP
);

-- CreateTable
CREATE TABLE "source_keys" (
    "sourceId" TEXT NOT NULL,
    "kid" TEXT NOT NULL,
    "jwk" TEXT NOT NULL,
    "fetchedAt" DATETIME NOT NULL,

    PRIMARY KEY ("sourceId", "kid"),
    CONSTRAINT "source_keys_sourceId_fkey" FOREIGN KEY ("sourceId") REFERENCES "sources" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "events" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "sourceId" TEXT NOT NULL,
    "type" TEXT NOT NULL,
    "occurredAt" DATETIME NOT NULL,
    "receivedAt" DATETIME NOT NULL,
    "messageId" TEXT,
    "tenant" TEXT,
    "metadata" TEXT,
    "domain" TEXT,
    "recipient" TEXT,
    "classification" TEXT,
    "direction" TEXT,
    "test" BOOLEAN NOT NULL DEFAULT false,
    "late" BOOLEAN NOT NULL DEFAULT false,
    "body" TEXT NOT NULL
);

-- CreateTable
CREATE TABLE "messages" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "sourceId" TEXT NOT NULL,
    "token" TEXT,
    "number" TEXT,
    "tenant" TEXT,
    "direction" TEXT NOT NULL,
    "test" BOOLEAN NOT NULL DEFAULT false,
    "messageIdHeader" TEXT,
    "recipient" TEXT,
    "recipientKey" TEXT,
    "sender" TEXT,
    "domain" TEXT,
    "subject" TEXT,
    "tag" TEXT,
    "provider" TEXT NOT NULL,
    "host" TEXT,
    "acceptedAt" DATETIME,
    "state" TEXT NOT NULL,
    "stateAt" DATETIME NOT NULL,
    "suppresses" BOOLEAN NOT NULL DEFAULT false,
    "classification" TEXT,
    "classifiedBy" TEXT,
    "enhancedCode" TEXT,
    "details" TEXT,
    "answer" TEXT,
    "answerKey" TEXT,
    "firstDelayAt" DATETIME,
    "sentAt" DATETIME,
    "openedAt" DATETIME,
    "clickedAt" DATETIME,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "activityAt" DATETIME NOT NULL,
    "folded" TEXT NOT NULL
);

-- CreateTable
CREATE TABLE "cube_cells" (
    "grain" TEXT NOT NULL,
    "bucket" DATETIME NOT NULL,
    "sourceId" TEXT NOT NULL,
    "tenant" TEXT NOT NULL,
    "domain" TEXT NOT NULL,
    "provider" TEXT NOT NULL,
    "tag" TEXT NOT NULL,
    "classification" TEXT NOT NULL,
    "delivered" INTEGER NOT NULL DEFAULT 0,
    "failed" INTEGER NOT NULL DEFAULT 0,
    "bounced" INTEGER NOT NULL DEFAULT 0,
    "deferred" INTEGER NOT NULL DEFAULT 0,
    "stillDeferred" INTEGER NOT NULL DEFAULT 0,
    "held" INTEGER NOT NULL DEFAULT 0,
    "opened" INTEGER NOT NULL DEFAULT 0,
    "clicked" INTEGER NOT NULL DEFAULT 0,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "within10s" INTEGER NOT NULL DEFAULT 0,
    "within1m" INTEGER NOT NULL DEFAULT 0,
    "within5m" INTEGER NOT NULL DEFAULT 0,
    "within1h" INTEGER NOT NULL DEFAULT 0,
    "within6h" INTEGER NOT NULL DEFAULT 0,
    "over6h" INTEGER NOT NULL DEFAULT 0,

    PRIMARY KEY ("grain", "bucket", "sourceId", "tenant", "domain", "provider", "tag", "classification")
) WITHOUT ROWID;

-- CreateTable
CREATE TABLE "cube_details" (
    "dimension" TEXT NOT NULL,
    "day" DATETIME NOT NULL,
    "sourceId" TEXT NOT NULL,
    "domain" TEXT NOT NULL,
    "provider" TEXT NOT NULL,
    "classification" TEXT NOT NULL,
    "value" TEXT NOT NULL,
    "delivered" INTEGER NOT NULL DEFAULT 0,
    "failed" INTEGER NOT NULL DEFAULT 0,
    "bounced" INTEGER NOT NULL DEFAULT 0,
    "deferred" INTEGER NOT NULL DEFAULT 0,

    PRIMARY KEY ("dimension", "day", "sourceId", "domain", "provider", "classification", "value")
) WITHOUT ROWID;

-- CreateTable
CREATE TABLE "domains" (
    "sourceId" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "uuid" TEXT,
    "serverUuid" TEXT,
    "serverName" TEXT,
    "checkedAt" DATETIME NOT NULL,
    "spfStatus" TEXT,
    "spfError" TEXT,
    "dkimStatus" TEXT,
    "dkimError" TEXT,
    "mxStatus" TEXT,
    "mxError" TEXT,
    "returnPathStatus" TEXT,
    "returnPathError" TEXT,
    "eventId" TEXT NOT NULL,

    PRIMARY KEY ("sourceId", "name")
);

-- CreateTable
CREATE TABLE "send_limits" (
    "sourceId" TEXT NOT NULL,
    "serverUuid" TEXT NOT NULL,
    "serverName" TEXT,
    "permalink" TEXT,
    "organization" TEXT,
    "type" TEXT NOT NULL,
    "volume" INTEGER NOT NULL,
    "limit" INTEGER NOT NULL,
    "reportedAt" DATETIME NOT NULL,
    "eventId" TEXT NOT NULL,

    PRIMARY KEY ("sourceId", "serverUuid")
);

-- CreateTable
CREATE TABLE "suppressions" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "scope" TEXT NOT NULL DEFAULT '',
    "address" TEXT NOT NULL,
    "addressShown" TEXT NOT NULL,
    "reason" TEXT,
    "origin" TEXT NOT NULL,
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

-- CreateTable
CREATE TABLE "suppression_changes" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "scope" TEXT NOT NULL,
    "address" TEXT NOT NULL,
    "action" TEXT NOT NULL,
    "origin" TEXT NOT NULL,
    "reason" TEXT,
    "actor" TEXT NOT NULL,
    "messageId" TEXT,
    "at" DATETIME NOT NULL
);

-- CreateTable
CREATE TABLE "refusals" (
    "hour" DATETIME NOT NULL,
    "sourceId" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "count" INTEGER NOT NULL,
    "firstAt" DATETIME NOT NULL,
    "lastAt" DATETIME NOT NULL,

    PRIMARY KEY ("hour", "sourceId", "reason")
);

-- CreateTable
CREATE TABLE "quarantine" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "sourceId" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "type" TEXT,
    "receivedAt" DATETIME NOT NULL,
    "count" INTEGER NOT NULL DEFAULT 1,
    "body" TEXT NOT NULL
);

-- CreateTable
CREATE TABLE "uptimes" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "startedAt" DATETIME NOT NULL,
    "lastSeenAt" DATETIME NOT NULL
);

-- CreateTable
CREATE TABLE "settings" (
    "key" TEXT NOT NULL PRIMARY KEY,
    "value" TEXT NOT NULL
);

-- CreateTable
CREATE TABLE "users" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "name" TEXT NOT NULL,
    "email" TEXT NOT NULL,
    "emailVerified" BOOLEAN NOT NULL DEFAULT false,
    "image" TEXT,
    "role" TEXT NOT NULL DEFAULT 'member',
    "createdAt" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" DATETIME NOT NULL
);

-- CreateTable
CREATE TABLE "sessions" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "expiresAt" DATETIME NOT NULL,
    "token" TEXT NOT NULL,
    "createdAt" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" DATETIME NOT NULL,
    "ipAddress" TEXT,
    "userAgent" TEXT,
    "userId" TEXT NOT NULL,
    CONSTRAINT "sessions_userId_fkey" FOREIGN KEY ("userId") REFERENCES "users" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "accounts" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "accountId" TEXT NOT NULL,
    "providerId" TEXT NOT NULL,
    "userId" TEXT NOT NULL,
    "accessToken" TEXT,
    "refreshToken" TEXT,
    "idToken" TEXT,
    "accessTokenExpiresAt" DATETIME,
    "refreshTokenExpiresAt" DATETIME,
    "scope" TEXT,
    "password" TEXT,
    "createdAt" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" DATETIME NOT NULL,
    CONSTRAINT "accounts_userId_fkey" FOREIGN KEY ("userId") REFERENCES "users" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "verifications" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "identifier" TEXT NOT NULL,
    "value" TEXT NOT NULL,
    "expiresAt" DATETIME NOT NULL,
    "createdAt" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" DATETIME NOT NULL
);

-- CreateTable
CREATE TABLE "api_keys" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "configId" TEXT NOT NULL DEFAULT 'default',
    "name" TEXT,
    "start" TEXT,
    "referenceId" TEXT NOT NULL,
    "prefix" TEXT,
    "key" TEXT NOT NULL,
    "refillInterval" INTEGER,
    "refillAmount" INTEGER,
    "lastRefillAt" DATETIME,
    "enabled" BOOLEAN NOT NULL DEFAULT true,
    "rateLimitEnabled" BOOLEAN NOT NULL DEFAULT false,
    "rateLimitTimeWindow" INTEGER,
    "rateLimitMax" INTEGER,
    "requestCount" INTEGER NOT NULL DEFAULT 0,
    "remaining" INTEGER,
    "lastRequest" DATETIME,
    "expiresAt" DATETIME,
    "createdAt" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" DATETIME NOT NULL,
    "permissions" TEXT,
    "metadata" TEXT
);

-- CreateIndex
CREATE UNIQUE INDEX "sources_slug_key" ON "sources"("slug");

-- CreateIndex
CREATE INDEX "events_messageId_occurredAt_idx" ON "events"("messageId", "occurredAt");

-- CreateIndex
CREATE INDEX "events_occurredAt_id_idx" ON "events"("occurredAt", "id");

-- CreateIndex
CREATE INDEX "events_type_occurredAt_id_idx" ON "events"("type", "occurredAt", "id");

-- CreateIndex
CREATE INDEX "events_sourceId_receivedAt_idx" ON "events"("sourceId", "receivedAt");

-- CreateIndex
CREATE INDEX "messages_activityAt_id_idx" ON "messages"("activityAt", "id");

-- CreateIndex
CREATE INDEX "messages_state_stateAt_id_idx" ON "messages"("state", "stateAt", "id");

-- CreateIndex
CREATE INDEX "messages_classification_stateAt_id_idx" ON "messages"("classification", "stateAt", "id");

-- CreateIndex
CREATE INDEX "messages_recipientKey_activityAt_idx" ON "messages"("recipientKey", "activityAt");

-- CreateIndex
CREATE INDEX "messages_firstDelayAt_id_idx" ON "messages"("firstDelayAt", "id");

-- CreateIndex
CREATE INDEX "suppressions_createdAt_id_idx" ON "suppressions"("createdAt", "id");

-- CreateIndex
CREATE INDEX "suppressions_address_idx" ON "suppressions"("address");

-- CreateIndex
CREATE UNIQUE INDEX "suppressions_scope_address_key" ON "suppressions"("scope", "address");

-- CreateIndex
CREATE INDEX "suppression_changes_scope_address_at_idx" ON "suppression_changes"("scope", "address", "at");

-- CreateIndex
CREATE INDEX "suppression_changes_at_idx" ON "suppression_changes"("at");

-- CreateIndex
CREATE INDEX "quarantine_sourceId_receivedAt_idx" ON "quarantine"("sourceId", "receivedAt");

-- CreateIndex
CREATE INDEX "uptimes_lastSeenAt_idx" ON "uptimes"("lastSeenAt");

-- CreateIndex
CREATE UNIQUE INDEX "users_email_key" ON "users"("email");

-- CreateIndex
CREATE UNIQUE INDEX "sessions_token_key" ON "sessions"("token");

-- CreateIndex
CREATE INDEX "sessions_userId_idx" ON "sessions"("userId");

-- CreateIndex
CREATE INDEX "accounts_userId_idx" ON "accounts"("userId");

-- CreateIndex
CREATE INDEX "verifications_identifier_idx" ON "verifications"("identifier");

-- CreateIndex
CREATE UNIQUE INDEX "api_keys_key_key" ON "api_keys"("key");

-- CreateIndex
CREATE INDEX "api_keys_configId_idx" ON "api_keys"("configId");

-- CreateIndex
CREATE INDEX "api_keys_referenceId_idx" ON "api_keys"("referenceId");

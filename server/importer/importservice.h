// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/clock.h"
#include "db/auditevent.h"
#include "db/auditsink.h"
#include "db/database.h"
#include "importer/importplan.h"
#include "importer/importprogress.h"
#include "importer/importsummary.h"
#include "importer/sourcedocument.h"
#include "schema/schemaregistry.h"

#include <memory>

namespace basalt::importer {

/** One document on its way into the database. */
struct ImportRequest
{
    SourceDocument document;
    ImportPlan plan;
    QByteArray account; ///< id, code or slug; null: the only ordinary account, else the system account
    db::AuditActor actor;
    QByteArray allowedBy; ///< by what right, for the audit trail
    QString source;       ///< name of the file, for the audit trail
    std::shared_ptr<ImportProgress> progress = std::make_shared<ImportProgress>();
};

/**
 * Loads documents: makes the collections, then the records in batches, each with its audit entry, all in one
 * transaction. So nothing half-done can stay, whatever goes wrong, a power cut included; until the commit nobody sees
 * any of it. Other writes wait meanwhile.
 *
 * Rights are the caller's to check. Thread-safe, one for the installation.
 */
class ImportService
{
public:
    /** All outlive the service. */
    ImportService(schema::SchemaRegistry &registry, db::AuditSink &audit, const core::Clock &clock)
        : m_registry(registry)
        , m_audit(audit)
        , m_clock(clock)
    { }
    Q_DISABLE_COPY_MOVE(ImportService)

    /**
     * Code::CollectionExists names a collection that is there already, Code::ValidationFailed the place of a bad row,
     * Code::AccountNotFound the account. `done` runs on the session's thread.
     */
    void run(db::Session &session, ImportRequest request, db::Completion<ImportSummary> done) const;

private:
    schema::SchemaRegistry &m_registry;
    db::AuditSink &m_audit;
    const core::Clock &m_clock;
};

} // namespace basalt::importer

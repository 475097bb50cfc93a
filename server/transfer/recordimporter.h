// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "auth/principal.h"
#include "core/uniquefunction.h"
#include "core/workpool.h"
#include "db/database.h"
#include "records/recordservice.h"
#include "schema/schemaregistry.h"
#include "transfer/columnmapping.h"
#include "transfer/importreport.h"
#include "transfer/importsettings.h"
#include "transfer/tablereader.h"

#include <memory>
#include <vector>

namespace basalt::transfer {

/** What an import works with; all outlive it. */
struct ImportParts
{
    db::Session &session;
    core::WorkPool &pool;
    const records::RecordService &records;
    const schema::SchemaRegistry &registry;
};

/** One file on its way into a collection. */
struct ImportOrder
{
    auth::Principal caller; ///< whose rules hold, as he is at the present batch
    db::AuditActor actor;
    QByteArray collection;
    QByteArray id; ///< of the import, for the trail
    QString file;
    ImportSettings settings;
};

/**
 * Brings the rows of a file into a collection, batch by batch: read and understood on the work pool, written in one transaction
 * each, through the path that every record takes. A batch is written whole or, but for rows that are to be passed over, not at
 * all, and its entry in the trail says which rows it was. Who the caller is and whether he may still write is asked anew for each
 * batch, again in its transaction. Memory holds one batch, however long the file is.
 *
 * Lives on the session's thread while something of it is under way; ends with the session.
 */
class RecordImporter : public std::enable_shared_from_this<RecordImporter>
{
public:
    /** `done` is called at the end, whatever it is; the report has what came of it. */
    static void start(const ImportParts &parts, ImportOrder order, std::shared_ptr<ImportReport> report,
                      core::UniqueFunction<void()> done);

private:
    /** Rows that are read, mapped and understood; without rows the file has ended. */
    struct Batch
    {
        std::vector<SourceRow> rows;
        records::ImportRowsPtr understood;
        std::vector<std::pair<QString, QString>> columns; ///< by field, where the file calls it otherwise
        qint64 bytesRead = 0;
    };
    using BatchPtr = std::shared_ptr<Batch>;
    /** What the work pool uses, by one job at a time; not the importer itself, which belongs to its session. */
    struct Source
    {
        ImportOrder order;
        const records::RecordService &records;
        const schema::SchemaRegistry &registry;
        std::unique_ptr<TableReader> reader;
    };

    RecordImporter(const ImportParts &parts, ImportOrder order, std::shared_ptr<ImportReport> report,
                   core::UniqueFunction<void()> done);

    [[nodiscard]] static Result<BatchPtr> readBatch(Source &source);
    [[nodiscard]] static Result<void> understand(const Source &source, Batch &batch);
    [[nodiscard]] static Result<std::vector<SourceRow>> readRows(Source &source);

    void asCaller(core::UniqueFunction<void()> goOn);
    void next();
    void read();
    void again(const BatchPtr &batch);
    void understandAgain(const BatchPtr &batch);
    void write(const BatchPtr &batch, records::ImportWrite::Faults faults);
    void written(const BatchPtr &batch, records::ImportWrite::Faults faults, Result<records::ImportOutcome> outcome);
    void note(const Batch &batch, const records::ImportOutcome &outcome);
    [[nodiscard]] bool retries(const Error &error, core::UniqueFunction<void()> work);
    [[nodiscard]] RowFault faultOf(const Batch &batch, const records::ImportFault &fault) const;
    void finish(ImportReport::State state, std::optional<Error> error = {});

    db::Session &m_session;
    core::WorkPool &m_pool;
    const records::RecordService &m_records;
    const std::shared_ptr<Source> m_source;
    const ImportSettings m_settings;
    const std::shared_ptr<ImportReport> m_report;
    core::UniqueFunction<void()> m_done;
    int m_tries = 0; ///< of the present batch
};

} // namespace basalt::transfer

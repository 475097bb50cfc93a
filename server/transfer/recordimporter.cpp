// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "transfer/recordimporter.h"

#include "transfer/importcaller.h"

#include <QTimer>

#include <chrono>

using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

namespace basalt::transfer {

namespace {

constexpr int kMaxTries = 20;
constexpr auto kPause = 250ms; ///< before a batch that the server had no room for is tried again
constexpr qint64 kBatchBytes = 4 * 1024 * 1024;

using Faults = records::ImportWrite::Faults;
using State = ImportReport::State;

/** The moment's, and nothing has happened. Of a connection that broke nobody knows whether it did so after the commit. */
bool isPassing(const Error &error)
{
    return error.code == Code::Overloaded || error.code == Code::SchemaMoved;
}

} // namespace

RecordImporter::RecordImporter(const ImportParts &parts, ImportOrder order, std::shared_ptr<ImportReport> report,
                               core::UniqueFunction<void()> done)
    : m_session(parts.session)
    , m_pool(parts.pool)
    , m_records(parts.records)
    , m_source(new Source{std::move(order), parts.records, parts.registry, nullptr})
    , m_settings(m_source->order.settings)
    , m_report(std::move(report))
    , m_done(std::move(done))
{ }

void RecordImporter::start(const ImportParts &parts, ImportOrder order, std::shared_ptr<ImportReport> report,
                           core::UniqueFunction<void()> done)
{
    const std::shared_ptr<RecordImporter> self(new RecordImporter(parts, std::move(order), std::move(report), std::move(done)));
    self->m_report->setState(State::Running);
    self->next();
}

// -- on the work pool

Result<RecordImporter::BatchPtr> RecordImporter::readBatch(Source &source)
{
    const ImportSettings &settings = source.order.settings;
    if (!source.reader) {
        BASALT_TRY(source.reader, TableReader::open(source.order.file, settings.table, settings.limits.rowBytes));
    }
    auto batch = std::make_shared<Batch>();
    BASALT_TRY(batch->rows, readRows(source));
    batch->bytesRead = source.reader->bytesRead();
    // Also without rows: a header that does not fit is a fault of the file.
    BASALT_TRY_VOID(understand(source, *batch));
    return batch;
}

Result<std::vector<SourceRow>> RecordImporter::readRows(Source &source)
{
    const ImportSettings &settings = source.order.settings;
    for (;;) {
        BASALT_TRY(std::vector<SourceRow> rows, source.reader->next(settings.limits.batchRows, kBatchBytes));
        const bool isEnd = rows.empty();
        std::erase_if(rows, [&settings](const SourceRow &row) { return row.number < settings.fromRow; });
        if (isEnd || !rows.empty())
            return rows;
    }
}

/** By the schema of this moment: it may have changed since the batch before. */
Result<void> RecordImporter::understand(const Source &source, Batch &batch)
{
    const ImportOrder &order = source.order;
    const schema::SnapshotPtr snapshot = source.registry.current();
    const schema::CollectionPtr collection = snapshot->byName(order.collection);
    if (!collection)
        return Error::of(Code::CollectionNotFound);
    BASALT_TRY(ColumnMapping mapping,
               ColumnMapping::create(order.settings.mapping, *collection, order.settings.key, order.settings.table));
    if (order.settings.table.format == TableFormat::Csv)
        BASALT_TRY_VOID(mapping.setHeader(source.reader->header()));
    std::vector<Result<QJsonObject>> bodies;
    bodies.reserve(batch.rows.size());
    for (const SourceRow &row : batch.rows)
        bodies.push_back(mapping.body(row));
    batch.columns.clear();
    for (const schema::Field &field : collection->columns) {
        const QString name = QString::fromUtf8(field.name);
        if (const QString column = mapping.columnOf(name); column != name)
            batch.columns.emplace_back(name, column);
    }
    BASALT_TRY(batch.understood,
               source.records.readImport(order.caller, order.actor, order.collection, order.settings.key, bodies));
    return {};
}

// -- on the session's thread

/** Goes on as the caller is by now; ends the import if he may not write any more. No work of the pool is under way. */
void RecordImporter::asCaller(core::UniqueFunction<void()> goOn)
{
    m_session.read<auth::Principal>(
        [before = m_source->order.caller, now = m_records.now()](db::Connection &connection) {
            return currentCaller(connection, before, now);
        },
        [self = shared_from_this(), goOn = std::move(goOn)](Result<auth::Principal> caller) mutable {
            if (caller) {
                ImportOrder &order = self->m_source->order;
                order.caller = std::move(*caller);
                order.actor.role = order.caller.role;
                return goOn();
            }
            const Error error = caller.error();
            if (!self->retries(error, [self, goOn = std::move(goOn)]() mutable { self->asCaller(std::move(goOn)); }))
                self->finish(State::Failed, error);
        });
}

void RecordImporter::next()
{
    if (m_report->isCancelled())
        return finish(State::Cancelled);
    asCaller([self = shared_from_this()] { self->read(); });
}

void RecordImporter::read()
{
    m_pool.run<BatchPtr>(
        m_session.mailbox(), [source = m_source] { return readBatch(*source); },
        [self = shared_from_this()](Result<BatchPtr> batch) {
            if (!batch) {
                // A full pool has not begun to read; anything else is behind the reader's place.
                const bool isTried =
                    batch.error().code == Code::Overloaded && self->retries(batch.error(), [self] { self->next(); });
                if (!isTried)
                    self->finish(State::Failed, batch.error());
                return;
            }
            if ((*batch)->rows.empty())
                return self->finish(State::Done);
            self->m_tries = 0;
            self->write(*batch, self->m_settings.isTrial ? Faults::PassOver : Faults::EndTheBatch);
        });
}

/** The same rows, understood anew. */
void RecordImporter::again(const BatchPtr &batch)
{
    asCaller([self = shared_from_this(), batch] { self->understandAgain(batch); });
}

void RecordImporter::understandAgain(const BatchPtr &batch)
{
    m_pool.run<BatchPtr>(
        m_session.mailbox(),
        [source = m_source, batch]() -> Result<BatchPtr> {
            BASALT_TRY_VOID(understand(*source, *batch));
            return batch;
        },
        [self = shared_from_this(), batch](Result<BatchPtr> understood) {
            if (understood)
                return self->write(batch, self->m_settings.isTrial ? Faults::PassOver : Faults::EndTheBatch);
            if (!self->retries(understood.error(), [self, batch] { self->again(batch); }))
                self->finish(State::Failed, understood.error());
        });
}

void RecordImporter::write(const BatchPtr &batch, Faults faults)
{
    if (m_report->isCancelled())
        return finish(State::Cancelled);
    records::ImportWrite how;
    how.faults = faults;
    how.isTrial = m_settings.isTrial;
    how.confirm = [caller = m_source->order.caller, now = m_records.now()](db::Connection &connection) {
        return confirmCaller(connection, caller, now);
    };
    const auto add = [&how](const char *name, const QJsonValue &value) {
        how.source.append({name, QJsonValue::Undefined, value});
    };
    add("import", QString::fromLatin1(m_source->order.id));
    add("source", m_settings.source);
    add("first_row", batch->rows.front().number);
    add("last_row", batch->rows.back().number);
    m_records.writeImport(m_session, batch->understood, std::move(how),
                          [self = shared_from_this(), batch, faults](Result<records::ImportOutcome> outcome) {
                              self->written(batch, faults, std::move(outcome));
                          });
}

void RecordImporter::written(const BatchPtr &batch, Faults faults, Result<records::ImportOutcome> outcome)
{
    if (!outcome) {
        if (!retries(outcome.error(), [self = shared_from_this(), batch] { self->again(batch); }))
            finish(State::Failed, outcome.error());
        return;
    }
    const bool isWhole = outcome->faults.empty();
    if (!isWhole && faults == Faults::EndTheBatch && m_settings.passOver)
        return write(batch, Faults::PassOver);
    if (!isWhole && faults == Faults::EndTheBatch) {
        const RowFault fault = faultOf(*batch, outcome->faults.front());
        m_report->addFault(fault);
        Error error = outcome->faults.front().error;
        error.message = u"Row %1 (line %2): %3"_s.arg(fault.row).arg(fault.line).arg(fault.message);
        return finish(State::Failed, std::move(error));
    }
    note(*batch, *outcome);
    next();
}

void RecordImporter::note(const Batch &batch, const records::ImportOutcome &outcome)
{
    for (const records::ImportFault &fault : outcome.faults)
        m_report->addFault(faultOf(batch, fault));
    m_report->addBatch(batch.rows.back().number, outcome.created, outcome.updated, qint64(outcome.faults.size()),
                       batch.bytesRead);
}

/** True if the work is to be done once more, a little later. */
bool RecordImporter::retries(const Error &error, core::UniqueFunction<void()> work)
{
    if (!isPassing(error) || ++m_tries > kMaxTries)
        return false;
    // The mailbox is what ends with the session.
    auto shared = std::make_shared<core::UniqueFunction<void()>>(std::move(work));
    QTimer::singleShot(kPause, &m_session.mailbox(), [shared] { (*shared)(); });
    return true;
}

RowFault RecordImporter::faultOf(const Batch &batch, const records::ImportFault &fault) const
{
    const SourceRow &row = batch.rows[fault.index];
    RowFault named{row.number, row.line, {}, core::codeName(fault.error.code), fault.error.message};
    if (fault.error.fields.isEmpty())
        return named;
    const FieldError &first = fault.error.fields.first();
    named.code = first.code;
    named.message = first.message;
    named.column = first.field;
    for (const auto &[field, column] : batch.columns) {
        if (field == first.field)
            named.column = column;
    }
    return named;
}

void RecordImporter::finish(State state, std::optional<Error> error)
{
    m_report->finish(state, std::move(error));
    // What it holds, the file for one, is let go by whoever is told.
    m_source->reader.reset();
    if (m_done)
        std::exchange(m_done, {})();
}

} // namespace basalt::transfer

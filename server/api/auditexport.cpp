// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "api/auditexport.h"

#include "api/auditjson.h"
#include "core/jsonwriter.h"
#include "core/logging.h"
#include "texts/eventmessages.h"

namespace basalt::api {

namespace {

constexpr qint64 kPageRows = 200;
constexpr qint64 kMaxWaitingEntries = 256 * 1024;

http::Response head(AuditExportFormat format)
{
    const bool isCsv = format == AuditExportFormat::Csv;
    http::Response response = http::Response::text(200, isCsv ? "text/csv; charset=utf-8" : "application/json", {});
    response.headers.set("Content-Disposition",
                         isCsv ? "attachment; filename=\"audit-logs.csv\"" : "attachment; filename=\"audit-logs.json\"");
    response.headers.set("Cache-Control", "no-store");
    return response;
}

} // namespace

void AuditExport::start(db::Session &session, audit::AuditFilter filter, AuditExportFormat format, QList<QByteArray> languages,
                        http::Reply reply)
{
    filter.skip = 0;
    filter.limit = kPageRows;
    const std::shared_ptr<AuditExport> self(new AuditExport(session, std::move(filter), format, std::move(languages)));
    self->m_stream = reply.stream(head(format));
    self->m_stream->write(format == AuditExportFormat::Csv ? auditCsvHeader() : QByteArray("["));
    self->readPage();
}

void AuditExport::readPage()
{
    m_session.read<Page>([filter = m_filter, format = m_format, languages = m_languages, isFirst = m_isFirst](
                             db::Connection &connection) { return render(connection, filter, format, languages, isFirst); },
                         [self = shared_from_this()](Result<Page> page) { self->take(std::move(page)); });
}

void AuditExport::take(Result<Page> page)
{
    if (!page) {
        // The head is long gone: all that is left is an end that cannot be taken for a whole file.
        core::logError("an export of the audit trail broke off", {{"error", page.error().detail.toUtf8()}});
        m_stream->write("\n\"export broke off\"\n");
        m_stream.reset();
        return;
    }
    if (!m_stream->write(page->bytes)) {
        m_stream.reset();
        return;
    }
    if (page->rows < kPageRows) {
        if (m_format == AuditExportFormat::Json)
            m_stream->write("]");
        m_stream.reset();
        return;
    }
    m_isFirst = false;
    m_filter = std::move(page->filter);
    const bool isDownward = m_filter.order == Qt::DescendingOrder;
    (isDownward ? m_filter.beforeId : m_filter.afterId) = page->lastId;
    if (!m_filter.accountId.isNull())
        (isDownward ? m_filter.beforeSequence : m_filter.afterSequence) = page->lastSequence;
    if (m_stream->waitingBytes() > kMaxWaitingEntries)
        m_stream->onDrained([self = shared_from_this()] { self->readPage(); });
    else
        m_session.mailbox().post([self = shared_from_this()] { self->readPage(); });
}

Result<AuditExport::Page> AuditExport::render(db::Connection &connection, const audit::AuditFilter &filter,
                                              AuditExportFormat format, const QList<QByteArray> &languages, bool isFirst)
{
    Page page;
    audit::AuditReader reader(connection);
    BASALT_TRY(page.filter, reader.narrowed(filter));
    // Before the rows: while they are read, the connection answers nothing else.
    BASALT_TRY(const auto messages, texts::EventMessages::load(connection, languages));
    BASALT_TRY_VOID(reader.forEach(page.filter, [&](const audit::AuditRow &row) -> Result<void> {
        if (format == AuditExportFormat::Csv) {
            appendAuditCsv(page.bytes, row);
        } else {
            core::JsonWriter json(1024);
            writeAuditRow(json, row, messages);
            if (!isFirst || page.rows > 0)
                page.bytes += ",\n";
            page.bytes += json.bytes();
        }
        page.lastId = row.id;
        page.lastSequence = row.sequence;
        ++page.rows;
        return {};
    }));
    return page;
}

} // namespace basalt::api

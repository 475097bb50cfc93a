// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "audit/auditreader.h"
#include "db/database.h"
#include "http/reply.h"

#include <QByteArray>
#include <QList>

#include <memory>

namespace basalt::api {

enum class AuditExportFormat { Csv, Json };

/**
 * One running export of the audit trail: reads a page, hands it to the stream, and reads on when the client has taken it, so
 * memory stays the same however long the trail is. Pages continue where the last one ended, by id, so entries that are written
 * meanwhile neither repeat nor shift any. Lives on the worker's thread until the end or until the client goes.
 */
class AuditExport : public std::enable_shared_from_this<AuditExport>
{
public:
    /** The session outlives the export. `filter` is in the order of writing; messages are in the first of `languages`. */
    static void start(db::Session &session, audit::AuditFilter filter, AuditExportFormat format, QList<QByteArray> languages,
                      http::Reply reply);

private:
    struct Page
    {
        QByteArray bytes;
        audit::AuditFilter filter; ///< with the range of its time, for the pages that follow
        qint64 lastId = 0;
        qint64 lastSequence = 0;
        qint64 rows = 0;
    };

    AuditExport(db::Session &session, audit::AuditFilter filter, AuditExportFormat format, QList<QByteArray> languages)
        : m_session(session)
        , m_filter(std::move(filter))
        , m_format(format)
        , m_languages(std::move(languages))
    { }

    void readPage();
    void take(Result<Page> page);
    [[nodiscard]] static Result<Page> render(db::Connection &connection, const audit::AuditFilter &filter,
                                             AuditExportFormat format, const QList<QByteArray> &languages, bool isFirst);

    db::Session &m_session;
    audit::AuditFilter m_filter;
    AuditExportFormat m_format;
    QList<QByteArray> m_languages;
    std::unique_ptr<http::Stream> m_stream;
    bool m_isFirst = true;
};

} // namespace basalt::api

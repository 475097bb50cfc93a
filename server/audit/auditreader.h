// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "audit/auditfilter.h"
#include "audit/auditquery.h"
#include "audit/auditrow.h"
#include "db/connection.h"

#include <functional>
#include <vector>

namespace basalt::audit {

/** One page of entries and how many there are in all. */
struct AuditPage
{
    std::vector<AuditRow> rows;
    qint64 total = 0; ///< 0 too where it was not asked for
};

/** Reads the audit trail. Makes no decision about who may: that has been made before. */
class AuditReader
{
public:
    using Take = std::function<Result<void>(const AuditRow &)>;

    /** Lives no longer than the connection. */
    explicit AuditReader(db::Connection &connection) : m_connection(connection) { }

    /** A page and the total, each found over an index of the filter that names the fewest entries. */
    [[nodiscard]] Result<AuditPage> list(const AuditFilter &filter);
    /** One after the other without keeping them: exports. `skip` and `limit` count too. An error of `take` ends it. */
    [[nodiscard]] Result<void> forEach(const AuditFilter &filter, const Take &take);
    /** With the range of its time looked up, so that reading on page by page does so once; later entries are left out. */
    [[nodiscard]] Result<AuditFilter> narrowed(AuditFilter filter);
    /** Code::AuditEntryNotFound if there is none. */
    [[nodiscard]] Result<AuditRow> byId(qint64 id);
    [[nodiscard]] Result<AuditRow> bySequence(const QByteArray &accountId, qint64 sequence);

private:
    [[nodiscard]] Result<void> walk(const AuditStatement &statement, const Take &take);

    db::Connection &m_connection;
};

} // namespace basalt::audit

// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "audit/entrywriter.h"
#include "core/clock.h"
#include "db/auditsink.h"

#include <QByteArray>

#include <map>

namespace basalt::audit {

/**
 * Appends entries to the accounts' chains; the format is described at EntryWriter. Stateless between calls, so that the
 * database threads of PostgreSQL may share one.
 */
class AuditStore final : public db::AuditSink
{
public:
    /** `appVersion` is this program's. `clock` outlives the store. */
    AuditStore(const core::Clock &clock, QByteArray appVersion);

    [[nodiscard]] Result<std::vector<db::AuditPosition>> append(db::Connection &connection,
                                                                std::span<const db::AuditEvent> events) override;

private:
    /** The newest entry of a chain, and what it was when the group began. */
    struct Head
    {
        qint64 sequence = 0;
        QByteArray hash{kFirstPreviousHash.toByteArray()};
    };
    using Heads = std::map<QByteArray, Head>; ///< by account id: the order in which they are locked
    struct Row;

    [[nodiscard]] static Result<Heads> lockHeads(db::Connection &connection, std::span<const db::AuditEvent> events);
    [[nodiscard]] static Result<void> loadHeads(db::Connection &connection, Heads &heads);
    [[nodiscard]] static Result<void> lockPostgresHeads(db::Connection &connection, Heads &heads);
    [[nodiscard]] std::vector<Row> makeRows(std::span<const db::AuditEvent> events, Heads &heads) const;
    [[nodiscard]] static Result<void> insertOneByOne(db::Connection &connection, const std::vector<Row> &rows,
                                                     const Heads &heads);
    [[nodiscard]] static Result<void> insertAtOnce(db::Connection &connection, const std::vector<Row> &rows,
                                                   const Heads &heads);

    const core::Clock &m_clock;
    const QByteArray m_appVersion;
};

} // namespace basalt::audit

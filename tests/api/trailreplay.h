// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>
#include <QHash>
#include <QJsonValue>
#include <QSet>

namespace basalt::test {

/**
 * What is there according to the audit trail: rows of tables, members of groups and owners of accounts, made from nothing by the
 * entries of the trail in their order.
 */
class TrailReplay
{
public:
    using Row = QHash<QByteArray, QJsonValue>; ///< values by field
    using Rows = QHash<QByteArray, Row>;       ///< by id

    /** An entry of `GET /audit-logs`. Null if it goes together with those before it, else what does not. */
    [[nodiscard]] QByteArray add(const QJsonValue &entry);

    [[nodiscard]] Rows rows(const QByteArray &table) const { return m_tables.value(table); }
    /** `group user`. */
    [[nodiscard]] const QSet<QByteArray> &members() const { return m_members; }
    [[nodiscard]] const QSet<QByteArray> &owners() const { return m_owners; }

private:
    [[nodiscard]] QByteArray addMembers(const QJsonValue &entry, const QByteArray &group);
    [[nodiscard]] QByteArray addOwner(const QJsonValue &entry, const QByteArray &user);
    void removeWhatRefersTo(const QByteArray &table, const QByteArray &id);

    QHash<QByteArray, Rows> m_tables;
    QSet<QByteArray> m_members;
    QSet<QByteArray> m_owners;
};

} // namespace basalt::test

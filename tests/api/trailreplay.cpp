// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "trailreplay.h"

#include "support/testserver.h"

#include <QJsonArray>

namespace basalt::test {

namespace {

constexpr int kAccountDeleted = 11004; ///< told as a DELETE, though the account stays

bool isCreate(const QJsonValue &entry)
{
    return entry["operation"].toString() == QLatin1StringView("CREATE");
}

QByteArray nonsense(const QJsonValue &entry)
{
    return "an entry that does not go together with those before it: " + json(entry.toObject());
}

} // namespace

QByteArray TrailReplay::add(const QJsonValue &entry)
{
    static const QSet<QByteArray> s_tables{"accounts", "groups",         "permission_sets", "permission_assignments",
                                           "users",    "resource_grants"};
    const QByteArray table = entry["table_name"].toString().toUtf8();
    const QByteArray id = entry["record_id"].toString().toUtf8();
    const QByteArray operation = entry["operation"].toString().toUtf8();
    if (table == "group_members")
        return addMembers(entry, id);
    if (table == "account_owners")
        return addOwner(entry, id);
    if (!s_tables.contains(table) || operation.startsWith("LOGIN"))
        return {};
    Rows &rows = m_tables[table];
    if (operation == "DELETE" && entry["event"].toInt() != kAccountDeleted) {
        if (rows.remove(id) != 1)
            return nonsense(entry);
        removeWhatRefersTo(table, id);
        return {};
    }
    if (rows.contains(id) == isCreate(entry))
        return nonsense(entry);
    for (const QJsonValue change : entry["changes"].toArray())
        rows[id].insert(change["field"].toString().toUtf8(), change["after"]);
    return {};
}

QByteArray TrailReplay::addMembers(const QJsonValue &entry, const QByteArray &group)
{
    const bool isAdded = isCreate(entry);
    for (const QJsonValue change : entry["changes"].toArray()) {
        if (change["field"].toString() != QLatin1StringView("user_id"))
            continue;
        const QByteArray member = group + ' ' + change[isAdded ? "after" : "before"].toString().toUtf8();
        if (m_members.contains(member) == isAdded)
            return nonsense(entry);
        isAdded ? (void)m_members.insert(member) : (void)m_members.remove(member);
    }
    return {};
}

QByteArray TrailReplay::addOwner(const QJsonValue &entry, const QByteArray &user)
{
    const bool isAdded = isCreate(entry);
    if (m_owners.contains(user) == isAdded)
        return nonsense(entry);
    isAdded ? (void)m_owners.insert(user) : (void)m_owners.remove(user);
    return {};
}

void TrailReplay::removeWhatRefersTo(const QByteArray &table, const QByteArray &id)
{
    if (table == "groups")
        m_members.removeIf([&](const QByteArray &member) { return member.startsWith(id); });
    if (table != "groups" && table != "permission_sets")
        return;
    const char *field = table == "groups" ? "group_id" : "permission_set_id";
    for (const char *referring : {"permission_assignments", "resource_grants"})
        m_tables[referring].removeIf([&](auto row) { return row.value().value(field).toString().toUtf8() == id; });
}

} // namespace basalt::test

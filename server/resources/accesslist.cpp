// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "resources/accesslist.h"

#include "resources/binds.h"
#include "resources/resourcetypestore.h"

#include <algorithm>
#include <array>
#include <utility>

namespace basalt::resources {

namespace {

// $1 account, $2 user, $3 true. Rows of the account itself only, as in what permissions are read from. `%1` is about the type
// and the resource of x.
constexpr char kLines[] =
    "WITH lines(id, type_id, resource, flag, role_id, is_deny, group_id, group_code) AS ("
    "SELECT x.id, x.type_id, x.resource, x.flag, x.role_id, x.is_deny, NULL, NULL FROM resource_grants x "
    "WHERE x.user_id = $2 AND x.account_id = $1 AND %1 "
    "UNION ALL "
    "SELECT x.id, x.type_id, x.resource, x.flag, x.role_id, x.is_deny, g.id, g.code FROM group_members m "
    "JOIN groups g ON g.id = m.group_id AND g.account_id = $1 AND g.is_active = $3 "
    "JOIN resource_grants x ON x.group_id = g.id AND x.account_id = $1 AND %1 WHERE m.user_id = $2) "
    "SELECT l.id, l.type_id, t.code, l.resource, l.flag, NULL, l.is_deny, l.group_id, l.group_code FROM lines l "
    "JOIN resource_types t ON t.id = l.type_id WHERE l.flag IS NOT NULL "
    "UNION ALL "
    "SELECT l.id, l.type_id, t.code, l.resource, f.flag, r.code, l.is_deny, l.group_id, l.group_code FROM lines l "
    "JOIN resource_types t ON t.id = l.type_id JOIN resource_roles r ON r.id = l.role_id AND r.is_active = $3 "
    "AND r.type_id = l.type_id JOIN resource_role_flags f ON f.role_id = r.id";

/** Smaller is stronger. */
int rankOf(const HeldAccess &line)
{
    if (line.isDeny)
        return 0;
    return (line.groupId.isNull() ? 1 : 3) + (line.roleCode.isNull() ? 0 : 1);
}

ListDecision::By byOf(const HeldAccess &line)
{
    using enum ListDecision::By;
    constexpr std::array kBy{Denied, User, UserRole, Group, GroupRole};
    return kBy[size_t(rankOf(line))];
}

} // namespace

Result<TypeChain> typeChain(db::Connection &connection, const QByteArray &code)
{
    ResourceTypeStore store(connection);
    BASALT_TRY(auto type, store.type(code));
    if (!type || !type->isActive)
        return Error::of(Code::ResourceTypeNotFound);
    TypeChain chain;
    chain.ids.append(type->id);
    chain.codes.append(type->code);
    for (QByteArray above = parentOf(code); !above.isNull(); above = parentOf(above)) {
        BASALT_TRY(const auto parent, store.type(above));
        if (parent && parent->isActive) {
            chain.ids.append(parent->id);
            chain.codes.append(parent->code);
        }
    }
    chain.type = std::move(*type);
    return chain;
}

Result<AccessList> AccessList::load(db::Connection &connection, const Subject &subject, const TypeChain &chain,
                                    const QList<ResourceName> &names)
{
    QSet<QByteArray> all;
    for (const ResourceName &name : names) {
        for (QByteArray &covering : name.covering())
            all.insert(std::move(covering));
    }
    QList<QByteArray> wanted(all.begin(), all.end());
    std::ranges::sort(wanted);
    AccessList list(chain);
    for (qsizetype i = 0; i < wanted.size(); i += kMaxListed)
        BASALT_TRY_VOID(list.read(connection, subject, wanted.mid(i, kMaxListed)));
    return list;
}

Result<AccessList> AccessList::loadAll(db::Connection &connection, const Subject &subject, const TypeChain &chain)
{
    AccessList list(chain);
    BASALT_TRY_VOID(list.read(connection, subject, {}));
    return list;
}

Result<void> AccessList::read(db::Connection &connection, const Subject &subject, const QList<QByteArray> &resources)
{
    std::vector<db::Value> binds{db::Value(subject.accountId), db::Value(subject.userId), db::Value(true)};
    QByteArray about = "x.type_id IN " + inList(binds, m_typeIds);
    if (!resources.isEmpty())
        about += " AND x.resource IN " + inList(binds, resources);
    const QByteArray sql = QByteArray(kLines).replace("%1", about);
    BASALT_TRY(auto rows, connection.query(sql, binds));
    while (true) {
        BASALT_TRY(const bool more, rows.next());
        if (!more)
            return {};
        if (m_lines.size() >= kMaxLines)
            return Error::of(Code::BodyTooLarge, QStringLiteral("This access list is too long to be read at once."));
        HeldAccess line{.grantId = rows.string(0),
                        .typeId = rows.string(1),
                        .typeCode = rows.string(2),
                        .resource = rows.string(3),
                        .groupId = rows.string(7),
                        .groupCode = rows.string(8),
                        .flag = rows.string(4),
                        .roleCode = rows.string(5),
                        .isDeny = rows.boolean(6)};
        const QByteArray resource = line.resource;
        m_lines.insert(resource, std::move(line));
    }
}

QList<const HeldAccess *> AccessList::linesAt(const QByteArray &typeId, const QList<QByteArray> &covering,
                                              QByteArrayView flag) const
{
    QList<const HeldAccess *> lines;
    for (const QByteArray &resource : covering) {
        const auto [first, last] = m_lines.equal_range(resource);
        for (auto line = first; line != last; ++line) {
            if (line->typeId == typeId && line->flag == flag)
                lines.append(&*line);
        }
    }
    std::ranges::sort(lines, [](const HeldAccess *a, const HeldAccess *b) {
        return std::pair(rankOf(*a), QByteArrayView(a->grantId)) < std::pair(rankOf(*b), QByteArrayView(b->grantId));
    });
    return lines;
}

ListDecision AccessList::decide(const ResourceName &name, QByteArrayView flag) const
{
    const QList<QByteArray> covering = name.covering();
    for (const QByteArray &typeId : m_typeIds) {
        const auto lines = linesAt(typeId, covering, flag);
        if (!lines.isEmpty())
            return {byOf(*lines.first()), *lines.first()};
    }
    return {};
}

QList<HeldAccess> AccessList::sources(const ResourceName &name, QByteArrayView flag) const
{
    const QList<QByteArray> covering = name.covering();
    QList<HeldAccess> sources;
    for (const QByteArray &typeId : m_typeIds) {
        for (const HeldAccess *line : linesAt(typeId, covering, flag))
            sources.append(*line);
    }
    return sources;
}

QList<QByteArray> AccessList::resources() const
{
    QList<QByteArray> resources = m_lines.uniqueKeys();
    std::ranges::sort(resources);
    return resources;
}

} // namespace basalt::resources

// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "db/connection.h"
#include "resources/resource.h"
#include "resources/resourcename.h"

#include <QHash>
#include <QSet>

#include <vector>

namespace basalt::resources {

/** A type and those above it, the most specific first, as far as they are active. */
struct TypeChain
{
    ResourceType type;
    QList<QByteArray> ids;
    QList<QByteArray> codes; ///< of the same
};

/** What a user was given, himself or by a group that is active, as one line of a list gives it. */
struct HeldAccess
{
    QByteArray grantId;
    QByteArray typeId;
    QByteArray typeCode;
    QByteArray resource;
    QByteArray groupId; ///< null: himself
    QByteArray groupCode;
    QByteArray flag;
    QByteArray roleCode; ///< of which the flag is one; null: given alone
    bool isDeny = false;
};

/** How a list decided about a flag. */
struct ListDecision
{
    enum class By { Nothing, Denied, User, UserRole, Group, GroupRole };

    By by = By::Nothing;
    HeldAccess decisive = {}; ///< the line that decided; empty for Nothing

    [[nodiscard]] bool isAllowed() const { return by != By::Nothing && by != By::Denied; }
};

/**
 * What somebody was given of the things of one type, and the one place that decides by it: single questions, filters, the flags
 * with their sources and matrices all ask here. Begins with the type itself and goes up: within a type a line that denies wins
 * over all that give, wherever they stand; a type that says something wins over those above it. Lines count for every name that
 * theirs covers. Plain values; may be used on any thread.
 */
class AccessList
{
public:
    /** Whose lines are read. */
    struct Subject
    {
        QByteArray accountId;
        QByteArray userId;
    };

    /** The lines that cover any of `names`. Of lines with roles those whose role is active. */
    [[nodiscard]] static Result<AccessList> load(db::Connection &connection, const Subject &subject, const TypeChain &chain,
                                                 const QList<ResourceName> &names);
    /** All lines of the types, at most kMaxLines; Code::BodyTooLarge beyond that. */
    [[nodiscard]] static Result<AccessList> loadAll(db::Connection &connection, const Subject &subject, const TypeChain &chain);

    [[nodiscard]] ListDecision decide(const ResourceName &name, QByteArrayView flag) const;
    /** All lines that say something about the flag of the thing, those that decide first. */
    [[nodiscard]] QList<HeldAccess> sources(const ResourceName &name, QByteArrayView flag) const;
    /** What lines stand about, in order. */
    [[nodiscard]] QList<QByteArray> resources() const;

    static constexpr qint64 kMaxLines = 100'000;

private:
    explicit AccessList(const TypeChain &chain) : m_typeIds(chain.ids) { }
    [[nodiscard]] Result<void> read(db::Connection &connection, const Subject &subject, const QList<QByteArray> &resources);
    /** Lines of one type about the thing and the flag, the strongest first. */
    [[nodiscard]] QList<const HeldAccess *> linesAt(const QByteArray &typeId, const QList<QByteArray> &covering,
                                                    QByteArrayView flag) const;

    QList<QByteArray> m_typeIds;
    QMultiHash<QByteArray, HeldAccess> m_lines; ///< by resource
};

/** Code::ResourceTypeNotFound for one that is not there or not active. */
[[nodiscard]] Result<TypeChain> typeChain(db::Connection &connection, const QByteArray &code);

} // namespace basalt::resources

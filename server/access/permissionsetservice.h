// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "access/accesschange.h"
#include "access/permissionsetstore.h"
#include "db/database.h"

#include <QString>

#include <optional>

namespace basalt::access {

struct NewPermissionSet
{
    QByteArray account; ///< id, code or slug; null: see accountMeant()
    QString name;
    std::optional<QByteArray> code; ///< none: made from the name
    QString description;
    bool isAssignable = true;
    QList<QByteArray> permissions; ///< codes
};

/** What is to be changed; what is not set stays. */
struct PermissionSetPatch
{
    std::optional<QString> name;
    std::optional<QString> description;
    std::optional<bool> isAssignable;
    std::optional<QList<QByteArray>> permissions; ///< all that it is to hold
    QList<QByteArray> added;
    QList<QByteArray> removed;
};

/** Where a copy goes. */
struct SetCopy
{
    QByteArray account;             ///< null: that of the original
    std::optional<QString> name;    ///< none: as the original
    std::optional<QByteArray> code; ///< none: made from the name that was given, else as the original
};

/** The sets that a program wants to be there. */
struct EnsuredSets
{
    enum class State {
        Present, ///< what is listed is there; nothing is removed
        Final,   ///< of this source nothing else is there either: neither entries nor sets
    };

    QByteArray account;
    QByteArray source;
    State state = State::Present;
    QList<NewPermissionSet> sets; ///< each with a code
};
struct EnsureReport
{
    QList<PermissionSet> sets; ///< all that were listed, as they are now
    qint64 created = 0;
    qint64 changed = 0;
    qint64 removed = 0;
};

struct SetComparison
{
    PermissionSet left;
    PermissionSet right;
    QList<QByteArray> onlyLeft;
    QList<QByteArray> onlyRight;
    QList<QByteArray> both;
};

/**
 * Permission sets of accounts, for who holds `permission_sets.*` there; a superadmin in all accounts or the chosen one. A set of
 * another account is Code::PermissionSetNotFound. Nobody puts into a set what he does not hold: Code::GrantsMoreThanHeld. An
 * unknown permission is Code::ValidationFailed, a folder Code::SetPermissionNotAssignable. Thread-safe.
 */
class PermissionSetService
{
public:
    explicit PermissionSetService(const AccessParts &parts) : m_parts(parts) { }
    Q_DISABLE_COPY_MOVE(PermissionSetService)

    /** `permission_sets.read`. `account` null: what the caller looks into. */
    void list(db::Session &session, const auth::Principal &caller, const QByteArray &account, PermissionSetQuery query,
              db::Completion<auth::Page<PermissionSet>> done);
    /** `permission_sets.read`. */
    void get(db::Session &session, const auth::Principal &caller, const QByteArray &id, db::Completion<PermissionSet> done);
    /** `permission_sets.read`, of both. */
    void compare(db::Session &session, const auth::Principal &caller, const QByteArray &left, const QByteArray &right,
                 db::Completion<SetComparison> done);
    /** `permission_sets.create`. Code::NameTaken. */
    void create(db::Session &session, Asker asker, NewPermissionSet input, db::Completion<PermissionSet> done);
    /** `permission_sets.create` where the copy goes. Code::NameTaken. */
    void copy(db::Session &session, Asker asker, const QByteArray &id, SetCopy copy, db::Completion<PermissionSet> done);
    /** `permission_sets.update`. Whoever makes a set assignable again gives what it holds. */
    void update(db::Session &session, Asker asker, const QByteArray &id, PermissionSetPatch patch,
                db::Completion<PermissionSet> done);
    /** `permission_sets.delete`, with all its assignments. Code::PermissionSetIsSystem. */
    void remove(db::Session &session, Asker asker, const QByteArray &id, db::Completion<void> done);
    /**
     * `permission_sets.create` and `.update`, with State::Final also `.delete`. A code that a set of another source has is
     * Code::NameTaken. A second call changes nothing.
     */
    void ensure(db::Session &session, Asker asker, EnsuredSets wanted, db::Completion<EnsureReport> done);

private:
    const AccessParts m_parts;
};

} // namespace basalt::access

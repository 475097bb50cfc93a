// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "access/accesschange.h"
#include "db/database.h"
#include "resources/accesslist.h"
#include "resources/resourcegrantservice.h"

namespace basalt::resources {

/** Who is asked about. */
struct ResourceSubject
{
    /** What is known of him before any list is looked at. */
    enum class Standing { MayNotComeIn, Superadmin, Owner, Other };

    QByteArray userId;
    QByteArray accountId;
    Standing standing = Standing::Other;
};

/** What was decided about one flag. */
struct FlagDecision
{
    QByteArray flag;
    bool isAllowed = false;
    QByteArray decidedBy; ///< `status`, `superadmin`, `owner`, `denied`, `user`, `user_role`, `group`, `group_role`, `nothing`
    HeldAccess decisive;  ///< the line that decided, if one did
};

struct ResourceQuestion
{
    QByteArray userId; ///< null: the caller himself
    ResourceTarget target;
    QList<QByteArray> flags; ///< empty: all that the type has
};
struct ResourceAnswer
{
    QByteArray userId;
    QList<FlagDecision> decisions; ///< by the question's flags
};

/** Which of many things of one type somebody may do something with. */
struct ResourceFilter
{
    QByteArray userId; ///< null: the caller himself
    QByteArray typeCode;
    QByteArray flag;
    QList<ResourceTarget> targets;
};

/** A flag, and all that says something about it. */
struct FlagSources
{
    FlagDecision decision;
    QList<HeldAccess> sources;
};
/** The flags of one type among those below the one that was asked about. */
struct MatrixRow
{
    ResourceType type;
    QList<FlagSources> flags;
};

/** What somebody may do something with, as far as it was given by lists. */
struct ReachedResource
{
    QByteArray resource; ///< ResourceName::text()
    FlagDecision decision;
};

/**
 * Tells what callers and users may do with things. Others are asked about with `resources.read`; those of other accounts do not
 * exist. Whether somebody may come in is decided first; superadmins and owners of the account need no list. All questions are
 * decided by AccessList. A type that is not there or not active is Code::ResourceTypeNotFound where lists of it are asked for,
 * and simply no access where something is checked or filtered. Thread-safe.
 */
class ResourceAccessService
{
public:
    explicit ResourceAccessService(const access::AccessParts &parts) : m_parts(parts) { }
    Q_DISABLE_COPY_MOVE(ResourceAccessService)

    void check(db::Session &session, const auth::Principal &caller, ResourceQuestion question,
               db::Completion<ResourceAnswer> done) const;
    /** For each target whether it is allowed, by the same steps as check(). */
    void filter(db::Session &session, const auth::Principal &caller, ResourceFilter filter,
                db::Completion<QList<bool>> done) const;
    /** Of the type and all below it, each flag with where it comes from. */
    void matrix(db::Session &session, const auth::Principal &caller, ResourceQuestion question,
                db::Completion<QList<MatrixRow>> done) const;
    /** In order of the resources; Code::BodyTooLarge for a list of more than AccessList::kMaxLines lines. */
    void reached(db::Session &session, const auth::Principal &caller, ResourceFilter filter,
                 db::Completion<QList<ReachedResource>> done) const;

private:
    [[nodiscard]] static Result<void> mayAsk(const auth::Principal &caller, const QByteArray &userId);

    const access::AccessParts m_parts;
};

} // namespace basalt::resources

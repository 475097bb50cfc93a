// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "access/giving.h"
#include "resources/accesslist.h"
#include "resources/resourcegrantstore.h"

#include "db/database.h"

#include <QJsonObject>
#include <QString>

#include <optional>

namespace basalt::resources {

/** The thing that somebody means, as it was sent: a type, and a key or a path. */
struct ResourceTarget
{
    QByteArray typeCode;
    std::optional<QJsonObject> key;
    std::optional<QString> path;
};
/** Code::ResourceIdentifierNeeded, Code::ResourceIdInvalid; Code::ValidationFailed for both at once. */
[[nodiscard]] Result<ResourceName> nameOf(const ResourceTarget &target, const ResourceType &type);

/** What a user or a group is to be let in to, or a user kept out of. */
struct NewResourceGrants
{
    ResourceTarget target;
    QByteArray userId;
    QByteArray groupId;
    QList<QByteArray> flags;
    QList<QByteArray> roles; ///< codes
    bool isDeny = false;
};
struct GrantReport
{
    QList<ResourceGrant> grants; ///< all lines of that user or group about exactly this thing
    qint64 changed = 0;          ///< how many of them are new, or say the opposite of before
};

/** As ResourceGrantService::grant(), inside a change of the account that has begun; whose the holder is the caller has looked at. */
[[nodiscard]] Result<GrantReport> grantAccess(db::WriteContext &context, const access::Giving &giving,
                                              const NewResourceGrants &input, const QByteArray &accountId);
/** Whether grantAccess() would let the asker of the change give that, whoever gets it. */
[[nodiscard]] Result<void> mayGrantAccess(db::WriteContext &context, const access::Giving &giving,
                                          const NewResourceGrants &input);
/** Whether the user may do anything with the thing by what he and his groups were given. */
[[nodiscard]] Result<bool> reachesResource(db::Connection &connection, const AccessList::Subject &subject,
                                           const ResourceTarget &target);

/** Which lines are to go. */
struct RevokedGrants
{
    /** Lines about exactly this thing, or about all that it covers, in the types below as well. */
    enum class Reach { Exact, Whole };

    QByteArray account; ///< id, code or slug; null: see access::accountMeant()
    ResourceTarget target;
    QByteArray userId; ///< null with groupId null: whosever
    QByteArray groupId;
    QList<QByteArray> flags; ///< with roles: only these; both empty: all
    QList<QByteArray> roles;
    Reach reach = Reach::Exact;
};

/**
 * Who was let in to which things, in one account; what is of another account does not exist. Thread-safe.
 */
class ResourceGrantService
{
public:
    explicit ResourceGrantService(const access::AccessParts &parts) : m_parts(parts) { }
    Q_DISABLE_COPY_MOVE(ResourceGrantService)

    /** `resources.read`; one's own lines need nothing. `query.accountId` is id, code or slug. Newest first. */
    void list(db::Session &session, const auth::Principal &caller, GrantQuery query, std::optional<ResourceTarget> target,
              db::Completion<auth::Page<ResourceGrant>> done) const;
    /**
     * `resources.grant`; all or nothing, and what is there already stays. A flag that was denied is given and the other way
     * round. Nobody gives what he has not himself: Code::GrantsMoreThanHeld. Code::OneTargetNeeded, Code::DenyNeedsUser,
     * Code::ResourceTypeNotFound, Code::ResourceFlagNotFound, Code::ResourceFlagNotValid, Code::ResourceRoleNotFound (also for
     * one that is not active), Code::ResourceRoleTypeMismatch, what nameOf() says, and that somebody is not found.
     */
    void grant(db::Session &session, access::Asker asker, NewResourceGrants input, db::Completion<GrantReport> done);
    /** `resources.grant`. Code::ResourceGrantNotFound. */
    void remove(db::Session &session, access::Asker asker, const QByteArray &id, db::Completion<void> done);
    /** `resources.grant`. How many lines have gone. Works for types that are not active. */
    void revoke(db::Session &session, access::Asker asker, RevokedGrants input, db::Completion<qint64> done);

private:
    const access::AccessParts m_parts;
};

} // namespace basalt::resources

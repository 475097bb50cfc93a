// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "auth/mappedgroups.h"

#include "auth/accountstore.h"
#include "auth/auditnotes.h"
#include "auth/groupmappingstore.h"
#include "auth/reportedmemberstore.h"

#include <QSet>
#include <QString>

using namespace Qt::Literals::StringLiterals;

namespace basalt::auth {

namespace {

/** As mappings are written: providers do not agree with themselves about capital letters. */
QSet<QByteArray> inSmallLetters(const QList<QByteArray> &names)
{
    QSet<QByteArray> small;
    for (const QByteArray &name : names)
        small.insert(QString::fromUtf8(name).toLower().toUtf8());
    return small;
}

db::AuditEvent membershipEvent(bool isAdded, const User &user, const GroupMapping &mapping, const db::AuditActor &actor)
{
    const QJsonValue nothing(QJsonValue::Undefined);
    const auto change = [&](const char *field, const QJsonValue &value) -> db::AuditChange {
        return {field, isAdded ? nothing : value, isAdded ? value : nothing};
    };
    db::AuditEvent event = auditEvent(isAdded ? Code::GroupMemberAdded : Code::GroupMemberRemoved,
                                      isAdded ? "CREATE" : "DELETE", user.accountId, actor, "group_members", mapping.groupId);
    event.changes.append(change("user_id", auditText(user.id)));
    event.changes.append(change("source", u"mapped"_s));
    event.changes.append(change("mapping_id", auditText(mapping.id)));
    event.changes.append(change("provider", auditText(mapping.provider)));
    return event;
}

} // namespace

Result<bool> applyMappings(db::WriteContext &context, const User &user, const Provider &provider,
                           const ReportedGroups &reported, const QByteArray &now, const db::AuditActor &actor)
{
    GroupMappingStore store(context.connection());
    ReportedMemberStore members(context.connection());
    BASALT_TRY(const auto mappings, store.ofProvider(user.accountId, provider.code));
    BASALT_TRY(const auto held, store.mappingsOf(user.id, provider.code));
    const QSet<QByteArray> groups = inSmallLetters(reported.groups);
    const QSet<QByteArray> roles = inSmallLetters(reported.roles);
    bool hasChanged = false;
    for (const GroupMapping &mapping : mappings) {
        const bool matches = provider.allowsGroupMapping && (mapping.objectId.isEmpty() || groups.contains(mapping.objectId))
            && (mapping.role.isEmpty() || roles.contains(mapping.role));
        if (matches == held.contains(mapping.id))
            continue;
        BASALT_TRY_VOID(matches ? store.addMember(mapping.id, user.id, now) : store.removeMember(mapping.id, user.id));
        // Another mapping, or somebody's hand, may have made him a member before, and keep him.
        BASALT_TRY(const qint64 changed,
                   matches ? members.add(mapping.groupId, now, user.id) : members.drop(mapping.groupId, user.id));
        if (changed == 0)
            continue;
        context.audit(membershipEvent(matches, user, mapping, actor));
        hasChanged = true;
    }
    if (hasChanged) {
        BASALT_TRY_VOID(context.unaudited("a number that says that something has changed", [&](db::Connection &connection) {
            return AccountStore(connection).raiseAccessVersion(user.accountId);
        }));
    }
    return hasChanged;
}

} // namespace basalt::auth

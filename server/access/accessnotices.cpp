// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "access/accessnotices.h"

#include <QJsonArray>

#include <algorithm>
#include <array>

namespace basalt::access {

namespace {

using core::AccessNotice;
using db::AuditChange;
using db::AuditEvent;

const AuditChange *changeOf(const AuditEvent &event, QByteArrayView field)
{
    const auto found =
        std::ranges::find(event.changes, field, [](const AuditChange &each) { return QByteArrayView(each.field); });
    return found == event.changes.cend() ? nullptr : &*found;
}

/** The text that a field has now, or had when there is none any more. */
QByteArray textOf(const AuditEvent &event, QByteArrayView field)
{
    const AuditChange *change = changeOf(event, field);
    if (!change)
        return {};
    return (change->after.isString() ? change->after : change->before).toString().toUtf8();
}

class Notices
{
public:
    explicit Notices(const AuditEvent &event) : m_event(event) { }

    void add(const char *name, const char *targetType, const QByteArray &targetId)
    {
        m_notices.append(AccessNotice{name, m_event.accountId, targetType, targetId});
    }
    void aboutRow(const char *name, const char *targetType) { add(name, targetType, m_event.recordId); }

    /** Of the user or the group that holds something. */
    void aboutHolder(const char *name)
    {
        const QByteArray user = textOf(m_event, "user_id");
        if (!user.isEmpty())
            add(name, "user", user);
        else
            add(name, "group", textOf(m_event, "group_id"));
    }

    void ofGroup()
    {
        if (const AuditChange *active = changeOf(m_event, "is_active"))
            aboutRow(active->after.toBool() ? "group_enabled" : "group_disabled", "group");
        if (changeOf(m_event, "kind"))
            aboutRow("group_type_changed", "group");
        if (const AuditChange *owner = changeOf(m_event, "owner"))
            add(owner->after.isString() ? "owner_created" : "owner_deleted", "user", textOf(m_event, "owner"));
    }

    void ofSet()
    {
        if (const AuditChange *change = changeOf(m_event, "permissions")) {
            const QJsonArray before = change->before.toArray();
            const QJsonArray after = change->after.toArray();
            const auto isMissingIn = [](const QJsonArray &codes) {
                return [&codes](const QJsonValue &code) { return !codes.contains(code); };
            };
            if (std::any_of(after.begin(), after.end(), isMissingIn(before)))
                aboutRow("perm_set_permissions_added", "permission_set");
            if (std::any_of(before.begin(), before.end(), isMissingIn(after)))
                aboutRow("perm_set_permissions_removed", "permission_set");
        }
        const bool isOther =
            std::ranges::any_of(m_event.changes, [](const AuditChange &change) { return change.field != "permissions"; });
        if (isOther)
            aboutRow("perm_set_updated", "permission_set");
    }

    [[nodiscard]] QList<AccessNotice> take() { return std::move(m_notices); }

private:
    const AuditEvent &m_event;
    QList<AccessNotice> m_notices;
};

struct Rule
{
    Code event;
    void (*tell)(Notices &notices);
};

constexpr std::array kRules{
    Rule{Code::PermissionAssigned, [](Notices &n) { n.aboutHolder("permission_assigned"); }},
    Rule{Code::PermissionRevoked, [](Notices &n) { n.aboutHolder("permission_unassigned"); }},
    Rule{Code::PermissionSetUpdated, [](Notices &n) { n.ofSet(); }},
    Rule{Code::PermissionSetDeleted, [](Notices &n) { n.aboutRow("perm_set_deleted", "permission_set"); }},
    Rule{Code::GroupMemberAdded, [](Notices &n) { n.aboutHolder("group_member_added"); }},
    Rule{Code::GroupMemberRemoved, [](Notices &n) { n.aboutHolder("group_member_removed"); }},
    Rule{Code::GroupUpdated, [](Notices &n) { n.ofGroup(); }},
    Rule{Code::GroupDeleted, [](Notices &n) { n.aboutRow("group_deleted", "group"); }},
    Rule{Code::GroupMappingCreated, [](Notices &n) { n.aboutRow("group_mapping_created", "group"); }},
    Rule{Code::GroupMappingDeleted, [](Notices &n) { n.aboutRow("group_mapping_deleted", "group"); }},
    Rule{Code::UserUpdated, [](Notices &n) { n.aboutRow("user_role_changed", "user"); }},
    Rule{Code::UserEnabled, [](Notices &n) { n.aboutRow("user_enabled", "user"); }},
    Rule{Code::UserDisabled, [](Notices &n) { n.aboutRow("user_disabled", "user"); }},
    Rule{Code::UserLocked, [](Notices &n) { n.aboutRow("user_locked", "user"); }},
    Rule{Code::UserAutoLocked, [](Notices &n) { n.aboutRow("user_locked", "user"); }},
    Rule{Code::UserUnlocked, [](Notices &n) { n.aboutRow("user_unlocked", "user"); }},
    Rule{Code::UserDeleted, [](Notices &n) { n.aboutRow("user_deleted", "user"); }},
    Rule{Code::AccountUserAdded, [](Notices &n) { n.aboutRow("owner_created", "user"); }},
    Rule{Code::AccountUserRemoved, [](Notices &n) { n.aboutRow("owner_deleted", "user"); }},
    Rule{Code::PermissionUpdated, [](Notices &n) { n.aboutRow("permission_assignability_changed", "permission"); }},
    Rule{Code::ProviderEnabled, [](Notices &n) { n.aboutRow("provider_enabled", "provider"); }},
    Rule{Code::ProviderDisabled, [](Notices &n) { n.aboutRow("provider_disabled", "provider"); }},
    Rule{Code::ProviderDeleted, [](Notices &n) { n.aboutRow("provider_deleted", "provider"); }},
    Rule{Code::AccountPurged, [](Notices &n) { n.aboutRow("account_purged", "account"); }},
};

const Rule *ruleOf(Code event)
{
    const auto found = std::ranges::find(kRules, event, &Rule::event);
    return found == kRules.end() ? nullptr : found;
}

/** Events whose code stands for more than what is told of them. */
bool isAboutAccess(const AuditEvent &event)
{
    switch (event.event) {
    case Code::AccountUserAdded:
    case Code::AccountUserRemoved: return event.table == "account_owners";
    case Code::UserUpdated: return changeOf(event, "role_id") != nullptr;
    case Code::PermissionUpdated: return changeOf(event, "is_assignable") != nullptr;
    default: return true;
    }
}

} // namespace

QList<AccessNotice> noticesOf(const AuditEvent &event)
{
    const Rule *rule = ruleOf(event.event);
    if (!rule || !isAboutAccess(event))
        return {};
    Notices notices(event);
    rule->tell(notices);
    return notices.take();
}

bool AccessNotices::wants(Code event) const
{
    return !m_listeners.empty() && ruleOf(event) != nullptr;
}

void AccessNotices::committed(std::span<const AuditEvent> events)
{
    for (const AuditEvent &event : events) {
        const QList<AccessNotice> notices = noticesOf(event);
        for (const AccessNotice &notice : notices) {
            for (const Listener &listener : m_listeners)
                listener(notice);
        }
    }
}

} // namespace basalt::access

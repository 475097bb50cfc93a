// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "access/groupsyncservice.h"

#include "access/groupopening.h"
#include "access/groupstore.h"
#include "access/newusers.h"
#include "auth/auditnotes.h"
#include "auth/newcomer.h"
#include "auth/provider.h"
#include "auth/providerstore.h"
#include "auth/reportedmemberstore.h"
#include "auth/syncedmemberstore.h"
#include "core/timestamp.h"

using namespace Qt::Literals::StringLiterals;

namespace basalt::access {

namespace {

Result<void> admitProvider(db::Connection &connection, const QByteArray &code)
{
    if (code.isEmpty())
        return {};
    if (code == auth::kEmailProvider)
        return Error::of(Code::ProviderIsEmail);
    BASALT_TRY(const auto provider, auth::ProviderStore(connection).find(code));
    if (!provider)
        return Error::of(Code::ProviderNotFound);
    if (!provider->isActive)
        return Error::of(Code::ProviderNotActive);
    if (!provider->allowsGroupSync)
        return Error::of(Code::NoMemberSync);
    return {};
}

/** The users of the account by the names that the list has for them. */
Result<QHash<QByteArray, QByteArray>> usersByName(db::Connection &connection, const QByteArray &accountId,
                                                  const GroupMembers &members)
{
    auth::SyncedMemberStore store(connection);
    if (!members.provider.isEmpty())
        return store.usersBySubject(accountId, members.provider, members.names);
    BASALT_TRY(const auto ids, store.usersAmong(accountId, members.names));
    QHash<QByteArray, QByteArray> users;
    for (const QByteArray &id : ids)
        users.insert(id, id);
    return users;
}

/** One list on the writing thread. */
class MemberSync
{
public:
    MemberSync(db::WriteContext &context, const OpenGroup &open, const Asker &asker, const GroupMembers &members,
               QByteArray now)
        : m_context(context)
        , m_store(context.connection())
        , m_memberships(context.connection())
        , m_open(open)
        , m_asker(asker)
        , m_members(members)
        , m_list{open.group.id, members.provider.isNull() ? QByteArray("") : members.provider}
        , m_now(std::move(now))
    { }

    Result<GroupSyncReport> run()
    {
        BASALT_TRY(m_before, m_store.members(m_list));
        BASALT_TRY_VOID(readList());
        const QList<QByteArray> gone = (m_before - m_wanted).values();
        const QList<QByteArray> come = (m_wanted - m_before).values();
        BASALT_TRY_VOID(m_store.remove(m_list, gone));
        BASALT_TRY_VOID(m_store.add(m_list, come, m_now));
        BASALT_TRY_VOID(follow());
        if (!gone.isEmpty() || !come.isEmpty())
            noteSync(gone.size(), come.size());
        return std::move(m_report);
    }

private:
    Result<void> readList()
    {
        BASALT_TRY(auto users, usersByName(m_context.connection(), m_open.group.accountId, m_members));
        for (qsizetype i = 0; i < m_members.names.size(); ++i) {
            const QByteArray &name = m_members.names[i];
            if (!users.contains(name)) {
                auto made = make(i);
                if (!made && !isAboutThePerson(made.error().code))
                    return std::move(made).error();
                if (!made) {
                    passOver(i, std::move(made).error());
                    continue;
                }
                users.insert(name, *made);
            }
            const QByteArray user = users.value(name);
            if (user == m_asker.caller.userId && !m_before.contains(user))
                passOver(i, Error::of(Code::OwnMembership));
            else
                m_wanted.insert(user);
        }
        return {};
    }

    void passOver(qsizetype index, Error reason)
    {
        if (!reason.fields.isEmpty())
            reason.message = reason.fields.first().message;
        m_report.passed.append({index, m_members.names[index], std::move(reason)});
    }

    /** The id of the user whom nobody was so far, if the list says who that is and the group wants him. */
    Result<QByteArray> make(qsizetype index)
    {
        if (m_list.provider.isEmpty())
            return Error::of(Code::UserNotFound);
        if (!m_open.group.createsMissingUsers || m_members.people.isEmpty())
            return Error::of(Code::IdentityNotFound);
        if (m_report.created == kMaxUsersFromList) {
            return Error::of(Code::BatchTooLarge,
                             u"One list makes at most %1 users: send it again for the others."_s.arg(kMaxUsersFromList));
        }
        if (m_report.created == 0)
            BASALT_TRY_VOID(mayMakeUsers());
        auth::Newcomer newcomer{{}, m_members.people[index].email, m_members.people[index].displayName};
        newcomer.identity.accountId = m_open.group.accountId;
        newcomer.identity.provider = m_list.provider;
        newcomer.identity.subject = m_members.names[index];
        newcomer.identity.username = "";
        newcomer.identity.email = newcomer.email.trimmed().toUtf8();
        newcomer.identity.lastUsedAt = m_now;
        std::optional<auth::BlacklistEntry> entry;
        BASALT_TRY(const auto admitted, auth::admitNewcomer(m_context.connection(), newcomer, m_now, entry));
        BASALT_TRY(const auto user, auth::insertNewcomer(m_context, admitted, Code::UserCreated, m_asker.actor));
        ++m_report.created;
        return user.id;
    }

    [[nodiscard]] Result<void> mayMakeUsers()
    {
        BASALT_TRY_VOID(m_open.access.alsoDemand("users.create"));
        return mayGiveNewUsers(m_context.connection(), m_open.access, m_open.group.accountId, auth::kUserRole);
    }

    /** Whether this one of the list becomes no member, and the others may. */
    [[nodiscard]] static bool isAboutThePerson(Code code)
    {
        return code == Code::UserNotFound || code == Code::IdentityNotFound || code == Code::IdentityBlacklisted
            || code == Code::IdentityNotLinked || code == Code::ValidationFailed || code == Code::BatchTooLarge;
    }

    /** Brings the members of the group to what the list says now. */
    Result<void> follow()
    {
        const QByteArray &id = m_open.group.id;
        BASALT_TRY(const auto missing, m_store.absent(m_list));
        BASALT_TRY(const auto obsolete, m_memberships.obsolete(id));
        if (!missing.isEmpty()) {
            BASALT_TRY(const auto given, GroupStore(m_context.connection()).given(id));
            BASALT_TRY_VOID(m_open.access.mayGive(given));
        }
        BASALT_TRY(m_report.added, m_store.addAbsent(m_list, m_now));
        BASALT_TRY(m_report.removed, m_memberships.drop(id));
        m_report.unchanged = m_wanted.size() - (m_wanted & QSet<QByteArray>(missing.begin(), missing.end())).size();
        for (const QByteArray &user : missing)
            noteMember(true, user);
        for (const QByteArray &user : obsolete)
            noteMember(false, user);
        return {};
    }

    void noteMember(bool isAdded, const QByteArray &user)
    {
        const QJsonValue nothing(QJsonValue::Undefined);
        const auto change = [&](const char *field, const QJsonValue &value) -> db::AuditChange {
            return {field, isAdded ? nothing : value, isAdded ? value : nothing};
        };
        db::AuditEvent event = groupEvent(isAdded ? Code::GroupMemberAdded : Code::GroupMemberRemoved,
                                          isAdded ? "CREATE" : "DELETE", m_open.group, m_asker.actor);
        event.table = "group_members";
        event.changes.append(change("user_id", auth::auditText(user)));
        event.changes.append(change("source", u"synced"_s));
        if (!m_list.provider.isEmpty())
            event.changes.append(change("provider", auth::auditText(m_list.provider)));
        m_context.audit(std::move(event));
    }

    void noteSync(qsizetype gone, qsizetype come)
    {
        const QJsonValue nothing(QJsonValue::Undefined);
        db::AuditEvent event = groupEvent(Code::GroupMembersSynced, "UPDATE", m_open.group, m_asker.actor);
        event.table = "synced_members";
        if (!m_list.provider.isEmpty())
            event.changes.append({"provider", nothing, auth::auditText(m_list.provider)});
        event.changes.append({"listed", m_before.size(), m_before.size() - gone + come});
        if (m_report.created > 0)
            event.changes.append({"users_created", nothing, m_report.created});
        event.changes.append({"members_created", nothing, m_report.added});
        event.changes.append({"members_deleted", nothing, m_report.removed});
        m_context.audit(std::move(event));
    }

    db::WriteContext &m_context;
    auth::SyncedMemberStore m_store;
    auth::ReportedMemberStore m_memberships;
    const OpenGroup &m_open;
    const Asker &m_asker;
    const GroupMembers &m_members;
    const auth::MemberList m_list;
    const QByteArray m_now;
    QSet<QByteArray> m_before; ///< who stands in the list
    QSet<QByteArray> m_wanted; ///< who is to stand in it
    GroupSyncReport m_report;
};

} // namespace

void GroupSyncService::sync(db::Session &session, Asker asker, const QByteArray &groupId, GroupMembers members,
                            db::Completion<GroupSyncReport> done)
{
    const QByteArray trail = sightOf(asker.caller);
    session.write<GroupSyncReport>(
        trail,
        [parts = m_parts, asker = std::move(asker), groupId, members = std::move(members),
         now = core::formatTimestamp(m_parts.clock.nowMs())](db::WriteContext &context) -> Result<GroupSyncReport> {
            BASALT_TRY(const OpenGroup open, openMembers(context, parts, asker, groupId));
            if (open.group.kind == "internal")
                return Error::of(Code::NoMemberSync);
            if (!open.group.isActive)
                return Error::of(Code::GroupNotActive);
            BASALT_TRY_VOID(admitProvider(context.connection(), members.provider));
            return MemberSync(context, open, asker, members, now).run();
        },
        std::move(done));
}

} // namespace basalt::access

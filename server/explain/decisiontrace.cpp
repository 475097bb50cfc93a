// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "explain/decisiontrace.h"

#include "auth/sessionstore.h"
#include "core/ids.h"

#include <QSet>

#include <algorithm>

namespace basalt::explain {

void DecisionTrace::beginNobody(const QByteArray &accountId)
{
    m_explanation.user.chosenAccountId = accountId;
}

Result<bool> DecisionTrace::begin(const QByteArray &userId)
{
    if (!core::isId(userId))
        return false;
    BASALT_TRY(auto state, auth::SessionStore(m_connection).user(userId));
    if (!state)
        return false;
    m_status = state->status;
    m_explanation.user = std::move(state->principal);
    m_explanation.user.method = auth::Principal::Method::Password;
    BASALT_TRY_VOID(access::completeCaller(m_connection, m_explanation.user, m_now));
    return true;
}

void DecisionTrace::add(QByteArray name, Step::Outcome outcome, QByteArray reason)
{
    m_explanation.steps.push_back({std::move(name), outcome, std::move(reason)});
}

bool DecisionTrace::decide(QByteArray name, bool allowed, QByteArray reason)
{
    m_explanation.allowed = allowed;
    m_explanation.decidedBy = name;
    add(std::move(name), allowed ? Step::Outcome::Allows : Step::Outcome::Refuses, std::move(reason));
    return true;
}

bool DecisionTrace::status()
{
    if (m_explanation.user.isAnonymous()) {
        add("status", Step::Outcome::Passes, "not_signed_in");
        return false;
    }
    if (!auth::statusProblem(m_status)) {
        add("status", Step::Outcome::Passes, "active");
        return false;
    }
    std::vector<Remedy> remedies;
    QByteArray reason;
    if (m_status.accountStatus != "active") {
        reason = "account_not_active";
        remedies.push_back({.kind = Remedy::Kind::EnableAccount});
    }
    if (m_status.userLocked) {
        reason = "user_locked";
        remedies.push_back({.kind = Remedy::Kind::UnlockUser});
    }
    if (!m_status.userActive) {
        reason = "user_not_active";
        remedies.push_back({.kind = Remedy::Kind::EnableUser});
    }
    // Of several none is enough.
    if (remedies.size() == 1)
        m_explanation.remedies.push_back(std::move(remedies.front()));
    return decide("status", false, std::move(reason));
}

bool DecisionTrace::superadmin()
{
    if (m_explanation.user.superadmin)
        return decide("superadmin", true);
    add("superadmin", Step::Outcome::Passes, "no_superadmin");
    return false;
}

bool DecisionTrace::owner(QByteArrayView permission)
{
    if (!m_explanation.user.accountOwner) {
        add("owner", Step::Outcome::Passes, "no_owner");
        return false;
    }
    if (!access::isOwners(permission) || !m_explanation.user.holds(permission)) {
        add("owner", Step::Outcome::Passes, "not_for_owners");
        return false;
    }
    return decide("owner", true);
}

Result<bool> DecisionTrace::permissions(const QByteArray &permission)
{
    const auth::Principal &user = m_explanation.user;
    m_explanation.permission = permission;
    if (user.isAnonymous()) {
        add("permissions", Step::Outcome::Passes, "not_signed_in");
        return false;
    }
    BASALT_TRY(const auto holdings,
               access::loadHoldings(m_connection, {user.userId, user.accountId, user.accountOwner}, m_now));
    QSet<QByteArray> seen;
    for (const access::GrantSource &source : holdings.sources) {
        const QByteArray key = source.setId + ' ' + source.via + ' ' + source.groupId;
        if (!source.setId.isNull() && !seen.contains(key)) {
            seen.insert(key);
            m_explanation.looked.append(source);
        }
    }
    const auto held = std::ranges::find(holdings.permissions, permission, &access::HeldPermission::code);
    if (held != holdings.permissions.end()) {
        for (const qsizetype position : held->sources)
            m_explanation.sources.append(holdings.sources[position]);
    }
    if (user.holds(permission))
        return decide("permissions", true, "held");
    add("permissions", Step::Outcome::Passes, "not_held");
    return false;
}

Result<void> DecisionTrace::addWaysTo(const QByteArray &permission, Sight sight)
{
    const auth::Principal &user = m_explanation.user;
    if (user.isAnonymous())
        return {};
    BASALT_TRY(const auto known, access::permissionsAmong(m_connection, {permission}));
    if (known.isEmpty())
        return {};
    if (sight.permissions)
        m_explanation.remedies.push_back({.kind = Remedy::Kind::AssignPermission, .code = permission});
    BASALT_TRY(const auto ways, access::waysTo(m_connection, user.accountId, permission, m_now));
    for (const access::GrantWay &way : ways) {
        using enum access::GrantWay::Kind;
        if (way.kind == Group ? !sight.groups : !sight.sets)
            continue;
        const auto kind = way.kind == Set ? Remedy::Kind::AssignSet
            : way.kind == Role            ? Remedy::Kind::GiveRole
                                          : Remedy::Kind::AddToGroup;
        m_explanation.remedies.push_back({.kind = kind, .id = way.id, .code = way.code, .name = way.name});
    }
    return {};
}

} // namespace basalt::explain

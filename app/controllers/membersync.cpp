// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "membersync.h"

#include "apiclient.h"
#include "appcontext.h"

#include <QJsonArray>
#include <QRegularExpression>
#include <QSet>

#include <utility>

using namespace Qt::Literals::StringLiterals;

namespace basalt::app {

namespace {
constexpr auto kSystemAccountCode = "SY0000"_L1;
} // namespace

QStringList MemberSync::addressesIn(const QString &text)
{
    static const QRegularExpression separator(u"[\\r\\n,;]+"_s);
    static const QRegularExpression named(u"<([^<>]+)>"_s);
    QStringList addresses;
    QSet<QString> seen;
    for (const QString &part : text.split(separator, Qt::SkipEmptyParts)) {
        const QRegularExpressionMatch match = named.match(part);
        const QString address = (match.hasMatch() ? match.captured(1) : part).trimmed();
        if (address.isEmpty() || seen.contains(address.toCaseFolded()))
            continue;
        seen.insert(address.toCaseFolded());
        addresses += address;
    }
    return addresses;
}

bool MemberSync::isListed(const QJsonObject &member)
{
    return member.value("membership_source"_L1).toString() == "synced"_L1;
}

bool MemberSync::isCaller(const QJsonObject &user)
{
    const SessionController &session = AppContext::instance()->session();
    // A superadmin is somebody else than the user of another account who has the same address.
    return user.value("email"_L1).toString().compare(session.userEmail(), Qt::CaseInsensitive) == 0
        && (!session.isSuperadmin() || user.value("account_code"_L1).toString() == kSystemAccountCode);
}

QString MemberSync::listed() const
{
    QStringList addresses;
    for (const QJsonObject &member : m_members) {
        if (isListed(member))
            addresses += member.value("email"_L1).toString();
    }
    addresses.sort();
    return addresses.join(u'\n');
}

void MemberSync::begin(const QString &groupId, const QString &accountId)
{
    m_groupId = groupId;
    m_accountId = accountId;
    m_members.clear();
    clearError();
    forget();
    Q_EMIT groupChanged();
    askForMembers([this] { Q_EMIT groupChanged(); });
}

void MemberSync::forget()
{
    ++m_generation;
    m_addresses.clear();
    m_ids.clear();
    m_joining.clear();
    m_leaving.clear();
    m_unknown.clear();
    m_problem = {};
    m_done = 0;
    m_staying = 0;
    m_oneself = false;
    m_looking = false;
    m_known = false;
    Q_EMIT lookChanged();
}

void MemberSync::look(const QString &text)
{
    forget();
    m_addresses = addressesIn(text);
    m_looking = !isTooMany();
    Q_EMIT lookChanged();
    // Who is in it may have changed since the list was begun.
    if (m_looking)
        askForMembers([this] { lookUpNext(); });
}

void MemberSync::askForMembers(std::function<void()> arrived)
{
    ApiRequest request = ApiRequest::get(ApiRequest::pathOf({u"groups"_s, m_groupId}));
    request.account = m_accountId;
    AppContext::instance()->client().send(
        request, this, [this, arrived = std::move(arrived), generation = m_generation](const ApiResult &result) {
            if (generation != m_generation)
                return;
            if (!result) {
                fail(result.error());
                return;
            }
            m_members.clear();
            const QJsonArray users = result->object().value("users"_L1).toArray();
            for (const QJsonValue &user : users)
                m_members.insert(user["email"_L1].toString().toCaseFolded(), user.toObject());
            arrived();
        });
}

void MemberSync::lookUpNext()
{
    // Members are known; everybody else is asked for.
    while (m_done < total() && m_members.contains(m_addresses.at(m_done).toCaseFolded()))
        take(m_members.value(m_addresses.at(m_done).toCaseFolded()));
    Q_EMIT lookChanged();
    if (m_done == total()) {
        conclude();
        return;
    }
    ApiRequest request =
        ApiRequest::get(ApiRequest::pathOf({u"users"_s}), {{u"email"_s, m_addresses.at(m_done)}, {u"limit"_s, u"1"_s}});
    request.account = m_accountId;
    AppContext::instance()->client().send(request, this, [this, generation = m_generation](const ApiResult &result) {
        if (generation != m_generation)
            return;
        if (!result) {
            fail(result.error());
            return;
        }
        take(result->object().value("items"_L1).toArray().at(0).toObject());
        lookUpNext();
    });
}

void MemberSync::take(const QJsonObject &user)
{
    const QString address = m_addresses.at(m_done++);
    if (user.isEmpty()) {
        m_unknown += address;
        return;
    }
    const bool isMember = m_members.contains(address.toCaseFolded());
    if (isCaller(user) && !isMember) {
        m_oneself = true;
        return;
    }
    m_ids += user.value("id"_L1).toString();
    if (isMember)
        ++m_staying;
    else
        m_joining += user.value("email"_L1).toString();
}

void MemberSync::conclude()
{
    for (const QJsonObject &member : std::as_const(m_members)) {
        if (isListed(member) && !m_ids.contains(member.value("id"_L1).toString()))
            m_leaving += member.value("email"_L1).toString();
    }
    m_leaving.sort();
    m_looking = false;
    m_known = true;
    Q_EMIT lookChanged();
}

void MemberSync::fail(const ApiError &error)
{
    forget();
    m_problem = error;
    Q_EMIT lookChanged();
}

void MemberSync::send()
{
    if (!m_known)
        return;
    ApiRequest request = ApiRequest::send("POST", ApiRequest::pathOf({u"groups"_s, m_groupId, u"sync"_s}),
                                          {{u"user_ids"_s, QJsonArray::fromStringList(m_ids)}});
    request.account = m_accountId;
    ask(request, [this](const ApiResponse &answer) {
        Q_EMIT synced(answer.object().value("added"_L1).toInt(), answer.object().value("removed"_L1).toInt());
    });
}

} // namespace basalt::app

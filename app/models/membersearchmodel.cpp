// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "membersearchmodel.h"

#include "appcontext.h"

#include <QJsonArray>

using namespace Qt::Literals::StringLiterals;

namespace basalt::app {

namespace {
constexpr int kMembersShown = 50;
constexpr int kMembersPerPage = 100;
constexpr int kMemberPauseMs = 120;
} // namespace

MemberSearchModel::MemberSearchModel(QObject *parent)
    : AnswerListModel(
        {text("userId", "user_id"), text("email", "email"), text("displayName", "display_name"), flag("usable", "is_active")},
        parent)
{
    m_pause.setSingleShot(true);
    m_pause.setInterval(kMemberPauseMs);
    connect(&m_pause, &QTimer::timeout, this, &MemberSearchModel::fetch);
    connect(this, &MemberSearchModel::subjectChanged, this, [this] {
        if (m_active && !m_accountId.isEmpty())
            m_pause.start();
        Q_EMIT loadingChanged();
    });
}

void MemberSearchModel::fetch()
{
    if (!AppContext::instance()->session().isSuperadmin()) {
        m_members.clear();
        fetchMembers(1);
        return;
    }
    QUrlQuery query{{u"limit"_s, QString::number(kMembersShown)}, {u"sort"_s, u"email"_s}};
    if (!m_search.trimmed().isEmpty())
        query.addQueryItem(u"search"_s, m_search.trimmed());
    ApiRequest request = ApiRequest::get(ApiRequest::pathOf({u"users"_s}), query);
    request.account = m_accountId;
    ask(request, [this](const ApiResponse &answer) {
        QList<QJsonObject> people = objects(answer.object().value("items"_L1).toArray());
        for (QJsonObject &person : people)
            person.insert(u"user_id"_s, person.value("id"_L1));
        take(std::move(people));
    });
}

void MemberSearchModel::fetchMembers(int page)
{
    const QUrlQuery query{{u"page"_s, QString::number(page)}, {u"page_size"_s, QString::number(kMembersPerPage)}};
    ask(ApiRequest::get(ApiRequest::pathOf({u"orgs"_s, m_accountId, u"members"_s}), query),
        [this, page](const ApiResponse &answer) {
            m_members += objects(answer.object().value("items"_L1).toArray());
            if (page < answer.object().value("total_pages"_L1).toInt())
                fetchMembers(page + 1);
            else
                take(m_members);
        });
}

void MemberSearchModel::take(QList<QJsonObject> people)
{
    people.removeIf([this](const QJsonObject &person) {
        return !person.value("email"_L1).toString().contains(m_search.trimmed(), Qt::CaseInsensitive)
            && !person.value("display_name"_L1).toString().contains(m_search.trimmed(), Qt::CaseInsensitive);
    });
    setRows(people);
}

} // namespace basalt::app

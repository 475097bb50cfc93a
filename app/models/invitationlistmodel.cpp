// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "invitationlistmodel.h"

#include <QJsonArray>

using namespace Qt::Literals::StringLiterals;

namespace basalt::app {

namespace {
constexpr int kInvitationsPerPage = 100;
constexpr int kInvitationPauseMs = 120; ///< while somebody types
} // namespace

InvitationListModel::InvitationListModel(QObject *parent)
    : AnswerListModel({text("invitationId", "id"), text("email", "email"), text("role", "role"),
                       text("accountName", "account_name"), text("accountCode", "account_code"), text("status", "status"),
                       text("created", "created_at"), text("expires", "expires_at"), text("accepted", "accepted_at"),
                       text("message", "message"), flag("mailed", "email_sent")},
                      parent)
{
    m_pause.setSingleShot(true);
    m_pause.setInterval(kInvitationPauseMs);
    connect(&m_pause, &QTimer::timeout, this, &InvitationListModel::reload);
    connect(this, &InvitationListModel::filterChanged, this, [this] {
        m_pause.start();
        Q_EMIT loadingChanged();
    });
    m_pause.start();
}

bool InvitationListModel::canFetchMore(const QModelIndex &parent) const
{
    return !parent.isValid() && isLoaded() && !isWaiting() && count() < m_total;
}

void InvitationListModel::fetchMore(const QModelIndex &parent)
{
    if (canFetchMore(parent))
        fetch(false);
}

void InvitationListModel::reload()
{
    if (m_active)
        fetch(true);
}

void InvitationListModel::fetch(bool fromStart)
{
    QUrlQuery query{{u"page"_s, QString::number(fromStart ? 1 : count() / kInvitationsPerPage + 1)},
                    {u"page_size"_s, QString::number(kInvitationsPerPage)}};
    if (!m_state.isEmpty())
        query.addQueryItem(u"status_filter"_s, m_state);
    if (!m_search.trimmed().isEmpty())
        query.addQueryItem(u"search"_s, m_search.trimmed());
    ask(ApiRequest::get(ApiRequest::pathOf({u"invitations"_s}), query), [this, fromStart](const ApiResponse &answer) {
        m_total = answer.object().value("total"_L1).toInteger();
        const QList<QJsonObject> invitations = objects(answer.object().value("invitations"_L1).toArray());
        if (fromStart)
            setRows(invitations);
        else
            appendRows(invitations);
        Q_EMIT countChanged();
    });
}

} // namespace basalt::app

// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "viewas.h"

#include "apiclient.h"
#include "sessioncontroller.h"

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace basalt::app {

namespace {
constexpr int kTickMs = 1000;
} // namespace

ViewAs::ViewAs(ApiClient &client, SessionController &session, QObject *parent)
    : QObject(parent)
    , m_client(client)
    , m_session(session)
{
    m_tick.setInterval(kTickMs);
    connect(&m_tick, &QTimer::timeout, this, [this] {
        Q_EMIT ticked();
        if (QDateTime::currentDateTimeUtc() < m_end)
            return;
        leave(false); // the server has ended it by itself
        Q_EMIT over(tr("Its time was up."));
    });
    connect(&m_client, &ApiClient::viewRefused, this, [this] {
        leave(false);
        Q_EMIT over(tr("The server does not accept it any more: it, the session in which it began, or the user was ended."));
    });
    connect(&m_session, &SessionController::leaving, this, [this] { leave(true); });
    connect(&m_session, &SessionController::stateChanged, this, [this] {
        if (m_session.state() != SessionController::State::SignedIn)
            leave(false);
    });
}

QString ViewAs::endsAt() const
{
    return m_active ? m_end.toString(Qt::ISODate) : QString();
}

QString ViewAs::timeLeft() const
{
    const qint64 seconds = std::max<qint64>(0, QDateTime::currentDateTimeUtc().secsTo(m_end));
    return u"%1:%2"_s.arg(seconds / 60).arg(seconds % 60, 2, 10, '0'_L1);
}

QString ViewAs::readOnlyReason() const
{
    return m_active ? tr("You look at everything as %1, which changes nothing. End the view first.").arg(m_email) : QString();
}

void ViewAs::clearError()
{
    m_error = {};
    Q_EMIT changed();
}

void ViewAs::propose(const QString &userId, const QString &name)
{
    if (!m_active && !m_busy)
        Q_EMIT proposed(userId, name);
}

void ViewAs::begin(const QString &userId, int minutes)
{
    if (m_active || m_busy)
        return;
    m_busy = true;
    m_error = {};
    Q_EMIT changed();
    m_client.send(ApiRequest::send("POST", ApiRequest::pathOf({u"access"_s, u"impersonate"_s}),
                                   {{u"user_id"_s, userId}, {u"minutes"_s, minutes}}),
                  this, [this, generation = ++m_generation](const ApiResult &result) {
                      if (!result && generation == m_generation)
                          finish(result.error());
                      else if (result && generation == m_generation)
                          askWho(result->object());
                      else if (result) // nobody waits for it any more
                          tellServer(result->object().value("user"_L1)["id"_L1].toString(),
                                     result->object().value("session_id"_L1).toString());
                  });
}

/** Who it is, before anything is shown: a token that does not work is none. */
void ViewAs::askWho(const QJsonObject &view)
{
    ApiRequest request = ApiRequest::get(u"/api/v1/auth/me"_s);
    request.authenticated = false;
    request.headers = {{"Authorization", "Bearer " + view.value("token"_L1).toString().toLatin1()}};
    m_client.send(request, this, [this, view, generation = m_generation](const ApiResult &result) {
        if (result && generation == m_generation)
            return enter(view, result->object());
        tellServer(view.value("user"_L1)["id"_L1].toString(), view.value("session_id"_L1).toString());
        if (generation == m_generation)
            finish(result.error());
    });
}

void ViewAs::enter(const QJsonObject &view, const QJsonObject &me)
{
    m_userId = view.value("user"_L1)["id"_L1].toString();
    m_sessionId = view.value("session_id"_L1).toString();
    m_end = QDateTime::currentDateTimeUtc().addSecs(view.value("expires_in"_L1).toInteger());
    m_email = me.value("email"_L1).toString();
    m_accountName = me.value("account"_L1)["name"_L1].toString();
    m_viewer = m_session.userEmail();
    m_active = true;
    m_client.setView(view.value("token"_L1).toString());
    finish({});
    m_tick.start();
    Q_EMIT ticked();
    m_switching = true;
    m_session.enterView(me);
    Q_EMIT switching();
    m_switching = false;
    Q_EMIT m_session.ready();
    Q_EMIT begun();
}

void ViewAs::end()
{
    leave(true);
}

void ViewAs::leave(bool tell)
{
    ++m_generation; // what is on its way is not wanted any more
    if (m_busy)
        finish({});
    if (!m_active)
        return;
    m_active = false;
    m_tick.stop();
    m_client.setView({});
    Q_EMIT changed();
    m_switching = true;
    m_session.leaveView();
    Q_EMIT switching();
    m_switching = false;
    Q_EMIT m_session.ready();
    if (tell)
        tellServer(m_userId, m_sessionId);
}

void ViewAs::finish(const ApiError &error)
{
    m_busy = false;
    m_error = error;
    Q_EMIT changed();
}

/** It would end by itself; whoever looks at his sessions need not find it until then. */
void ViewAs::tellServer(const QString &userId, const QString &sessionId)
{
    m_client.send(ApiRequest::remove(ApiRequest::pathOf({u"users"_s, userId, u"sessions"_s, sessionId})), this,
                  [](const ApiResult &) {});
}

} // namespace basalt::app

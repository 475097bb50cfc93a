// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "serverprobe.h"

#include "apiclient.h"
#include "appcontext.h"

#include <QElapsedTimer>
#include <QHostAddress>

using namespace Qt::Literals::StringLiterals;

namespace basalt::app {

namespace {

constexpr int kTimeoutMs = 6000;

bool isThisComputer(const QString &host)
{
    return host == "localhost"_L1 || QHostAddress(host).isLoopback();
}

} // namespace

void ServerProbe::start(const QString &address)
{
    const QUrl url(address);
    cancel();
    m_client = new ApiClient(AppContext::instance()->network(), this);
    m_client->setBaseUrl(url);
    ApiRequest request = ApiRequest::get(u"/health"_s);
    request.authenticated = false;
    request.timeoutMs = kTimeoutMs;
    QElapsedTimer timer;
    timer.start();
    m_client->send(request, m_client, [this, url, timer](const ApiResult &result) {
        if (!result) {
            finish(false, result.error().title, result.error().message);
            return;
        }
        const QString version = result->object().value("version"_L1).toString();
        if (version.isEmpty())
            finish(false, tr("This is not a Basalt server"),
                   tr("Something answers at %1, but not as Basalt does. Is the address complete?").arg(url.toDisplayString()));
        else
            finish(true, tr("It works"), tr("Basalt %1 answered in %2 ms.").arg(version).arg(timer.elapsed()));
    });
    Q_EMIT changed();
}

void ServerProbe::cancel()
{
    delete m_client;
    m_finished = false;
    Q_EMIT changed();
}

void ServerProbe::finish(bool succeeded, const QString &title, const QString &message)
{
    if (m_client)
        m_client->deleteLater();
    m_client.clear();
    m_finished = true;
    m_succeeded = succeeded;
    m_title = title;
    m_message = message;
    Q_EMIT changed();
}

QString ServerProbe::normalised(const QString &text) const
{
    const QString trimmed = text.trimmed();
    if (trimmed.isEmpty() || trimmed.contains(QChar::Space))
        return {};
    QUrl url(trimmed.contains("://"_L1) ? trimmed : u"https://"_s + trimmed, QUrl::StrictMode);
    if (!trimmed.contains("://"_L1) && isThisComputer(url.host()))
        url.setScheme(u"http"_s);
    const bool web = url.scheme() == "http"_L1 || url.scheme() == "https"_L1;
    if (!url.isValid() || !web || url.host().isEmpty() || !url.userInfo().isEmpty())
        return {};
    url.setFragment({});
    url.setQuery(QString());
    if (url.path() == u'/')
        url.setPath({});
    return url.toString();
}

QString ServerProbe::displayName(const QString &address) const
{
    const QUrl url(address);
    return url.port() > 0 ? u"%1:%2"_s.arg(url.host()).arg(url.port()) : url.host();
}

} // namespace basalt::app

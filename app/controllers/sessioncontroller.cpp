// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "sessioncontroller.h"

#include "embeddedserver.h"
#include "serverlistmodel.h"
#include "tokenstore.h"

#include <QJsonObject>

#include <utility>

using namespace Qt::Literals::StringLiterals;

namespace basalt::app {

namespace {

constexpr int kPingEveryMs = 10'000;
constexpr int kHealthTimeoutMs = 8000;

ApiRequest healthRequest()
{
    ApiRequest request = ApiRequest::get(u"/health"_s);
    request.authenticated = false;
    request.timeoutMs = kHealthTimeoutMs;
    return request;
}

} // namespace

SessionController::SessionController(ApiClient &client, ServerListModel &servers, EmbeddedServer &embedded, TokenStore &tokens,
                                     QObject *parent)
    : QObject(parent)
    , m_client(client)
    , m_servers(servers)
    , m_embedded(embedded)
    , m_tokens(tokens)
{
    m_pingTimer.setInterval(kPingEveryMs);
    connect(&m_pingTimer, &QTimer::timeout, this, &SessionController::ping);
    connect(&m_client, &ApiClient::sessionExpired, this, [this] {
        Q_EMIT leaving();
        m_tokens.remove(m_serverId);
        if (m_state == State::SignedIn)
            setExpired(true);
    });
    connect(&m_client, &ApiClient::tokensRenewed, this, [this] { m_tokens.save(m_serverId, m_client.tokens().refresh); });
    connect(&m_client, &ApiClient::secondFactorRequired, this, [this] { setFactorRequired(m_state == State::SignedIn); });
    connect(&m_client, &ApiClient::reachable, this, [this](bool yes) { setReachable(yes, m_latencyMs); });
    connect(this, &SessionController::stateChanged, this, &SessionController::namesChanged);
    connect(this, &SessionController::accountChanged, this, &SessionController::namesChanged);
    connect(&m_tokens, &TokenStore::modeChanged, this, &SessionController::keychainChanged);
}

QString SessionController::serverName() const
{
    const ServerEntry *server = m_servers.find(m_serverId);
    if (!server)
        return {};
    return server->embedded ? tr("Local") : server->name;
}

QString SessionController::environment() const
{
    const ServerEntry *server = m_servers.find(m_serverId);
    return server ? server->environment : u"local"_s;
}

bool SessionController::isEmbedded() const
{
    const ServerEntry *server = m_servers.find(m_serverId);
    return server && server->embedded;
}

QString SessionController::lastAccount() const
{
    const ServerEntry *server = m_servers.find(m_serverId);
    return server ? server->account : QString();
}

QString SessionController::lastEmail() const
{
    const ServerEntry *server = m_servers.find(m_serverId);
    return server ? server->email : QString();
}

QString SessionController::userInitials() const
{
    const QString local = m_email.section(u'@', 0, 0);
    const QStringList parts = local.split(u'.', Qt::SkipEmptyParts);
    if (parts.size() > 1)
        return QString(parts.at(0).left(1) + parts.at(1).left(1)).toUpper();
    return local.left(2).toUpper();
}

bool SessionController::usesKeychain() const
{
    return m_tokens.usesKeychain();
}

void SessionController::open(const QString &serverId)
{
    const ServerEntry *server = m_servers.find(serverId);
    if (!server)
        return;
    if (server->embedded)
        openEmbedded();
    else
        connectTo(serverId, server->url);
}

void SessionController::openEmbedded()
{
    if (!m_embedded.start()) {
        ApiError error;
        error.kind = ApiError::Kind::Server;
        error.title = tr("The server on this computer did not start");
        error.message = m_embedded.failure();
        fail(error);
        return;
    }
    m_servers.setEmbedded(true, m_embedded.url(), m_embedded.displayFolder());
    connectTo(u"embedded"_s, m_embedded.url());
}

void SessionController::connectTo(const QString &serverId, const QUrl &url)
{
    m_serverId = serverId;
    m_client.setBaseUrl(url);
    m_databaseName.clear();
    forgetCredentials();
    setError({});
    setExpired(false);
    setState(State::Connecting);
    setBusy(true);
    askHealth();
}

void SessionController::askHealth()
{
    QElapsedTimer timer;
    timer.start();
    m_client.send(healthRequest(), this, [this, timer](const ApiResult &result) {
        if (!result) {
            fail(result.error());
            return;
        }
        const QJsonObject health = result->object();
        if (!health.contains("version"_L1)) {
            fail(ApiError::protocol(tr("%1 answers, but not as Basalt does.").arg(m_client.baseUrl().toDisplayString())));
            return;
        }
        m_serverVersion = health.value("version"_L1).toString();
        Q_EMIT serverInfoChanged();
        setReachable(true, int(timer.elapsed()));
        m_pingTimer.start();
        findSession();
    });
}

void SessionController::findSession()
{
    if (isEmbedded() && !m_embedded.setupToken().isEmpty()) {
        setBusy(false);
        setState(State::Setup);
        return;
    }
    if (isEmbedded()) {
        const QString token = m_embedded.sessionToken();
        if (!token.isEmpty()) {
            exchangeEmbeddedToken(token);
            return;
        }
    }
    m_tokens.load(m_serverId, this, [this](const QString &token) { resumeWith(token); });
}

void SessionController::exchangeEmbeddedToken(const QString &token)
{
    ApiRequest request = ApiRequest::send("POST", u"/api/v1/auth/embedded"_s, {{u"token"_s, token}});
    request.authenticated = false;
    m_client.send(request, this, [this](const ApiResult &result) {
        if (result)
            acceptSession(result->object());
        else
            m_tokens.load(m_serverId, this, [this](const QString &kept) { resumeWith(kept); });
    });
}

void SessionController::resumeWith(const QString &refreshToken)
{
    if (refreshToken.isEmpty()) {
        setBusy(false);
        setState(State::SignedOut);
        return;
    }
    m_client.setTokens({{}, refreshToken});
    askWhoAmI();
}

void SessionController::enter()
{
    setBusy(false);
    forgetCredentials();
    setError({});
    setExpired(false);
    setState(State::SignedIn);
    Q_EMIT ready();
}

void SessionController::enterView(const QJsonObject &me)
{
    m_own = Viewer{m_email, m_homeAccount, m_accountId, m_accountName, m_accountCode, m_superadmin};
    const QJsonObject account = me.value("account"_L1).toObject();
    const QString accountId = me.value("account_id"_L1).toString();
    show({me.value("email"_L1).toString(), accountId, accountId, account.value("name"_L1).toString(accountId),
          account.value("account_code"_L1).toString(), me.value("is_superadmin"_L1).toBool()});
}

void SessionController::leaveView()
{
    if (m_own)
        show(*std::exchange(m_own, {}));
}

void SessionController::show(const Viewer &viewer)
{
    m_email = viewer.email;
    m_homeAccount = viewer.homeAccount;
    m_superadmin = viewer.superadmin;
    m_accountId = viewer.accountId;
    m_accountName = viewer.accountName;
    m_accountCode = viewer.accountCode;
    // Whoever is no superadmin asks for his own account anyway.
    m_client.setAccount(m_superadmin ? m_accountId : QString());
    Q_EMIT userChanged();
    Q_EMIT accountChanged();
}

void SessionController::signOut()
{
    Q_EMIT leaving();
    ApiRequest request = ApiRequest::send("POST", u"/api/v1/auth/logout"_s, {{u"refresh_token"_s, m_client.tokens().refresh}});
    m_client.send(request, this, [](const ApiResult &) {});
    m_tokens.remove(m_serverId);
    m_client.setTokens({});
    m_client.setAccount({});
    forgetCredentials();
    setExpired(false);
    setError({});
    setState(State::SignedOut);
}

void SessionController::close()
{
    Q_EMIT leaving();
    m_pingTimer.stop();
    m_client.setBaseUrl({});
    setBusy(false);
    forgetCredentials();
    setExpired(false);
    setError({});
    setState(State::Closed);
}

void SessionController::beginSetup()
{
    forgetCredentials();
    setError({});
    setState(State::Setup);
}

void SessionController::chooseAccount(const QString &id, const QString &name, const QString &code)
{
    if (m_accountId == id)
        return;
    m_accountId = id;
    m_accountName = name;
    m_accountCode = code;
    m_client.setAccount(id);
    Q_EMIT accountChanged();
    Q_EMIT ready();
}

void SessionController::clearError()
{
    setError({});
}

void SessionController::setDatabaseName(const QString &name)
{
    if (m_databaseName == name)
        return;
    m_databaseName = name;
    Q_EMIT serverInfoChanged();
}

void SessionController::setState(State state)
{
    if (m_state == state)
        return;
    m_state = state;
    setFactorRequired(false);
    Q_EMIT stateChanged();
}

void SessionController::setBusy(bool busy)
{
    if (m_busy == busy)
        return;
    m_busy = busy;
    Q_EMIT busyChanged();
}

void SessionController::setError(const ApiError &error)
{
    if (m_error == error)
        return;
    m_error = error;
    Q_EMIT errorChanged();
}

void SessionController::setExpired(bool expired)
{
    if (m_expired == expired)
        return;
    m_expired = expired;
    Q_EMIT expiredChanged();
}

void SessionController::setFactorRequired(bool required)
{
    if (m_factorRequired == required)
        return;
    m_factorRequired = required;
    Q_EMIT factorRequiredChanged();
}

void SessionController::factorGiven()
{
    if (!m_factorRequired)
        return;
    setFactorRequired(false);
    Q_EMIT ready();
}

void SessionController::setReachable(bool reachable, int latencyMs)
{
    if (m_online == reachable && m_latencyMs == latencyMs)
        return;
    m_online = reachable;
    m_latencyMs = latencyMs;
    Q_EMIT reachabilityChanged();
}

void SessionController::fail(const ApiError &error)
{
    setBusy(false);
    forgetCredentials();
    setError(error);
    if (m_state == State::Connecting && error.isSet())
        setState(State::Closed);
}

void SessionController::ping()
{
    QElapsedTimer timer;
    timer.start();
    m_client.send(healthRequest(), this, [this, timer](const ApiResult &result) {
        setReachable(result.has_value(), result ? int(timer.elapsed()) : -1);
    });
}

} // namespace basalt::app

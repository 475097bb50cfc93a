// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "apiclient.h"

#include <QJsonObject>
#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QNetworkRequest>

using namespace Qt::Literals::StringLiterals;

namespace basalt::app {

namespace {

constexpr int kRenewTimeoutMs = 15'000;
constexpr int kFactorRequired = 38005;       ///< of the server: this session may only set up a second factor
constexpr qint64 kPourBytes = 1024LL * 1024; ///< of an answer that is poured, so much is in memory at most

/** `+` and the like must not reach the server as blanks: QUrlQuery leaves them alone, a sort key begins with one. */
QString encodedQuery(const QUrlQuery &query)
{
    QStringList parts;
    const auto items = query.queryItems(QUrl::FullyDecoded);
    for (const auto &[key, value] : items)
        parts += QString::fromLatin1(QUrl::toPercentEncoding(key)) + u'=' + QString::fromLatin1(QUrl::toPercentEncoding(value));
    return parts.join(u'&');
}

QNetworkRequest networkRequest(const QUrl &base, const ApiRequest &request)
{
    QUrl url = base;
    url.setPath(base.path(QUrl::FullyEncoded).chopped(base.path().endsWith(u'/') ? 1 : 0) + request.path, QUrl::TolerantMode);
    if (!request.query.isEmpty())
        url.setQuery(encodedQuery(request.query), QUrl::StrictMode);
    QNetworkRequest result(url);
    result.setTransferTimeout(request.timeoutMs);
    // A redirect to another host would take the session along.
    result.setAttribute(QNetworkRequest::RedirectPolicyAttribute, QNetworkRequest::SameOriginRedirectPolicy);
    result.setHeader(QNetworkRequest::UserAgentHeader, u"basalt-admin"_s);
    result.setRawHeader("Accept", "application/json, */*;q=0.5");
    if (request.hasBody)
        result.setHeader(QNetworkRequest::ContentTypeHeader, u"application/json"_s);
    else if (!request.content.isEmpty())
        result.setHeader(QNetworkRequest::ContentTypeHeader, u"application/octet-stream"_s);
    for (const auto &[name, value] : request.headers)
        result.setRawHeader(name, value);
    return result;
}

bool isSuccess(const QNetworkReply &reply)
{
    const int status = reply.attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    return status >= 200 && status <= 299;
}

/** What is poured is no document: it has gone elsewhere. */
ApiResult resultOf(QNetworkReply &reply, bool isPoured)
{
    const QByteArray body = reply.readAll();
    const int status = reply.attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    if (reply.error() != QNetworkReply::NoError || !isSuccess(reply))
        return tl::unexpected(ApiError::fromReply(reply, body));
    ApiResponse response;
    response.status = status;
    response.body = body;
    response.etag = reply.rawHeader("ETag");
    response.correlationId = QString::fromLatin1(reply.rawHeader("X-Correlation-ID"));
    if (!isPoured && reply.header(QNetworkRequest::ContentTypeHeader).toString().contains("json"_L1)) {
        QJsonParseError problem;
        response.json = QJsonDocument::fromJson(body, &problem);
        if (problem.error != QJsonParseError::NoError)
            return tl::unexpected(ApiError::protocol(problem.errorString()));
    }
    return response;
}

} // namespace

ApiClient::ApiClient(QNetworkAccessManager &network, QObject *parent) : QObject(parent), m_network(network) { }

ApiClient::~ApiClient() = default;

void ApiClient::setBaseUrl(const QUrl &url)
{
    ++m_generation;
    m_baseUrl = url;
    m_tokens = {};
    m_viewToken.clear();
    m_accountId.clear();
    m_renewing = false;
    m_waitingForRenewal.clear();
}

void ApiClient::setTokens(const TokenPair &tokens)
{
    m_tokens = tokens;
}

void ApiClient::send(const ApiRequest &request, QObject *context, ApiHandler handler)
{
    begin({request, context, std::move(handler), {}, {}, {}, false});
}

void ApiClient::receive(const ApiRequest &request, QObject *context, ApiSink sink, ApiHandler handler)
{
    begin({request, context, std::move(handler), std::move(sink), {}, {}, false});
}

void ApiClient::begin(Call call)
{
    if (!call.request.asOneself)
        call.viewToken = m_viewToken;
    // What is sent later is sent to the same account.
    call.request.account = call.request.account.value_or(m_accountId);
    if (m_renewing && call.request.authenticated && call.viewToken.isEmpty()) {
        m_waitingForRenewal.append(std::move(call));
        return;
    }
    dispatch(std::move(call));
}

void ApiClient::dispatch(Call call)
{
    QNetworkRequest request = networkRequest(m_baseUrl, call.request);
    if (!m_language.isEmpty())
        request.setRawHeader("Accept-Language", m_language.toLatin1());
    if (call.request.authenticated) {
        call.accessToken = call.viewToken.isEmpty() ? m_tokens.access : call.viewToken;
        if (!call.accessToken.isEmpty())
            request.setRawHeader("Authorization", "Bearer " + call.accessToken.toLatin1());
        if (!call.request.account->isEmpty())
            request.setRawHeader("X-Account-ID", call.request.account->toUtf8());
    }
    // What is poured goes to a disk: that little was sent of much is no attack on the memory.
    if (call.sink)
        request.setDecompressedSafetyCheckThreshold(-1);
    const QByteArray body =
        call.request.hasBody ? QJsonDocument(call.request.body).toJson(QJsonDocument::Compact) : call.request.content;
    QNetworkReply *reply = m_network.sendCustomRequest(request, call.request.method, body);
    if (call.sink) {
        reply->setReadBufferSize(kPourBytes);
        connect(reply, &QNetworkReply::readyRead, this,
                [this, reply, sink = call.sink, context = call.context] { pourInto(sink, context, *reply); });
        if (call.context)
            connect(call.context.data(), &QObject::destroyed, reply, &QNetworkReply::abort);
    }
    connect(reply, &QNetworkReply::finished, this, [this, reply, call = std::move(call), generation = m_generation] {
        reply->deleteLater();
        const bool isCut = call.sink && !call.context; // by us: it says nothing about the server
        if (generation == m_generation && !isCut)
            finished(call, *reply);
    });
}

/** What is no success is an explanation, which stays in the reply. */
void ApiClient::pourInto(const ApiSink &sink, const QPointer<QObject> &context, QNetworkReply &reply)
{
    if (isSuccess(reply) && reply.bytesAvailable() > 0 && (!context || !sink(reply.read(reply.bytesAvailable()))))
        reply.abort();
}

void ApiClient::finished(Call call, QNetworkReply &reply)
{
    const int status = reply.attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    Q_EMIT reachable(status != 0);
    if (status == 401 && call.request.authenticated && !call.viewToken.isEmpty()) {
        // First of all, so that what was shown is gone when the failure is told.
        if (call.viewToken == m_viewToken)
            Q_EMIT viewRefused();
    } else if (status == 401 && call.request.authenticated && !call.repeated) {
        renewSession(std::move(call));
        return;
    }
    if (call.sink && reply.error() == QNetworkReply::NoError)
        pourInto(call.sink, call.context, reply);
    const ApiResult result = resultOf(reply, bool(call.sink));
    if (!result && result.error().status == 403 && result.error().code == kFactorRequired && call.viewToken.isEmpty())
        Q_EMIT secondFactorRequired();
    answer(call, result);
}

void ApiClient::renewSession(Call call)
{
    call.repeated = true;
    // Somebody else's renewal came first: the new token has not been tried yet.
    if (!m_renewing && call.accessToken != m_tokens.access && !m_tokens.access.isEmpty()) {
        dispatch(std::move(call));
        return;
    }
    m_waitingForRenewal.append(std::move(call));
    if (m_renewing)
        return;
    if (m_tokens.refresh.isEmpty()) {
        endSession();
        return;
    }
    m_renewing = true;
    ApiRequest renewal = ApiRequest::send("POST", u"/api/v1/auth/refresh"_s, {{u"refresh_token"_s, m_tokens.refresh}});
    renewal.timeoutMs = kRenewTimeoutMs;
    QNetworkReply *reply = m_network.sendCustomRequest(networkRequest(m_baseUrl, renewal), renewal.method,
                                                       QJsonDocument(renewal.body).toJson(QJsonDocument::Compact));
    connect(reply, &QNetworkReply::finished, this, [this, reply, generation = m_generation] {
        reply->deleteLater();
        if (generation == m_generation)
            renewalFinished(*reply);
    });
}

void ApiClient::renewalFinished(QNetworkReply &reply)
{
    const int status = reply.attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    const QByteArray body = reply.readAll();
    const bool renewed = status == 200 && answerRenewal(body);
    const bool refused = !renewed && status >= 400 && status < 500;
    ApiError failure = ApiError::fromReply(reply, body);
    if (refused || m_tokens.refresh.isEmpty()) {
        m_tokens = {};
        failure.kind = ApiError::Kind::Unauthenticated;
    }
    m_renewing = false;
    const QList<Call> waiting = std::exchange(m_waitingForRenewal, {});
    if (renewed)
        Q_EMIT tokensRenewed();
    for (const Call &call : waiting) {
        if (renewed)
            dispatch(call);
        else
            answer(call, tl::unexpected(failure));
    }
    if (!renewed && failure.kind == ApiError::Kind::Unauthenticated)
        Q_EMIT sessionExpired();
}

void ApiClient::endSession()
{
    ApiError failure;
    failure.kind = ApiError::Kind::Unauthenticated;
    failure.status = 401;
    failure.title = tr("Signed out");
    failure.message = tr("The session has ended. Sign in again to go on.");
    m_tokens = {};
    const QList<Call> waiting = std::exchange(m_waitingForRenewal, {});
    for (const Call &call : waiting)
        answer(call, tl::unexpected(failure));
    Q_EMIT sessionExpired();
}

bool ApiClient::answerRenewal(const QByteArray &body)
{
    const QJsonObject object = QJsonDocument::fromJson(body).object();
    const QString token = object.value("token"_L1).toString();
    if (token.isEmpty())
        return false;
    m_tokens = {token, object.value("refresh_token"_L1).toString(m_tokens.refresh)};
    return true;
}

void ApiClient::answer(const Call &call, const ApiResult &result)
{
    if (call.context && call.handler)
        call.handler(result);
}

} // namespace basalt::app

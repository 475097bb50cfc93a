// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "apirequest.h"

#include <QHash>
#include <QList>
#include <QObject>
#include <QPointer>
#include <QUrl>

class QNetworkAccessManager;
class QNetworkReply;

namespace basalt::app {

/** The two tokens of a session. Empty strings: signed out. */
struct TokenPair
{
    QString access;
    QString refresh;
};

/**
 * The only way to a server, also to the embedded one: adds the session and the chosen account to each request, turns every
 * failure into an ApiError, and on a 401 renews the session once and repeats the request. Requests that meet an expired
 * session at the same time wait for one renewal. GUI thread; owned by AppContext.
 */
class ApiClient : public QObject
{
    Q_OBJECT

public:
    explicit ApiClient(QNetworkAccessManager &network, QObject *parent = nullptr);
    ~ApiClient() override;
    Q_DISABLE_COPY_MOVE(ApiClient)

    /** Where requests go. Changing it drops the session and gives up what is under way. */
    void setBaseUrl(const QUrl &url);
    [[nodiscard]] QUrl baseUrl() const { return m_baseUrl; }
    void setTokens(const TokenPair &tokens);
    [[nodiscard]] const TokenPair &tokens() const { return m_tokens; }
    /** Account that reads and writes are limited to; empty: the server's default for the caller. */
    void setAccount(const QString &accountId) { m_accountId = accountId; }
    [[nodiscard]] QString account() const { return m_accountId; }
    void setLanguage(const QString &language) { m_language = language; }
    /**
     * From now on everything is asked with that token, which shows what somebody else sees; empty: as oneself again. One's own
     * session is not touched by it: it is neither replaced nor ended, whatever becomes of the token.
     */
    void setView(const QString &token) { m_viewToken = token; }
    [[nodiscard]] bool isViewing() const { return !m_viewToken.isEmpty(); }

    /** Sends, and calls `handler` once on this thread, unless `context` is gone by then. */
    void send(const ApiRequest &request, QObject *context, ApiHandler handler);
    /**
     * The same for an answer of any size, which goes to `sink` piece by piece and is in memory nowhere; the body that
     * `handler` gets is empty. When `context` goes the connection is cut.
     */
    void receive(const ApiRequest &request, QObject *context, ApiSink sink, ApiHandler handler);

Q_SIGNALS:
    /** The tokens were renewed and should be kept. */
    void tokensRenewed();
    /** The session is over: renewing it failed. Each waiting request has failed with Unauthenticated. */
    void sessionExpired();
    /** The token of setView() is not accepted any more. */
    void viewRefused();
    /** A request was refused because whoever is signed in must set up a second factor first. */
    void secondFactorRequired();
    /** A server was reached (true) or not (false). */
    void reachable(bool yes);

private:
    struct Call
    {
        ApiRequest request;
        QPointer<QObject> context;
        ApiHandler handler;
        ApiSink sink;        ///< empty: the answer is kept as a whole
        QString accessToken; ///< the one it was sent with
        QString viewToken;   ///< of whom it is asked for; empty: for oneself, also when it is sent again
        bool repeated = false;
    };

    void begin(Call call);
    void dispatch(Call call);
    void pourInto(const ApiSink &sink, const QPointer<QObject> &context, QNetworkReply &reply);
    void finished(Call call, QNetworkReply &reply);
    void renewSession(Call call);
    void renewalFinished(QNetworkReply &reply);
    void endSession();
    [[nodiscard]] bool answerRenewal(const QByteArray &body);
    static void answer(const Call &call, const ApiResult &result);

    QNetworkAccessManager &m_network;
    QUrl m_baseUrl;
    TokenPair m_tokens;
    QString m_viewToken;
    QString m_accountId;
    QString m_language;
    QList<Call> m_waitingForRenewal;
    bool m_renewing = false;
    int m_generation = 0; ///< of the base URL: answers of an earlier server are dropped
};

} // namespace basalt::app

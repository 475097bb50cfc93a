// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "apiclient.h"
#include "apierror.h"

#include <QElapsedTimer>
#include <QObject>
#include <QString>
#include <QTimer>
#include <QUrl>

#include <optional>

namespace basalt::app {

class EmbeddedServer;
class ServerListModel;
class TokenStore;

/**
 * The connection to one server and who is signed in there: from opening it over signing in to leaving it again. An expired
 * session keeps its pages and their edits; signing in again goes on where it stopped. GUI thread; owned by AppContext.
 */
class SessionController : public QObject
{
    Q_OBJECT
    Q_PROPERTY(State state READ state NOTIFY stateChanged FINAL)
    Q_PROPERTY(bool busy READ isBusy NOTIFY busyChanged FINAL)
    Q_PROPERTY(basalt::app::ApiError error READ error NOTIFY errorChanged FINAL)
    Q_PROPERTY(bool expired READ isExpired NOTIFY expiredChanged FINAL)
    Q_PROPERTY(bool codeNeeded READ isCodeNeeded NOTIFY codeNeededChanged FINAL)
    Q_PROPERTY(bool factorRequired READ isFactorRequired NOTIFY factorRequiredChanged FINAL)
    Q_PROPERTY(QString serverId READ serverId NOTIFY stateChanged FINAL)
    Q_PROPERTY(QString serverName READ serverName NOTIFY namesChanged FINAL)
    Q_PROPERTY(QString serverUrl READ serverUrl NOTIFY stateChanged FINAL)
    Q_PROPERTY(QString environment READ environment NOTIFY stateChanged FINAL)
    Q_PROPERTY(bool embedded READ isEmbedded NOTIFY stateChanged FINAL)
    Q_PROPERTY(QString serverVersion READ serverVersion NOTIFY serverInfoChanged FINAL)
    Q_PROPERTY(QString databaseName READ databaseName NOTIFY serverInfoChanged FINAL)
    Q_PROPERTY(int latencyMs READ latencyMs NOTIFY reachabilityChanged FINAL)
    Q_PROPERTY(bool online READ isOnline NOTIFY reachabilityChanged FINAL)
    Q_PROPERTY(QString userEmail READ userEmail NOTIFY userChanged FINAL)
    Q_PROPERTY(QString userInitials READ userInitials NOTIFY userChanged FINAL)
    Q_PROPERTY(bool superadmin READ isSuperadmin NOTIFY userChanged FINAL)
    Q_PROPERTY(QString lastAccount READ lastAccount NOTIFY stateChanged FINAL)
    Q_PROPERTY(QString lastEmail READ lastEmail NOTIFY stateChanged FINAL)
    Q_PROPERTY(QString accountId READ accountId NOTIFY accountChanged FINAL)
    Q_PROPERTY(QString accountName READ accountName NOTIFY namesChanged FINAL)
    Q_PROPERTY(QString accountCode READ accountCode NOTIFY accountChanged FINAL)
    Q_PROPERTY(bool keychain READ usesKeychain NOTIFY keychainChanged FINAL)

public:
    enum class State {
        Closed,     ///< no server is open: the connections page
        Connecting, ///< looking for the server or for a kept session
        Setup,      ///< the server has no administrator yet
        SignedOut,
        SignedIn,
    };
    Q_ENUM(State)

    SessionController(ApiClient &client, ServerListModel &servers, EmbeddedServer &embedded, TokenStore &tokens,
                      QObject *parent = nullptr);

    [[nodiscard]] State state() const { return m_state; }
    [[nodiscard]] bool isBusy() const { return m_busy; }
    [[nodiscard]] const ApiError &error() const { return m_error; }
    /** Signed in, but the server no longer accepts the session. */
    [[nodiscard]] bool isExpired() const { return m_expired; }
    /** The password was right; sendCode() finishes signing in, cancelCode() goes back to the password. */
    [[nodiscard]] bool isCodeNeeded() const { return !m_challenge.isEmpty(); }
    /** Signed in, but a policy opens nothing to this session before a second factor is set up. */
    [[nodiscard]] bool isFactorRequired() const { return m_factorRequired; }
    [[nodiscard]] QString serverId() const { return m_serverId; }
    [[nodiscard]] QString serverName() const;
    [[nodiscard]] QString serverUrl() const { return m_client.baseUrl().toDisplayString(); }
    [[nodiscard]] QString environment() const;
    [[nodiscard]] bool isEmbedded() const;
    [[nodiscard]] QString serverVersion() const { return m_serverVersion; }
    [[nodiscard]] QString databaseName() const { return m_databaseName; }
    [[nodiscard]] int latencyMs() const { return m_latencyMs; }
    [[nodiscard]] bool isOnline() const { return m_online; }
    [[nodiscard]] QString userEmail() const { return m_email; }
    /** One or two letters for the round button. */
    [[nodiscard]] QString userInitials() const;
    [[nodiscard]] bool isSuperadmin() const { return m_superadmin; }
    [[nodiscard]] QString lastAccount() const;
    [[nodiscard]] QString lastEmail() const;
    /** The account that pages are limited to. Empty id: all accounts (superadmins only). */
    [[nodiscard]] QString accountId() const { return m_accountId; }
    [[nodiscard]] QString accountName() const { return m_accountId.isEmpty() ? tr("All accounts") : m_accountName; }
    [[nodiscard]] QString accountCode() const { return m_accountCode; }
    [[nodiscard]] bool usesKeychain() const;

    /** Opens a server of the list: with the session kept for it, else up to the sign-in form. */
    Q_INVOKABLE void open(const QString &serverId);
    /** Starts the embedded server and opens it. */
    Q_INVOKABLE void openEmbedded();
    Q_INVOKABLE void signIn(const QString &account, const QString &email, const QString &password);
    /** Signs in again after the session ended; pages stay as they are. */
    Q_INVOKABLE void signInAgain(const QString &password);
    /**
     * A code of the user's second factor, of the app or for recovery. After a wrong one the next can be tried: the server asks
     * for the password anew each time, and is given the one that was typed, which is kept no longer than that.
     */
    Q_INVOKABLE void sendCode(const QString &code);
    Q_INVOKABLE void cancelCode();
    /** The second factor that was required is there: pages load what they were refused. */
    Q_INVOKABLE void factorGiven();
    /** Creates the first administrator. `token` empty: the embedded server's. */
    Q_INVOKABLE void createAdministrator(const QString &token, const QString &accountName, const QString &email,
                                         const QString &password);
    Q_INVOKABLE void signOut();
    /** Back to the connections page, staying signed in. */
    Q_INVOKABLE void close();
    Q_INVOKABLE void chooseAccount(const QString &id, const QString &name, const QString &code);
    Q_INVOKABLE void clearError();
    /** Shows the form that takes a setup token. */
    Q_INVOKABLE void beginSetup();
    void setDatabaseName(const QString &name);
    /** Pages show what somebody else sees from now on; `me` is what the server says of him. ready() is for the caller to emit. */
    void enterView(const QJsonObject &me);
    /** Back to who is signed in, and to the account that was chosen; ready() as above. */
    void leaveView();

Q_SIGNALS:
    void stateChanged();
    void busyChanged();
    void errorChanged();
    void expiredChanged();
    void codeNeededChanged();
    void factorRequiredChanged();
    void serverInfoChanged();
    void reachabilityChanged();
    void userChanged();
    void accountChanged();
    /** Of the server or the account; also when the language is another. */
    void namesChanged();
    void keychainChanged();
    /** The session is about to be left, or has just ended: whoever borrowed the pages gives them back. */
    void leaving();
    /** Pages should load their data: signed in, another account, or back after an expired session. */
    void ready();

private:
    /** Who the pages are for, and the account that they show. */
    struct Viewer
    {
        QString email;
        QString homeAccount;
        QString accountId;
        QString accountName;
        QString accountCode;
        bool superadmin = false;
    };

    /** What was typed to sign in, while a code is to follow. */
    struct Credentials
    {
        QString account;
        QString email;
        QString password;
    };

    void show(const Viewer &viewer);
    void setState(State state);
    void setBusy(bool busy);
    void setError(const ApiError &error);
    void setExpired(bool expired);
    void setFactorRequired(bool required);
    void setReachable(bool reachable, int latencyMs);
    void fail(const ApiError &error);
    void connectTo(const QString &serverId, const QUrl &url);
    void askHealth();
    void findSession();
    void exchangeEmbeddedToken(const QString &token);
    void resumeWith(const QString &refreshToken);
    /** `code`: to be tried once more where a code is asked for; else `reason` is shown there. */
    void sendCredentials(const Credentials &credentials, const QString &code = {}, const ApiError &reason = {});
    void tryCode(const QString &code, bool isAgain);
    void setChallenge(const QString &challenge);
    void forgetCredentials();
    void acceptSession(const QJsonObject &authResponse);
    void askWhoAmI();
    void takeUser(const QJsonObject &me);
    void enter();
    void ping();

    ApiClient &m_client;
    ServerListModel &m_servers;
    EmbeddedServer &m_embedded;
    TokenStore &m_tokens;
    QTimer m_pingTimer;
    State m_state = State::Closed;
    bool m_busy = false;
    bool m_expired = false;
    bool m_factorRequired = false;
    bool m_online = true;
    bool m_superadmin = false;
    int m_latencyMs = -1;
    ApiError m_error;
    QString m_serverId;
    QString m_serverVersion;
    QString m_databaseName;
    QString m_challenge; ///< from the right password on until the code was right
    Credentials m_credentials;
    QString m_signInAccount; ///< what the user typed as account: remembered when it worked
    QString m_email;
    QString m_homeAccount;
    QString m_accountId;
    QString m_accountName;
    QString m_accountCode;
    std::optional<Viewer> m_own; ///< while somebody else's view is shown
};

} // namespace basalt::app

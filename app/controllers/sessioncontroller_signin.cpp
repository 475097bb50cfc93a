// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

// SessionController: signing in, with a code where one is asked for, and who it is then.

#include "sessioncontroller.h"

#include "embeddedserver.h"
#include "serverlistmodel.h"
#include "tokenstore.h"

#include <QJsonObject>

using namespace Qt::Literals::StringLiterals;

namespace basalt::app {

namespace {

constexpr int kWrongCode = 38004; ///< of the server: the challenge is used up, the code was no good
constexpr auto kSystemAccountId = "00000000-0000-0000-0000-000000000000"_L1;

} // namespace

void SessionController::signIn(const QString &account, const QString &email, const QString &password)
{
    m_signInAccount = account.trimmed();
    sendCredentials({m_signInAccount, email.trimmed(), password});
}

void SessionController::signInAgain(const QString &password)
{
    // By the account's id, whatever it is called by now; the next form offers what was typed at first.
    sendCredentials({m_homeAccount, m_email, password});
}

void SessionController::sendCredentials(const Credentials &credentials, const QString &code, const ApiError &reason)
{
    setBusy(true);
    setError({});
    QJsonObject body{{u"email"_s, credentials.email}, {u"password"_s, credentials.password}};
    if (!credentials.account.isEmpty())
        body.insert(u"account"_s, credentials.account);
    ApiRequest request = ApiRequest::send("POST", u"/api/v1/auth/login"_s, body);
    request.authenticated = false;
    m_client.send(request, this, [this, credentials, code, reason](const ApiResult &result) {
        if (result) {
            acceptSession(result->object());
            return;
        }
        if (result.error().challenge.isEmpty()) {
            fail(result.error());
            return;
        }
        m_credentials = credentials;
        setChallenge(result.error().challenge);
        if (!code.isEmpty()) {
            tryCode(code, true);
            return;
        }
        setBusy(false);
        setError(reason);
    });
}

void SessionController::sendCode(const QString &code)
{
    if (isCodeNeeded() && !m_busy)
        tryCode(code.simplified().remove(u' '), false);
}

void SessionController::tryCode(const QString &code, bool isAgain)
{
    setBusy(true);
    setError({});
    ApiRequest request =
        ApiRequest::send("POST", u"/api/v1/auth/mfa/verify"_s, {{u"challenge"_s, m_challenge}, {u"code"_s, code}});
    request.authenticated = false;
    m_client.send(request, this, [this, code, isAgain](const ApiResult &result) {
        if (result) {
            acceptSession(result->object());
        } else if (result.error().kind != ApiError::Kind::Unauthenticated) {
            // Nothing has been tried: no connection, for instance.
            setBusy(false);
            setError(result.error());
        } else if (result.error().code == kWrongCode) {
            sendCredentials(m_credentials, {}, result.error());
        } else if (!isAgain) {
            // The challenge has run out, so the code was not looked at; or the user may not come in, which the next answer tells.
            sendCredentials(m_credentials, code);
        } else {
            fail(result.error());
        }
    });
}

void SessionController::cancelCode()
{
    if (m_busy)
        return;
    forgetCredentials();
    setError({});
}

void SessionController::setChallenge(const QString &challenge)
{
    const bool wasNeeded = isCodeNeeded();
    m_challenge = challenge;
    if (wasNeeded != isCodeNeeded())
        Q_EMIT codeNeededChanged();
}

void SessionController::forgetCredentials()
{
    m_credentials = {};
    setChallenge({});
}

void SessionController::createAdministrator(const QString &token, const QString &accountName, const QString &email,
                                            const QString &password)
{
    setBusy(true);
    setError({});
    m_signInAccount = u"system"_s;
    const QString usedToken = token.isEmpty() && isEmbedded() ? m_embedded.setupToken() : token.trimmed();
    ApiRequest request = ApiRequest::send("POST", u"/api/v1/auth/setup"_s,
                                          {{u"token"_s, usedToken},
                                           {u"account_name"_s, accountName.trimmed()},
                                           {u"email"_s, email.trimmed()},
                                           {u"password"_s, password}});
    request.authenticated = false;
    m_client.send(request, this, [this](const ApiResult &result) {
        if (result)
            acceptSession(result->object());
        else
            fail(result.error());
    });
}

void SessionController::acceptSession(const QJsonObject &authResponse)
{
    m_client.setTokens({authResponse.value("token"_L1).toString(), authResponse.value("refresh_token"_L1).toString()});
    m_tokens.save(m_serverId, m_client.tokens().refresh);
    askWhoAmI();
}

void SessionController::askWhoAmI()
{
    m_client.send(ApiRequest::get(u"/api/v1/auth/me"_s), this, [this](const ApiResult &result) {
        if (!result) {
            const bool mustSignIn = result.error().kind == ApiError::Kind::Unauthenticated;
            fail(mustSignIn ? ApiError() : result.error());
            if (mustSignIn && m_state == State::Connecting)
                setState(State::SignedOut);
            return;
        }
        takeUser(result->object());
        enter();
    });
}

void SessionController::takeUser(const QJsonObject &me)
{
    const QJsonObject account = me.value("account"_L1).toObject();
    const QString accountId = me.value("account_id"_L1).toString();
    const bool sameUser = m_expired && me.value("email"_L1).toString() == m_email;
    m_email = me.value("email"_L1).toString();
    m_superadmin = me.value("is_superadmin"_L1).toBool(accountId == kSystemAccountId);
    m_homeAccount = accountId;
    const QString usual = account.value("slug"_L1).toString(m_signInAccount);
    m_servers.rememberUser(m_serverId, m_signInAccount.isEmpty() ? usual : m_signInAccount, m_email);
    Q_EMIT userChanged();
    if (sameUser)
        return; // the account that was chosen stays chosen
    m_accountId = m_superadmin ? QString() : accountId;
    m_accountName = m_superadmin ? QString() : account.value("name"_L1).toString(accountId);
    m_accountCode = m_superadmin ? QString() : account.value("account_code"_L1).toString();
    m_client.setAccount({});
    Q_EMIT accountChanged();
}

} // namespace basalt::app

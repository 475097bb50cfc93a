// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "auth/tokenservice.h"
#include "core/crypto.h"
#include "core/ids.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QMessageAuthenticationCode>
#include <QTest>

using namespace basalt;

namespace {

class TestClock final : public core::Clock
{
public:
    qint64 ms = 1'800'000'000'000;
    [[nodiscard]] qint64 nowMs() const override { return ms; }
    [[nodiscard]] qint64 monotonicNs() const override { return ms * 1'000'000; }
};

constexpr auto kUrl = QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals;

QJsonObject part(const QByteArray &token, int index)
{
    return QJsonDocument::fromJson(QByteArray::fromBase64(token.split('.').value(index), kUrl)).object();
}

/** A token signed by hand, to say what our own code never would. */
QByteArray sign(const QJsonObject &header, const QJsonObject &payload, const QByteArray &secret,
                QCryptographicHash::Algorithm algorithm = QCryptographicHash::Sha256)
{
    const QByteArray text = QJsonDocument(header).toJson(QJsonDocument::Compact).toBase64(kUrl) + "."
        + QJsonDocument(payload).toJson(QJsonDocument::Compact).toBase64(kUrl);
    return text + "." + QMessageAuthenticationCode::hash(text, secret, algorithm).toBase64(kUrl);
}

} // namespace

class TestTokenService : public QObject
{
    Q_OBJECT

private:
    TestClock m_clock;
    auth::TokenOptions m_options;
    std::unique_ptr<auth::TokenService> m_tokens;

    static auth::TokenClaims claims()
    {
        auth::TokenClaims claims;
        claims.userId = core::newId();
        claims.accountId = core::newId();
        claims.sessionId = core::newId();
        claims.email = "ada@example.test";
        claims.role = "admin";
        return claims;
    }

    bool isRefused(const QByteArray &token, auth::TokenType type = auth::TokenType::Access)
    {
        const auto result = m_tokens->verify(token, type);
        return !result && result.error().code == Code::TokenInvalid;
    }

private Q_SLOTS:
    void initTestCase() { QVERIFY(core::initialiseCrypto()); }

    void init()
    {
        m_clock.ms = 1'800'000'000'000;
        m_options = {};
        m_options.current = auth::SigningKey::generate();
        m_tokens = *auth::TokenService::create(m_options, m_clock);
    }

    void claimsOfTheContract()
    {
        const auth::TokenClaims given = claims();
        const auto token = m_tokens->issue(given);
        QVERIFY(token);
        const QJsonObject header = part(token->text, 0);
        QCOMPARE(header["alg"].toString(), "HS256");
        QCOMPARE(header["kid"].toString().toUtf8(), m_options.current.id);
        const QJsonObject payload = part(token->text, 1);
        QCOMPARE(payload["iss"].toString(), "basalt");
        QCOMPARE(payload["aud"].toString(), "basalt");
        QCOMPARE(payload["sub"].toString().toUtf8(), given.userId);
        QCOMPARE(payload["user_id"].toString().toUtf8(), given.userId);
        QCOMPARE(payload["account_id"].toString().toUtf8(), given.accountId);
        QCOMPARE(payload["email"].toString(), "ada@example.test");
        QCOMPARE(payload["role"].toString(), "admin");
        QCOMPARE(payload["type"].toString(), "access");
        QCOMPARE(payload["exp"].toInteger() - payload["iat"].toInteger(), 3600);
        QVERIFY(!payload["jti"].toString().isEmpty());
    }

    void verifiesItsOwn()
    {
        const auth::TokenClaims given = claims();
        const auto token = m_tokens->issue(given);
        const auto read = m_tokens->verify(token->text, auth::TokenType::Access);
        QVERIFY(read);
        QCOMPARE(read->userId, given.userId);
        QCOMPARE(read->accountId, given.accountId);
        QCOMPARE(read->sessionId, given.sessionId);
        QCOMPARE(read->email, given.email);
        QCOMPARE(read->role, given.role);
        QCOMPARE(read->tokenId, token->claims.tokenId);
        QCOMPARE(read->expiresAtMs, token->claims.expiresAtMs);
        QVERIFY(m_tokens->issue(given)->claims.tokenId != token->claims.tokenId);
    }

    void expiryIsCompared()
    {
        const auto token = m_tokens->issue(claims());
        m_clock.ms = token->claims.expiresAtMs - 1;
        QVERIFY(m_tokens->verify(token->text, auth::TokenType::Access));
        m_clock.ms = token->claims.expiresAtMs;
        QVERIFY(isRefused(token->text));
    }

    void typesAreKeptApart()
    {
        auth::TokenClaims given = claims();
        const auto access = m_tokens->issue(given);
        given.type = auth::TokenType::Refresh;
        const auto refresh = m_tokens->issue(given);
        QVERIFY(isRefused(access->text, auth::TokenType::Refresh));
        QVERIFY(isRefused(refresh->text, auth::TokenType::Access));
        QCOMPARE(refresh->claims.expiresAtMs - refresh->claims.issuedAtMs, 7LL * 24 * 3600 * 1000);
    }

    void changedTokensAreRefused()
    {
        const QByteArray token = m_tokens->issue(claims())->text;
        for (qsizetype i = 0; i < token.size(); i += 7) {
            QByteArray changed = token;
            changed[i] = changed[i] == 'A' ? 'B' : 'A';
            // The last character of a part may carry bits that mean nothing.
            if (changed == token || i + 1 == token.size() || token[i + 1] == '.')
                continue;
            QVERIFY2(isRefused(changed), changed.constData());
        }
        QVERIFY(isRefused(token.left(token.lastIndexOf('.') + 1)));
        QVERIFY(isRefused(token.left(token.lastIndexOf('.'))));
        QVERIFY(isRefused(token + "."));
        QVERIFY(isRefused({}));
        QVERIFY(isRefused("."));
        QVERIFY(isRefused(".."));
        QVERIFY(isRefused("a.b.c"));
        QVERIFY(isRefused(QByteArray(100'000, 'a')));
    }

    void algorithmIsOurs_data()
    {
        QTest::addColumn<QJsonObject>("header");
        QTest::addColumn<int>("algorithm");
        QTest::addColumn<bool>("good");
        const int sha256 = QCryptographicHash::Sha256;
        QTest::newRow("control") << QJsonObject{{"alg", "HS256"}, {"typ", "JWT"}} << sha256 << true;
        QTest::newRow("none") << QJsonObject{{"alg", "none"}, {"typ", "JWT"}} << sha256 << false;
        QTest::newRow("HS512") << QJsonObject{{"alg", "HS512"}, {"typ", "JWT"}} << int(QCryptographicHash::Sha512) << false;
        QTest::newRow("HS384") << QJsonObject{{"alg", "HS384"}, {"typ", "JWT"}} << int(QCryptographicHash::Sha384) << false;
        QTest::newRow("RS256") << QJsonObject{{"alg", "RS256"}, {"typ", "JWT"}} << sha256 << false;
        QTest::newRow("missing") << QJsonObject{{"typ", "JWT"}} << sha256 << false;
        QTest::newRow("list") << QJsonObject{{"alg", QJsonArray{"HS256"}}, {"typ", "JWT"}} << sha256 << false;
        QTest::newRow("lower case") << QJsonObject{{"alg", "hs256"}, {"typ", "JWT"}} << sha256 << false;
        QTest::newRow("critical extension")
            << QJsonObject{{"alg", "HS256"}, {"typ", "JWT"}, {"crit", QJsonArray{"b64"}}} << sha256 << false;
    }
    void algorithmIsOurs()
    {
        QFETCH(QJsonObject, header);
        QFETCH(int, algorithm);
        QFETCH(bool, good);
        header["kid"] = QString::fromUtf8(m_options.current.id);
        const QJsonObject payload = part(m_tokens->issue(claims())->text, 1);
        const QByteArray token =
            sign(header, payload, m_options.current.secret, static_cast<QCryptographicHash::Algorithm>(algorithm));
        QCOMPARE(!isRefused(token), good);
    }

    void foreignClaimsAreRefused_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QJsonValue>("value");
        QTest::newRow("issuer") << "iss" << QJsonValue("else");
        QTest::newRow("audience") << "aud" << QJsonValue("else");
        QTest::newRow("no type") << "typ" << QJsonValue();
        QTest::newRow("no expiry") << "exp" << QJsonValue();
        QTest::newRow("expiry as text") << "exp" << QJsonValue("9999999999");
        QTest::newRow("no subject") << "sub" << QJsonValue();
        QTest::newRow("subject no id") << "sub" << QJsonValue("' OR 1=1");
        QTest::newRow("no session") << "sid" << QJsonValue();
        QTest::newRow("no token id") << "jti" << QJsonValue();
    }
    void foreignClaimsAreRefused()
    {
        QFETCH(QString, name);
        QFETCH(QJsonValue, value);
        const QByteArray token = m_tokens->issue(claims())->text;
        QJsonObject payload = part(token, 1);
        payload[name] = value;
        QVERIFY(isRefused(sign(part(token, 0), payload, m_options.current.secret)));
    }

    void keysRotate()
    {
        const QByteArray old = m_tokens->issue(claims())->text;
        auth::TokenOptions next = m_options;
        next.current = auth::SigningKey::generate();
        m_tokens = *auth::TokenService::create(next, m_clock);
        QVERIFY(isRefused(old));
        next.previous = m_options.current;
        m_tokens = *auth::TokenService::create(next, m_clock);
        QVERIFY(m_tokens->verify(old, auth::TokenType::Access));
        QCOMPARE(part(m_tokens->issue(claims())->text, 0)["kid"].toString().toUtf8(), next.current.id);
        // The name of one key with the signature of the other.
        QJsonObject header = part(old, 0);
        header["kid"] = QString::fromUtf8(next.current.id);
        QVERIFY(isRefused(sign(header, part(old, 1), m_options.current.secret)));
    }

    void weakKeysAreRefused()
    {
        m_options.current.secret = "short";
        QCOMPARE(auth::TokenService::create(m_options, m_clock).error().code, Code::ConfigurationInvalid);
    }

    void keysOfSecrets()
    {
        const auto a = auth::SigningKey::fromSecret("a secret of the settings, long enough");
        QCOMPARE(a.secret.size(), 32);
        QCOMPARE(auth::SigningKey::fromSecret("a secret of the settings, long enough").id, a.id);
        QVERIFY(auth::SigningKey::fromSecret("b secret of the settings, long enough").id != a.id);
        QVERIFY(auth::SigningKey::generate().secret != auth::SigningKey::generate().secret);
    }
};

QTEST_GUILESS_MAIN(TestTokenService)
#include "tst_tokenservice.moc"

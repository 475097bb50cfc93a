// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "auth/tokenservice.h"

#include "core/crypto.h"
#include "core/ids.h"
#include "core/jsonwriter.h"

#include <QJsonDocument>
#include <QJsonObject>

#include <cjose/cjose.h>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace basalt::auth {

namespace {

constexpr qsizetype kMinSecret = 32;
/** Longer texts are no tokens of ours and are not parsed. */
constexpr qsizetype kMaxToken = 4096;
constexpr qint64 kMsPerSecond = 1000;

Error invalidToken(QString detail)
{
    return Error::logged(Code::TokenInvalid, std::move(detail));
}

struct JwsRelease
{
    void operator()(cjose_jws_t *jws) const { cjose_jws_release(jws); }
};
using JwsPtr = std::unique_ptr<cjose_jws_t, JwsRelease>;

struct HeaderRelease
{
    void operator()(cjose_header_t *header) const { cjose_header_release(header); }
};
using HeaderPtr = std::unique_ptr<cjose_header_t, HeaderRelease>;

QByteArray typeName(TokenType type)
{
    return type == TokenType::Access ? "access" : "refresh";
}

} // namespace

/** cjose's form of a SigningKey. */
struct TokenService::Key
{
    explicit Key(SigningKey signingKey)
        : id(std::move(signingKey.id))
        , jwk(cjose_jwk_create_oct_spec(reinterpret_cast<const uint8_t *>(signingKey.secret.constData()),
                                        static_cast<size_t>(signingKey.secret.size()), nullptr))
    { }
    ~Key() { cjose_jwk_release(jwk); }
    Q_DISABLE_COPY_MOVE(Key)

    QByteArray id;
    cjose_jwk_t *jwk;
};

SigningKey SigningKey::fromSecret(QByteArrayView secret)
{
    // Two hashes with different keys: the name must tell nothing of the secret.
    const auto derive = [secret](QByteArrayView purpose) { return core::keyedHash(secret, core::sha256(purpose)); };
    return {derive("basalt token key id").toHex().left(16), derive("basalt token key")};
}

SigningKey SigningKey::generate()
{
    return fromSecret(core::randomBytes(kMinSecret));
}

TokenService::TokenService(TokenOptions options, const core::Clock &clock)
    : m_options(std::move(options))
    , m_clock(clock)
    , m_current(std::make_unique<Key>(m_options.current))
{
    if (m_options.previous)
        m_previous = std::make_unique<Key>(*m_options.previous);
}

TokenService::~TokenService() = default;

Result<std::unique_ptr<TokenService>> TokenService::create(TokenOptions options, const core::Clock &clock)
{
    const auto isWeak = [](const SigningKey &key) { return key.id.isEmpty() || key.secret.size() < kMinSecret; };
    if (isWeak(options.current) || (options.previous && isWeak(*options.previous)))
        return Error::of(Code::ConfigurationInvalid, u"A token key needs a name and at least 32 bytes."_s);
    return std::unique_ptr<TokenService>(new TokenService(std::move(options), clock));
}

Result<IssuedToken> TokenService::issue(TokenClaims claims, std::chrono::seconds atMost) const
{
    const auto lifetime =
        std::min(claims.type == TokenType::Access ? m_options.accessLifetime : m_options.refreshLifetime, atMost);
    claims.tokenId = core::newId();
    // Whole seconds, as the wire has them, so that what is stored and what is signed never differ.
    const qint64 now = m_clock.nowMs() / kMsPerSecond;
    claims.issuedAtMs = now * kMsPerSecond;
    claims.expiresAtMs = (now + lifetime.count()) * kMsPerSecond;

    core::JsonWriter payload;
    payload.beginObject().member("iss", m_options.issuer).member("aud", m_options.audience);
    payload.member("sub", claims.userId).member("jti", claims.tokenId).member("sid", claims.sessionId);
    payload.member("iat", now).member("exp", now + lifetime.count());
    payload.member("user_id", claims.userId).member("account_id", claims.accountId);
    payload.member("email", claims.email).member("role", claims.role);
    if (!claims.amr.isEmpty()) {
        payload.key("amr").beginArray();
        for (const QByteArray &method : claims.amr.split(' '))
            payload.string(QByteArrayView(method));
        payload.endArray();
    }
    if (!claims.viewerId.isNull())
        payload.key("act").beginObject().member("sub", claims.viewerId).member("sid", claims.viewerSessionId).endObject();
    payload.member("typ", typeName(claims.type)).member("type", typeName(claims.type)).endObject();

    const HeaderPtr header(cjose_header_new(nullptr));
    if (!header || !cjose_header_set(header.get(), CJOSE_HDR_ALG, CJOSE_HDR_ALG_HS256, nullptr)
        || !cjose_header_set(header.get(), "typ", "JWT", nullptr)
        || !cjose_header_set(header.get(), CJOSE_HDR_KID, m_current->id.constData(), nullptr)) {
        return Error::internal(u"a token header could not be made"_s);
    }
    cjose_err problem{};
    const QByteArray &bytes = payload.bytes();
    const JwsPtr jws(cjose_jws_sign(m_current->jwk, header.get(), reinterpret_cast<const uint8_t *>(bytes.constData()),
                                    static_cast<size_t>(bytes.size()), &problem));
    const char *text = nullptr; // belongs to jws
    if (!jws || !cjose_jws_export(jws.get(), &text, &problem))
        return Error::internal(u"a token could not be signed: "_s + QString::fromUtf8(problem.message));
    return IssuedToken{QByteArray(text), std::move(claims)};
}

/**
 * The key that the header names, null if the header is not exactly ours. Read here, since cjose takes whatever `alg` a token
 * names (RFC 8725 section 3.1).
 */
const TokenService::Key *TokenService::keyOf(QByteArrayView token) const
{
    const qsizetype dot = token.indexOf('.');
    if (dot < 0)
        return nullptr;
    const auto decoded = QByteArray::fromBase64Encoding(
        token.first(dot).toByteArray(), QByteArray::Base64UrlEncoding | QByteArray::AbortOnBase64DecodingErrors);
    if (!decoded)
        return nullptr;
    const QJsonObject header = QJsonDocument::fromJson(*decoded).object();
    if (header.value("alg"_L1) != "HS256"_L1 || header.value("typ"_L1) != "JWT"_L1 || header.contains("crit"_L1))
        return nullptr;
    const QByteArray kid = header.value("kid"_L1).toString().toUtf8();
    if (kid == m_current->id)
        return m_current.get();
    return m_previous && kid == m_previous->id ? m_previous.get() : nullptr;
}

Result<TokenClaims> TokenService::verify(QByteArrayView token, TokenType type) const
{
    if (token.size() > kMaxToken)
        return invalidToken(u"too long"_s);
    const Key *key = keyOf(token);
    if (!key)
        return invalidToken(u"algorithm or key is not ours"_s);
    cjose_err problem{};
    const JwsPtr jws(cjose_jws_import(token.data(), static_cast<size_t>(token.size()), &problem));
    if (!jws || !cjose_jws_verify(jws.get(), key->jwk, &problem))
        return invalidToken(u"signature: "_s + QString::fromUtf8(problem.message));
    uint8_t *bytes = nullptr; // belongs to jws
    size_t size = 0;
    if (!cjose_jws_get_plaintext(jws.get(), &bytes, &size, &problem))
        return invalidToken(u"no payload"_s);
    return readClaims(QByteArrayView(reinterpret_cast<const char *>(bytes), static_cast<qsizetype>(size)), type);
}

Result<TokenClaims> TokenService::readClaims(QByteArrayView payload, TokenType type) const
{
    const QJsonObject object = QJsonDocument::fromJson(payload.toByteArray()).object();
    const auto text = [&object](QLatin1StringView name) { return object.value(name).toString().toUtf8(); };
    if (text("iss"_L1) != m_options.issuer || text("aud"_L1) != m_options.audience)
        return invalidToken(u"issuer or audience"_s);
    if (text("typ"_L1) != typeName(type))
        return invalidToken(u"type"_s);
    TokenClaims claims;
    claims.type = type;
    claims.tokenId = text("jti"_L1);
    claims.userId = text("sub"_L1);
    claims.accountId = text("account_id"_L1);
    claims.sessionId = text("sid"_L1);
    claims.email = text("email"_L1);
    claims.role = text("role"_L1);
    const QJsonValue actor = object.value("act"_L1);
    if (!actor.isUndefined()) {
        claims.viewerId = actor["sub"_L1].toString().toUtf8();
        claims.viewerSessionId = actor["sid"_L1].toString().toUtf8();
    }
    claims.issuedAtMs = object.value("iat"_L1).toInteger() * kMsPerSecond;
    claims.expiresAtMs = object.value("exp"_L1).toInteger() * kMsPerSecond;
    if (claims.expiresAtMs <= m_clock.nowMs())
        return invalidToken(u"expired"_s);
    if (claims.tokenId.isEmpty() || !core::isId(claims.userId) || !core::isId(claims.sessionId)
        || (!actor.isUndefined() && !(core::isId(claims.viewerId) && core::isId(claims.viewerSessionId))))
        return invalidToken(u"claims are missing"_s);
    return claims;
}

} // namespace basalt::auth

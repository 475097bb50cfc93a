// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "auth/mfakeys.h"

#include "core/crypto.h"

#include <QUrl>

#include <liboath/oath.h>

#include <array>
#include <cstdlib>

using namespace Qt::Literals::StringLiterals;

namespace basalt::auth {

namespace {

constexpr unsigned kDigits = 6;
constexpr qsizetype kSecretBytes = 20;
constexpr qsizetype kRecoveryBytes = 10;
constexpr int kRecoveryCodes = 10;

bool isOathReady()
{
    static const bool ready = oath_init() == OATH_OK;
    return ready;
}

} // namespace

QByteArray newTotpSecret()
{
    return core::randomBytes(kSecretBytes);
}

Result<QByteArray> totpCode(const QByteArray &secret, qint64 counter)
{
    std::array<char, kDigits + 1> digits{};
    if (!isOathReady()
        || oath_hotp_generate(secret.constData(), static_cast<size_t>(secret.size()), static_cast<uint64_t>(counter), kDigits,
                              false, OATH_HOTP_DYNAMIC_TRUNCATION, digits.data())
            != OATH_OK)
        return Error::internal(u"a code of a second factor could not be computed"_s);
    return QByteArray(digits.data(), kDigits);
}

Result<std::optional<qint64>> matchTotp(const QByteArray &secret, const QByteArray &code, qint64 nowMs, qint64 lastCounter)
{
    constexpr qint64 kMsPerSecond = 1000;
    const qint64 current = nowMs / kMsPerSecond / kTotpStepSeconds;
    std::optional<qint64> match;
    for (const qint64 counter : {current - 1, current, current + 1}) {
        BASALT_TRY(const QByteArray expected, totpCode(secret, counter));
        // All three are looked at, so that the time tells nothing.
        if (core::equalConstantTime(expected, code) && counter > lastCounter && !match)
            match = counter;
    }
    return match;
}

QByteArray base32(const QByteArray &bytes)
{
    char *text = nullptr;
    size_t size = 0;
    if (oath_base32_encode(bytes.constData(), static_cast<size_t>(bytes.size()), &text, &size) != OATH_OK)
        return {};
    QByteArray encoded(text, static_cast<qsizetype>(size));
    std::free(text); // NOLINT(cppcoreguidelines-no-malloc): liboath allocated it so
    while (encoded.endsWith('='))
        encoded.chop(1);
    return encoded;
}

QByteArray otpauthUri(const QString &issuer, const QByteArray &email, const QByteArray &secret)
{
    const QByteArray name = QUrl::toPercentEncoding(issuer);
    return "otpauth://totp/" + name + ':' + QUrl::toPercentEncoding(QString::fromUtf8(email)) + "?secret=" + base32(secret)
        + "&issuer=" + name + "&algorithm=SHA1&digits=6&period=30";
}

QList<QByteArray> newRecoveryCodes()
{
    QList<QByteArray> codes;
    for (int i = 0; i < kRecoveryCodes; ++i)
        codes.append(core::randomBytes(kRecoveryBytes).toHex());
    return codes;
}

MfaKeys::MfaKeys(QByteArrayView secret)
    : m_box(secret, "second factors")
    , m_hashKey(core::keyedHash("recovery codes", core::sha256(secret)))
{ }

Result<QByteArray> MfaKeys::open(const QByteArray &sealed) const
{
    auto secret = m_box.open(sealed);
    if (!secret)
        return Error::internal(u"a second factor was sealed with another encryption secret"_s);
    return std::move(*secret);
}

QByteArray MfaKeys::hashOf(const QByteArray &recoveryCode) const
{
    QByteArray plain = recoveryCode.toLower();
    plain.replace(' ', "").replace('-', "");
    return core::keyedHash(plain, m_hashKey).toHex();
}

} // namespace basalt::auth

// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "http/transport/tlsconfiguration.h"

#include "core/clock.h"
#include "core/logging.h"

#include <QDateTime>
#include <QFile>
#include <QSslCertificate>
#include <QSslKey>
#include <QSslSocket>

#include <memory>

#include <openssl/pem.h>
#include <openssl/x509.h>

namespace basalt::http {

using namespace Qt::Literals::StringLiterals;

namespace {

Error wrongFile(QString message, QString detail = {})
{
    Error error = Error::of(Code::ConfigurationInvalid, std::move(message));
    error.detail = std::move(detail);
    return error;
}

Result<QByteArray> readFile(const QString &path)
{
    constexpr qint64 kMaxBytes = 1024 * 1024;
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return wrongFile(u"The file cannot be read: "_s + path, file.errorString());
    return file.read(kMaxBytes);
}

Result<QSslKey> readKey(const QByteArray &pem, const QString &path)
{
    for (const QSsl::KeyAlgorithm algorithm : {QSsl::Ec, QSsl::Rsa}) {
        const QSslKey key(pem, algorithm, QSsl::Pem, QSsl::PrivateKey);
        if (!key.isNull())
            return key;
    }
    return wrongFile(u"This is no private key of kind RSA or EC without a passphrase, in PEM: "_s + path);
}

/** Asked of OpenSSL, because Qt would find out only when the first client comes. */
bool belongTogether(const QByteArray &certificatePem, const QByteArray &keyPem)
{
    const auto openMemory = [](const QByteArray &pem) {
        return std::unique_ptr<BIO, decltype(&BIO_free)>(BIO_new_mem_buf(pem.constData(), static_cast<int>(pem.size())),
                                                         &BIO_free);
    };
    const auto noPassphrase = [](char *, int, int, void *) { return 0; };
    const auto certificateSource = openMemory(certificatePem);
    const auto keySource = openMemory(keyPem);
    const std::unique_ptr<X509, decltype(&X509_free)> certificate(
        PEM_read_bio_X509(certificateSource.get(), nullptr, nullptr, nullptr), &X509_free);
    const std::unique_ptr<EVP_PKEY, decltype(&EVP_PKEY_free)> key(
        PEM_read_bio_PrivateKey(keySource.get(), nullptr, noPassphrase, nullptr), &EVP_PKEY_free);
    return certificate && key && X509_check_private_key(certificate.get(), key.get()) == 1;
}

} // namespace

Result<QSslConfiguration> loadTlsConfiguration(const QString &certificatePath, const QString &privateKeyPath)
{
    if (certificatePath.isEmpty() || privateKeyPath.isEmpty())
        return wrongFile(u"TLS needs both a certificate file and a private key file."_s);
    if (!QSslSocket::supportsSsl())
        return wrongFile(u"TLS is not available: the TLS library could not be loaded."_s);
    BASALT_TRY(const QByteArray certificatePem, readFile(certificatePath));
    BASALT_TRY(const QByteArray keyPem, readFile(privateKeyPath));
    const QList<QSslCertificate> chain = QSslCertificate::fromData(certificatePem, QSsl::Pem);
    if (chain.isEmpty() || chain.first().isNull())
        return wrongFile(u"This is no certificate in PEM: "_s + certificatePath);
    BASALT_TRY(const QSslKey key, readKey(keyPem, privateKeyPath));
    if (!belongTogether(certificatePem, keyPem))
        return wrongFile(u"The private key %1 does not belong to the certificate %2."_s.arg(privateKeyPath, certificatePath));
    if (chain.first().expiryDate().toMSecsSinceEpoch() < core::SystemClock().nowMs())
        core::logWarning("the TLS certificate has expired", {{"file", certificatePath.toUtf8()}});

    QSslConfiguration configuration = QSslConfiguration::defaultConfiguration();
    configuration.setLocalCertificateChain(chain);
    configuration.setPrivateKey(key);
    configuration.setProtocol(QSsl::TlsV1_2OrLater);
    configuration.setPeerVerifyMode(QSslSocket::VerifyNone); // clients have no certificates
    configuration.setAllowedNextProtocols({QSslConfiguration::NextProtocolHttp1_1});
    return configuration;
}

} // namespace basalt::http

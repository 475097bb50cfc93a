// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "composition/serverconfig.h"

#include "composition/databaseurl.h"

#include <QDir>
#include <QFileInfo>
#include <QHostAddress>
#include <QSet>
#include <QThread>
#include <QUrl>

#include <algorithm>
#include <iterator>

using namespace Qt::Literals::StringLiterals;

namespace basalt::composition {

namespace {

using core::Config;
using core::Setting;

constexpr qsizetype kMinSecretLength = 32;

bool isProduction(const Config &settings)
{
    return settings.text(Setting::Environment) == "production"_L1;
}

bool isLoopback(const QString &host)
{
    return host.compare("localhost"_L1, Qt::CaseInsensitive) == 0 || QHostAddress(host).isLoopback();
}

QString settingName(Setting setting)
{
    return QString::fromLatin1(core::settingInfo(setting).name);
}

/** Short, or hardly more than one character repeated. */
bool isWeakSecret(const QString &secret)
{
    constexpr qsizetype kMinDifferent = 10;
    const QSet<QChar> different(secret.cbegin(), secret.cend());
    return secret.size() < kMinSecretLength || different.size() < kMinDifferent;
}

/** Collects what is wrong while the options are put together. */
class Checker
{
public:
    void fail(const QString &mistake) { m_mistakes.append(mistake); }

    /** The value, or a mistake that names the setting. */
    template <class T>
    T take(Result<T> result, Setting setting)
    {
        if (result)
            return std::move(*result);
        fail(settingName(setting) + u": "_s + result.error().message);
        return {};
    }

    [[nodiscard]] Result<void> outcome() const
    {
        if (m_mistakes.isEmpty())
            return {};
        return Error::of(Code::ConfigurationInvalid, m_mistakes.join(u'\n'));
    }

private:
    QStringList m_mistakes;
};

QByteArrayList allowedHosts(const Config &settings)
{
    QStringList hosts = settings.list(Setting::AllowedHosts);
    const QString host = settings.text(Setting::Host);
    if (hosts.contains("*"_L1) || (hosts.isEmpty() && !isLoopback(host)))
        return {};
    if (hosts.isEmpty())
        hosts = QStringList{u"localhost"_s, u"127.0.0.1"_s, u"[::1]"_s, host};
    const QString external = QUrl(settings.text(Setting::ExternalUrl)).host();
    if (!external.isEmpty())
        hosts.append(external);
    hosts.removeDuplicates();
    QByteArrayList names;
    for (const QString &name : std::as_const(hosts))
        names.append(name.toUtf8());
    return names;
}

http::TransportOptions transportOptions(const Config &settings, Checker &checker)
{
    using std::chrono::seconds;
    http::TransportOptions options;
    options.host = settings.text(Setting::Host);
    if (options.host != "localhost"_L1 && QHostAddress(options.host).isNull())
        checker.fail(u"host: \"%1\" is no address of this machine"_s.arg(options.host));
    options.port = static_cast<quint16>(settings.number(Setting::Port));
    options.workers = static_cast<int>(settings.number(Setting::Workers));
    if (options.workers == 0)
        options.workers = std::max(2, QThread::idealThreadCount());
    options.tlsCertificatePath = settings.text(Setting::TlsCertificate);
    options.tlsPrivateKeyPath = settings.text(Setting::TlsPrivateKey);
    if (options.tlsCertificatePath.isEmpty() != options.tlsPrivateKeyPath.isEmpty())
        checker.fail(u"tls_certificate and tls_private_key: set both or none"_s);
    for (const QString &path : {options.tlsCertificatePath, options.tlsPrivateKeyPath}) {
        if (!path.isEmpty() && !QFileInfo(path).isReadable())
            checker.fail(u"tls: the file %1 cannot be read"_s.arg(path));
    }
    options.allowedHosts = allowedHosts(settings);
    options.maxBodyBytes = settings.number(Setting::MaxBodySize);
    options.headerTimeout = seconds(settings.number(Setting::HeaderTimeout));
    options.bodyTimeout = seconds(settings.number(Setting::BodyTimeout));
    options.idleTimeout = seconds(settings.number(Setting::IdleTimeout));
    options.maxConnections = static_cast<int>(settings.number(Setting::MaxConnections));
    return options;
}

QList<QByteArray> corsOrigins(const Config &settings, Checker &checker)
{
    QList<QByteArray> origins;
    for (const QString &origin : settings.list(Setting::CorsOrigins)) {
        const QUrl url(origin, QUrl::StrictMode);
        const bool isOrigin = url.isValid() && !url.host().isEmpty() && (url.path().isEmpty() || url.path() == "/"_L1)
            && (url.scheme() == "http"_L1 || url.scheme() == "https"_L1);
        if (origin == "*"_L1 && settings.list(Setting::CorsOrigins).size() > 1)
            checker.fail(u"cors_origins: \"*\" stands alone"_s);
        else if (origin == "*"_L1 && settings.flag(Setting::CorsCredentials))
            checker.fail(u"cors_allow_credentials: cannot be combined with cors_origins \"*\""_s);
        else if (origin != "*"_L1 && !isOrigin)
            checker.fail(u"cors_origins: \"%1\" is no origin such as https://app.example.org"_s.arg(origin));
        origins.append((origin.endsWith(u'/') ? origin.chopped(1) : origin).toUtf8());
    }
    return origins;
}

http::TrustedProxies trustedProxies(const Config &settings, Checker &checker)
{
    http::TrustedProxies proxies;
    for (const QString &text : settings.list(Setting::TrustedProxies)) {
        const QHostAddress address(text);
        const auto network = address.isNull()
            ? QHostAddress::parseSubnet(text)
            : std::pair{address, address.protocol() == QAbstractSocket::IPv4Protocol ? 32 : 128};
        if (network.first.isNull() || network.second < 0)
            checker.fail(u"trusted_proxies: \"%1\" is no address and no network such as 10.0.0.0/8"_s.arg(text));
        proxies.append(network);
    }
    return proxies;
}

std::shared_ptr<const http::PipelineOptions> pipelineOptions(const Config &settings, Checker &checker)
{
    auto options = std::make_shared<http::PipelineOptions>();
    options->cors.origins = corsOrigins(settings, checker);
    options->cors.allowCredentials = settings.flag(Setting::CorsCredentials);
    options->cors.methods = settings.list(Setting::CorsMethods).join(", "_L1).toUtf8();
    options->cors.headers = settings.list(Setting::CorsHeaders).join(", "_L1).toUtf8();
    options->securityHeaders.enabled = settings.flag(Setting::SecurityHeaders);
    options->securityHeaders.contentSecurityPolicy = settings.text(Setting::CspPolicy).toUtf8();
    options->securityHeaders.permissionsPolicy = settings.text(Setting::PermissionsPolicy).toUtf8();
    options->securityHeaders.hstsMaxAgeSeconds = isProduction(settings) ? settings.number(Setting::HstsMaxAge) : 0;
    options->trustedProxies = trustedProxies(settings, checker);
    options->compression.enabled = settings.flag(Setting::Compression);
    options->compression.minBytes = settings.number(Setting::CompressionMinBytes);
    options->compression.workerBytes = settings.number(Setting::CompressionWorkerBytes);
    options->compression.level = static_cast<int>(settings.number(Setting::CompressionLevel));
    options->accessLog = settings.flag(Setting::AccessLog);
    return options;
}

void checkTenancy(const Config &settings, Checker &checker)
{
    if (settings.flag(Setting::SingleTenantMode) && settings.text(Setting::SingleTenantAccount).isEmpty())
        checker.fail(u"single_tenant_account: needed in single-tenant mode"_s);
    // Whoever registers joins it, and whoever belongs to that one is a superadmin.
    if (settings.text(Setting::SingleTenantAccount).trimmed().compare("system"_L1, Qt::CaseInsensitive) == 0)
        checker.fail(u"single_tenant_account: the system account is for superadmins only"_s);
    if (settings.text(Setting::SuperadminEmail).isEmpty() != settings.text(Setting::SuperadminPassword).isEmpty())
        checker.fail(u"superadmin_email and superadmin_password: set both or none"_s);
}

void checkLimits(const Config &settings, Checker &checker)
{
    if (settings.number(Setting::ListDefaultLimit) > settings.number(Setting::ListMaxLimit))
        checker.fail(u"list_default_limit: not above list_max_limit"_s);
}

void checkProduction(const Config &settings, const http::TransportOptions &transport, Checker &checker)
{
    if (!isProduction(settings))
        return;
    for (const Setting secret : {Setting::TokenSecret, Setting::TokenSecretPrevious, Setting::EncryptionSecret}) {
        const QString value = settings.text(secret);
        if (!value.isEmpty() && isWeakSecret(value)) {
            checker.fail(u"%1: too weak for production; at least %2 random characters, or unset to have one made"_s
                             .arg(settingName(secret))
                             .arg(kMinSecretLength));
        }
    }
    if (transport.tlsCertificatePath.isEmpty() && !isLoopback(transport.host)
        && settings.list(Setting::TrustedProxies).isEmpty()) {
        checker.fail(u"host: in production plain HTTP does not leave this machine; set tls_certificate and tls_private_key, "
                     "or trusted_proxies when a proxy in front speaks TLS"_s);
    }
}

backup::BackupSchedule backupSchedule(const Config &settings, Checker &checker)
{
    backup::BackupSchedule schedule;
    schedule.every = std::chrono::hours(settings.number(Setting::BackupEveryHours));
    const QString time = settings.text(Setting::BackupDailyAt);
    schedule.dailyAt = backup::parseTimeOfDay(time);
    if (!time.isEmpty() && !schedule.dailyAt)
        checker.fail(u"backup_daily_at: \"%1\" is no time of day such as 03:30"_s.arg(time));
    if (!time.isEmpty() && schedule.every.count() > 0)
        checker.fail(u"backup_every_hours and backup_daily_at: set one of them"_s);
    return schedule;
}

core::LogLevel logLevel(const QString &name)
{
    if (name == "debug"_L1)
        return core::LogLevel::Debug;
    if (name == "warning"_L1)
        return core::LogLevel::Warning;
    return name == "error"_L1 ? core::LogLevel::Error : core::LogLevel::Info;
}

} // namespace

Result<ServerConfig> makeServerConfig(Config given)
{
    Checker checker;
    ServerConfig config;
    config.settings = std::move(given);
    const Config &settings = config.settings;
    config.dataFolder = QDir::cleanPath(QDir().absoluteFilePath(settings.text(Setting::DataDir)));
    config.transport = transportOptions(settings, checker);
    config.pipeline = pipelineOptions(settings, checker);
    config.database =
        checker.take(databaseOptions(settings.text(Setting::DatabaseUrl), config.dataFolder), Setting::DatabaseUrl);
    config.database.statementTimeoutMs = static_cast<int>(settings.number(Setting::StatementTimeout)) * 1000;
    const auto poolSize = static_cast<int>(settings.number(Setting::DbPoolSize));
    config.database.readThreads = poolSize > 0 ? poolSize : config.database.engine == db::Engine::Postgres ? 8 : 2;
    const QString backupDir = settings.text(Setting::BackupDir);
    config.backupFolder =
        backupDir.isEmpty() ? QString(config.dataFolder + u"/backups"_s) : QDir::cleanPath(QDir().absoluteFilePath(backupDir));
    config.backupSchedule = backupSchedule(settings, checker);
    config.logLevel = logLevel(settings.text(Setting::LogLevel));
    config.logFormat = settings.text(Setting::LogFormat) == "json"_L1 ? core::LogFormat::Json : core::LogFormat::Console;
    config.shutdownGrace = std::chrono::seconds(settings.number(Setting::ShutdownGrace));
    checkTenancy(settings, checker);
    checkLimits(settings, checker);
    checkProduction(settings, config.transport, checker);
    BASALT_TRY_VOID(checker.outcome());
    return config;
}

QString baseUrl(const ServerConfig &config, quint16 port)
{
    const QString external = config.settings.text(Setting::ExternalUrl);
    if (!external.isEmpty())
        return external.endsWith(u'/') ? external.chopped(1) : external;
    const QHostAddress address(config.transport.host);
    QUrl url;
    url.setScheme(config.transport.tlsCertificatePath.isEmpty() ? u"http"_s : u"https"_s);
    constexpr QHostAddress::SpecialAddress kWildcards[] = {QHostAddress::Any, QHostAddress::AnyIPv4, QHostAddress::AnyIPv6};
    const bool isWildcard = std::ranges::find(kWildcards, address) != std::end(kWildcards);
    url.setHost(isWildcard ? u"localhost"_s : config.transport.host);
    url.setPort(port);
    return url.toString();
}

} // namespace basalt::composition

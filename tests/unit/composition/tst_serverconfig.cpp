// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "composition/databaseurl.h"
#include "composition/secretsfile.h"
#include "composition/serverconfig.h"

#include <QFile>
#include <QFileInfo>
#include <QTemporaryDir>
#include <QTest>

using namespace basalt;
using composition::makeServerConfig;
using core::Setting;

class TestServerConfig : public QObject
{
    Q_OBJECT

private:
    using Settings = QList<std::pair<QString, QString>>;

    static core::Config config(const Settings &settings)
    {
        core::ConfigSources sources;
        sources.commandLine = settings;
        sources.readConfigFile = false;
        auto loaded = core::Config::load(sources);
        if (!loaded)
            qFatal("%s", qPrintable(loaded.error().message));
        return *loaded;
    }

    static QString mistakes(const Settings &settings)
    {
        const auto made = makeServerConfig(config(settings));
        return made ? QString() : made.error().message;
    }

private Q_SLOTS:
    void defaultsAreClosed()
    {
        const auto made = makeServerConfig(config({}));
        QVERIFY(made);
        QCOMPARE(made->transport.host, "127.0.0.1");
        QCOMPARE(made->transport.port, quint16(8000));
        QVERIFY(made->transport.workers >= 2);
        QVERIFY(made->transport.allowedHosts.contains("localhost"));
        QVERIFY(made->pipeline->cors.origins.isEmpty());
        QVERIFY(made->pipeline->trustedProxies.isEmpty());
        QVERIFY(made->pipeline->securityHeaders.enabled);
        QCOMPARE(made->pipeline->securityHeaders.hstsMaxAgeSeconds, 0);
        QCOMPARE(made->database.engine, db::Engine::Sqlite);
        QCOMPARE(made->database.sqlitePath, made->dataFolder + "/basalt.db");
    }

    void statementsEndInTime()
    {
        QCOMPARE(makeServerConfig(config({}))->database.statementTimeoutMs, 30'000);
        QCOMPARE(makeServerConfig(config({{"statement_timeout_seconds", "2"}}))->database.statementTimeoutMs, 2000);
        QCOMPARE(core::httpStatus(Code::Cancelled), 503);
    }

    void combinations_data()
    {
        QTest::addColumn<Settings>("settings");
        QTest::addColumn<QString>("mistake");
        const auto add = [](const char *name, const Settings &settings, const char *mistake) {
            QTest::newRow(name) << settings << QString(mistake);
        };
        const QString strong = "Zx9!kLm2#pQr7$sTu4%vWy8&aBc1*dEf6";
        add("host name", {{"host", "example.org"}}, "host:");
        add("localhost", {{"host", "localhost"}}, "");
        add("all addresses", {{"host", "0.0.0.0"}}, "");
        add("half of TLS", {{"tls_certificate", "/etc/hostname"}}, "set both or none");
        add("missing TLS file", {{"tls_certificate", "/nowhere"}, {"tls_private_key", "/nowhere"}}, "/nowhere cannot be read");
        add("database", {{"database_url", "mysql://x"}}, "database_url:");
        add("database without a file", {{"database_url", "sqlite:///"}}, "names no file");
        add("origin", {{"cors_origins", "app.example.org"}}, "cors_origins:");
        add("origin with a path", {{"cors_origins", "https://a.example/x"}}, "cors_origins:");
        add("origins", {{"cors_origins", "https://a.example,http://localhost:3000"}}, "");
        add("any origin", {{"cors_origins", "*"}}, "");
        add("any origin and another", {{"cors_origins", "*,https://a"}}, "stands alone");
        add("any origin with credentials", {{"cors_origins", "*"}, {"cors_allow_credentials", "true"}},
            "cors_allow_credentials");
        add("proxy", {{"trusted_proxies", "proxy"}}, "trusted_proxies:");
        add("proxies", {{"trusted_proxies", "10.0.0.0/8,::1,192.0.2.1"}}, "");
        add("single tenant in the system account", {{"single_tenant_mode", "true"}, {"single_tenant_account", " System"}},
            "single_tenant_account:");
        add("single tenant without an account", {{"single_tenant_mode", "true"}}, "single_tenant_account:");
        add("half a superadmin", {{"superadmin_email", "a@b.c"}}, "set both or none");
        add("production", {{"environment", "production"}}, "");
        add("production, weak", {{"environment", "production"}, {"token_secret", "secret"}}, "token_secret: too weak");
        add("production, repeated", {{"environment", "production"}, {"token_secret", QString(64, 'x')}},
            "token_secret: too weak");
        add("production, strong", {{"environment", "production"}, {"token_secret", strong}}, "");
        add("production, plain HTTP", {{"environment", "production"}, {"host", "0.0.0.0"}}, "plain HTTP");
        add("production, loopback", {{"environment", "production"}, {"host", "::1"}}, "");
        add("production behind a proxy", {{"environment", "production"}, {"host", "0.0.0.0"}, {"trusted_proxies", "10.0.0.1"}},
            "");
    }

    void combinations()
    {
        QFETCH(Settings, settings);
        QFETCH(QString, mistake);
        const QString found = mistakes(settings);
        QVERIFY2(mistake.isEmpty() ? found.isEmpty() : found.contains(mistake), qPrintable(found));
    }

    void mistakesAreNamedTogether()
    {
        const QString found = mistakes({{"host", "nowhere"}, {"database_url", "x"}, {"trusted_proxies", "y"}});
        QVERIFY(found.contains("host:") && found.contains("database_url:") && found.contains("trusted_proxies:"));
    }

    void passwordsOfDatabasesStaySecret() { QVERIFY(!mistakes({{"database_url", "mysql://joe:p4ss@db/x"}}).contains("p4ss")); }

    void hosts()
    {
        QVERIFY(makeServerConfig(config({{"host", "0.0.0.0"}}))->transport.allowedHosts.isEmpty());
        QVERIFY(makeServerConfig(config({{"allowed_hosts", "*"}}))->transport.allowedHosts.isEmpty());
        const QByteArrayList named =
            makeServerConfig(config({{"allowed_hosts", "a.example"}, {"external_url", "https://b.example/"}}))
                ->transport.allowedHosts;
        QCOMPARE(named, QByteArrayList({"a.example", "b.example"}));
    }

    void urls()
    {
        QCOMPARE(composition::baseUrl(*makeServerConfig(config({})), 8000), "http://127.0.0.1:8000");
        QCOMPARE(composition::baseUrl(*makeServerConfig(config({{"host", "::1"}})), 81), "http://[::1]:81");
        QCOMPARE(composition::baseUrl(*makeServerConfig(config({{"host", "0.0.0.0"}})), 81), "http://localhost:81");
        QCOMPARE(composition::baseUrl(*makeServerConfig(config({{"external_url", "https://x.example/"}})), 81),
                 "https://x.example");
    }

    void secretsLast()
    {
        const QTemporaryDir folder;
        core::Config first = config({});
        QVERIFY(composition::provideSecrets(folder.path(), first));
        const QString made = first.text(Setting::TokenSecret);
        QVERIFY(made.size() >= 32);
        QCOMPARE(QFile::permissions(folder.filePath("secrets")) & ~(QFile::ReadUser | QFile::WriteUser),
                 QFile::ReadOwner | QFile::WriteOwner);
        core::Config second = config({});
        QVERIFY(composition::provideSecrets(folder.path(), second));
        QCOMPARE(second.text(Setting::TokenSecret), made);
        QCOMPARE(second.shown(Setting::TokenSecret), "********");
        core::Config named = config({{"token_secret", "mine"}});
        QVERIFY(composition::provideSecrets(folder.path(), named));
        QCOMPARE(named.text(Setting::TokenSecret), "mine");
    }

    void secretsForOthersToReadAreRefused()
    {
        const QTemporaryDir folder;
        core::Config settings = config({});
        QVERIFY(composition::provideSecrets(folder.path(), settings));
        QVERIFY(QFile::setPermissions(folder.filePath("secrets"), QFile::ReadOwner | QFile::WriteOwner | QFile::ReadOther));
        core::Config again = config({});
        const auto refused = composition::provideSecrets(folder.path(), again);
        QVERIFY(!refused && refused.error().message.contains("chmod 600"));
    }

    void secretsAreNotMadeWhereAllAreNamed()
    {
        const QTemporaryDir folder;
        core::Config settings = config({{"token_secret", "mine"}, {"encryption_secret", "mine too"}});
        QVERIFY(composition::provideSecrets(folder.path(), settings));
        QVERIFY(!QFileInfo::exists(folder.filePath("secrets")));
    }
};

QTEST_GUILESS_MAIN(TestServerConfig)
#include "tst_serverconfig.moc"

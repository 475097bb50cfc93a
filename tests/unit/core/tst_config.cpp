// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/config.h"

#include <QDir>
#include <QFile>
#include <QSet>
#include <QTemporaryDir>
#include <QTest>

using namespace basalt;
using core::Config;
using core::ConfigSources;
using core::Setting;

class TestConfig : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<QTemporaryDir> m_folder;

    QString write(const char *name, const QByteArray &text)
    {
        QFile file(m_folder->filePath(name));
        [&] {
            QVERIFY(file.open(QIODevice::WriteOnly));
            file.write(text);
        }();
        return file.fileName();
    }

    /** Sources whose data folder is empty, so that no file of this machine is read. */
    ConfigSources sources() { return {{{"data_dir", m_folder->path()}}, {}, {}, true}; }

    QString mistakes(const ConfigSources &from)
    {
        const auto config = Config::load(from);
        return config ? QString() : config.error().message;
    }

private Q_SLOTS:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }

    void tableIsSound()
    {
        QSet<QString> names;
        for (const core::SettingInfo &row : core::settingTable()) {
            QVERIFY2(!names.contains(row.name), row.name);
            names.insert(row.name);
            QCOMPARE(core::settingNamed(QString(row.name)), row.setting);
        }
        QCOMPARE(core::variableName(Setting::DbPoolSize), "BASALT_DB_POOL_SIZE");
        QVERIFY(!core::settingNamed(u"Port"));
    }

    void defaults()
    {
        const auto config = Config::load(sources());
        QVERIFY(config);
        QCOMPARE(config->text(Setting::Host), "127.0.0.1");
        QCOMPARE(config->number(Setting::Port), 8000);
        QVERIFY(config->list(Setting::CorsOrigins).isEmpty());
        QVERIFY(config->flag(Setting::SecurityHeaders));
        QCOMPARE(config->origin(Setting::Port), "default");
    }

    void eachSourceOverridesTheNext()
    {
        auto from = sources();
        write("basalt.toml", "port = 1\nworkers = 1\nhost = \"h1\"\napp_name = \"one\"");
        from.dotEnvPath = write(".env", "BASALT_PORT=2\nBASALT_WORKERS=2\nBASALT_HOST=h2\n");
        from.environment = {{"BASALT_PORT", "3"}, {"BASALT_WORKERS", "3"}, {"PATH", "/bin"}};
        from.commandLine.emplaceBack("port", "4");
        const auto config = Config::load(from);
        QVERIFY2(config, qPrintable(mistakes(from)));
        QCOMPARE(config->number(Setting::Port), 4);
        QCOMPARE(config->number(Setting::Workers), 3);
        QCOMPARE(config->text(Setting::Host), "h2");
        QCOMPARE(config->text(Setting::AppName), "one");
        QCOMPARE(config->origin(Setting::Port), "command line");
        QCOMPARE(config->origin(Setting::Workers), "BASALT_WORKERS");
        QVERIFY(config->origin(Setting::Host).endsWith(".env line 3"));
        QVERIFY(config->origin(Setting::AppName).endsWith("basalt.toml"));
    }

    void configFile_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QString>("mistake");
        QTest::newRow("empty") << QByteArray() << QString();
        QTest::newRow("comment") << QByteArray("# all is well\n; so it is\nport = 80 # really") << QString();
        QTest::newRow("group as section") << QByteArray("[server]\nport = 80") << QString();
        QTest::newRow("wrong section") << QByteArray("[cors]\nport = 80") << QString("unknown setting \"cors.port\"");
        QTest::newRow("unknown") << QByteArray("prot = 80") << QString("unknown setting \"prot\"");
        QTest::newRow("not a number") << QByteArray("port = many") << QString("port (");
        QTest::newRow("out of range") << QByteArray("port = 65536") << QString("from 0 to 65535");
        QTest::newRow("two values") << QByteArray("app_name = My App") << QString("takes one value");
        QTest::newRow("no assignment") << QByteArray("port") << QString("line 1");
        QTest::newRow("decides on itself") << QByteArray("data_dir = \"elsewhere\"") << QString("cannot be set in this file");
        QTest::newRow("several mistakes") << QByteArray("prot = 1\nport = x") << QString("port (");
    }

    void configFile()
    {
        QFETCH(QByteArray, text);
        QFETCH(QString, mistake);
        write("basalt.toml", text);
        const QString found = mistakes(sources());
        if (mistake.isEmpty())
            QCOMPARE(found, QString());
        else
            QVERIFY2(found.contains(mistake) && found.contains("basalt.toml"), qPrintable(found));
    }

    void textsOfAConfigFile()
    {
        write("basalt.toml",
              "app_name = \"Lab #1, north\"\ncors_origins = [\"https://a\", \"https://b\"]\n"
              "csp_policy = \"default-src 'none'; img-src 'self'\"\n");
        const auto config = Config::load(sources());
        QVERIFY2(config, qPrintable(mistakes(sources())));
        QCOMPARE(config->text(Setting::AppName), "Lab #1, north");
        QCOMPARE(config->list(Setting::CorsOrigins), QStringList({"https://a", "https://b"}));
        QCOMPARE(config->text(Setting::CspPolicy), "default-src 'none'; img-src 'self'");
    }

    void environment_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("value");
        QTest::addColumn<QString>("mistake");
        QTest::newRow("unknown") << "BASALT_PROT"
                                 << "1"
                                 << "environment: unknown setting BASALT_PROT";
        QTest::newRow("wrong case") << "BASALT_port"
                                    << "1"
                                    << "unknown setting BASALT_port";
        QTest::newRow("flag") << "BASALT_ACCESS_LOG"
                              << "maybe"
                              << "must be true or false";
        QTest::newRow("choice") << "BASALT_ENVIRONMENT"
                                << "prod"
                                << "development, production, testing";
        QTest::newRow("choice in capitals") << "BASALT_LOG_LEVEL"
                                            << "INFO"
                                            << "";
        QTest::newRow("negative") << "BASALT_WORKERS"
                                  << "-1"
                                  << "whole number";
        QTest::newRow("fraction") << "BASALT_WORKERS"
                                  << "1.5"
                                  << "whole number";
        QTest::newRow("line break") << "BASALT_APP_NAME"
                                    << "a\nb"
                                    << "control characters";
        QTest::newRow("belongs to the tools") << "BASALT_JOBS"
                                              << "4"
                                              << "";
        QTest::newRow("belongs to the desktop program") << "BASALT_ADMIN_REDUCED_MOTION"
                                                        << "1"
                                                        << "";
        QTest::newRow("belongs to others") << "XBASALT_FOO"
                                           << "4"
                                           << "";
    }

    void environment()
    {
        QFETCH(QString, name);
        QFETCH(QString, value);
        QFETCH(QString, mistake);
        auto from = sources();
        from.environment.insert(name, value);
        const QString found = mistakes(from);
        QVERIFY2(mistake.isEmpty() ? found.isEmpty() : found.contains(mistake), qPrintable(found));
    }

    void lists()
    {
        for (const QString text : {"https://a, https://b", "[\"https://a\",\"https://b\"]", "https://a,,https://b,"}) {
            auto from = sources();
            from.environment.insert("BASALT_CORS_ORIGINS", text);
            QCOMPARE(Config::load(from)->list(Setting::CorsOrigins), QStringList({"https://a", "https://b"}));
        }
    }

    void dotEnv()
    {
        auto from = sources();
        from.dotEnvPath = write(".env", "# ours\nOTHER=1\nexport BASALT_APP_NAME=\"a # b\"\nBASALT_PORT=81 # inline\n\n");
        const auto config = Config::load(from);
        QVERIFY(config);
        QCOMPARE(config->text(Setting::AppName), "a # b");
        QCOMPARE(config->number(Setting::Port), 81);
        from.dotEnvPath = write(".env", "A=1\nBASALT_NOPE=1\n");
        QVERIFY2(mistakes(from).contains(".env line 2: unknown setting BASALT_NOPE"), qPrintable(mistakes(from)));
    }

    void secretsAreNotShown()
    {
        auto from = sources();
        from.environment = {{"BASALT_TOKEN_SECRET", "hush-hush"}, {"BASALT_DATABASE_URL", "postgresql://joe:p4ss@db/basalt"}};
        const auto config = Config::load(from);
        QCOMPARE(config->text(Setting::TokenSecret), "hush-hush");
        QCOMPARE(config->shown(Setting::TokenSecret), "********");
        QCOMPARE(config->shown(Setting::SuperadminPassword), "");
        QCOMPARE(config->shown(Setting::DatabaseUrl), "postgresql://joe:********@db/basalt");
    }

    void missingConfigFileIsAMistakeOnlyWhenNamed()
    {
        auto from = sources();
        QVERIFY(Config::load(from));
        from.commandLine.emplaceBack("config", m_folder->filePath("none.toml"));
        QVERIFY(mistakes(from).contains("none.toml"));
    }
};

QTEST_GUILESS_MAIN(TestConfig)
#include "tst_config.moc"

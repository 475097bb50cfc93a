// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QDirIterator>
#include <QFile>
#include <QMap>
#include <QRegularExpression>
#include <QSet>
#include <QTest>

/**
 * Reads the include lines of the tree and holds them against the order of the layers: a folder may include what stands
 * before it, and nothing behind it. Libraries alone do not stop a header.
 */
class TestLayers : public QObject
{
    Q_OBJECT

private:
    struct Include
    {
        QString file; ///< relative to the tree
        int line = 0;
        QString target;
        bool angled = false;
    };

    static QList<Include> includesUnder(const QString &folder)
    {
        static const QRegularExpression kInclude(QStringLiteral("^\\s*#\\s*include\\s*([<\"])([^>\"]+)[>\"]"));
        QList<Include> includes;
        const QString root = QStringLiteral(BASALT_SOURCE_DIR "/");
        QDirIterator files(root + folder, {"*.h", "*.cpp"}, QDir::Files, QDirIterator::Subdirectories);
        while (files.hasNext()) {
            QFile file(files.next());
            if (!file.open(QIODevice::ReadOnly))
                qFatal("cannot read %s", qPrintable(file.fileName()));
            int number = 0;
            while (!file.atEnd()) {
                ++number;
                const auto match = kInclude.match(QString::fromUtf8(file.readLine()));
                if (match.hasMatch())
                    includes.append({file.fileName().sliced(root.size()), number, match.captured(2), match.captured(1) == "<"});
            }
        }
        return includes;
    }

    /** `server/http/transport/x.cpp` → `http/transport`; `server/main.cpp` → `main`. */
    static QString layerOf(const QString &pathInServer)
    {
        if (pathInServer.startsWith("http/transport/") && pathInServer != "http/transport/transport.h")
            return "http/transport";
        return pathInServer.contains('/') ? pathInServer.section('/', 0, 0) : "main";
    }

    /** What each layer may include besides itself. */
    static QMap<QString, QSet<QString>> allowed()
    {
        const QSet<QString> services {"rules", "auth", "collections", "storage", "audit", "metering", "jobs", "settings"};
        QMap<QString, QSet<QString>> table;
        table["core"] = {};
        table["db"] = {"core"};
        table["importer"] = {"core"};
        table["schema"] = {"core", "db"};
        for (const QString &service : services)
            table[service] = QSet<QString> {"core", "db", "schema"} + services;
        table["access"] = table["auth"] + QSet<QString> {"auth"};
        table["records"] = table["access"] + QSet<QString> {"access"};
        table["realtime"] = table["records"] + QSet<QString> {"records"};
        table["hooks"] = table["realtime"];
        // The pipeline knows callers and database sessions, nothing else of the services.
        table["http"] = {"core", "db", "auth"};
        table["http/transport"] = {"core", "http"};
        table["api"] = table["realtime"] + QSet<QString> {"realtime", "hooks", "http"};
        table["composition"] = table["api"] + QSet<QString> {"api", "http/transport"};
        table["cli"] = table["composition"] + QSet<QString> {"composition", "importer"};
        table["main"] = table["cli"] + QSet<QString> {"cli"};
        return table;
    }

private Q_SLOTS:
    void foldersIncludeDownwardsOnly()
    {
        const auto table = allowed();
        const QList<Include> includes = includesUnder("server");
        QVERIFY(includes.size() > 100);
        for (const Include &include : includes) {
            const QString from = layerOf(include.file.sliced(7));
            QVERIFY2(table.contains(from), qPrintable("a folder without a place in the order: " + include.file));
            if (include.angled || !include.target.contains('/'))
                continue;
            const QString to = layerOf(include.target);
            if (to == from || !table.contains(to))
                continue; // generated headers and the like are caught by the compiler
            QVERIFY2(table[from].contains(to),
                     qPrintable(QString("%1:%2 includes %3").arg(include.file).arg(include.line).arg(include.target)));
        }
    }

    void onlyTransportKnowsQtHttpServer()
    {
        for (const Include &include : includesUnder("server")) {
            static const QRegularExpression kOwned(QStringLiteral("^(QHttpServer|QAbstractHttpServer|QtHttpServer|QWebSocket)"));
            if (include.angled && kOwned.match(include.target).hasMatch())
                QVERIFY2(include.file.startsWith("server/http/transport/"), qPrintable(include.file));
        }
    }

    void onlyDbKnowsDrivers()
    {
        for (const Include &include : includesUnder("server")) {
            static const QRegularExpression kOwned(QStringLiteral("^(QSql|QtSql|sqlite3\\.h|libpq-fe\\.h)"));
            if (include.angled && kOwned.match(include.target).hasMatch())
                QVERIFY2(include.file.startsWith("server/db/"), qPrintable(include.file));
        }
    }

    void serverHasNoUserInterface()
    {
        for (const Include &include : includesUnder("server")) {
            static const QRegularExpression kGui(QStringLiteral("^(QGui|QWidget|QQuick|QtGui|QtQuick|QImage|QPixmap)"));
            QVERIFY2(!include.angled || !kGui.match(include.target).hasMatch(), qPrintable(include.file));
        }
    }

    void appKnowsTheServerByItsFacade()
    {
        static const QRegularExpression kServerFolders(
            QStringLiteral("^(db|auth|audit|access|rules|schema|collections|records|realtime|http|composition|cli)/"));
        for (const Include &include : includesUnder("app")) {
            if (include.target == "server.h")
                QVERIFY2(include.file.contains("embeddedserver"), qPrintable(include.file));
            QVERIFY2(include.angled || !kServerFolders.match(include.target).hasMatch(), qPrintable(include.file));
        }
    }

    void everyFileNamesItsLicence()
    {
        for (const char *folder : {"server", "tests", "app", "qml"}) {
            QDirIterator files(QStringLiteral(BASALT_SOURCE_DIR "/") + folder, {"*.h", "*.cpp", "*.qml", "CMakeLists.txt", "*.def", "*.sql"},
                               QDir::Files, QDirIterator::Subdirectories);
            while (files.hasNext()) {
                QFile file(files.next());
                QVERIFY(file.open(QIODevice::ReadOnly));
                const QByteArray head = file.read(300);
                QVERIFY2(head.contains("SPDX-FileCopyrightText:") && head.contains("SPDX-License-Identifier: GPL-3.0-or-later"),
                         qPrintable(file.fileName()));
            }
        }
    }
};

QTEST_GUILESS_MAIN(TestLayers)
#include "tst_layers.moc"

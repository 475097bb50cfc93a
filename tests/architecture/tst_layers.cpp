// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What the compiler does not see of the architecture: who may include whom, and what only one place may use.

#include <QDirIterator>
#include <QFile>
#include <QHash>
#include <QRegularExpression>
#include <QSet>
#include <QTest>

namespace {

QString sourceRoot()
{
    return QStringLiteral(BASALT_SOURCE_DIR);
}

QString readText(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

/** Paths of C++ files below `folder` of the tree, relative to the tree. */
QStringList sourceFiles(const QString &folder)
{
    QStringList files;
    QDirIterator it(sourceRoot() + '/' + folder, {"*.h", "*.cpp"}, QDir::Files, QDirIterator::Subdirectories);
    while (it.hasNext())
        files.append(it.next().mid(sourceRoot().size() + 1));
    files.sort();
    return files;
}

/** The folders of the server in the order of server/CMakeLists.txt: each may include only itself and those before it.
 */
QStringList layers()
{
    static const QRegularExpression line("^add_subdirectory\\((\\w+)\\)", QRegularExpression::MultilineOption);
    QStringList result;
    auto matches = line.globalMatch(readText(sourceRoot() + "/server/CMakeLists.txt"));
    while (matches.hasNext())
        result.append(matches.next().captured(1));
    return result;
}

/** What is wrong with the includes of one text that stands in `layer`. */
QStringList includeFaults(const QString &layer, const QString &text, const QStringList &order)
{
    static const QRegularExpression include("^\\s*#\\s*include\\s+\"([^\"]+)\"", QRegularExpression::MultilineOption);
    QStringList faults;
    auto matches = include.globalMatch(text);
    while (matches.hasNext()) {
        const QString header = matches.next().captured(1);
        const QString folder = header.section('/', 0, 0);
        if (!order.contains(folder))
            continue; // moc files, the precompiled header, the facade
        if (order.indexOf(folder) > order.indexOf(layer))
            faults.append(header);
    }
    return faults;
}

/**
 * Constants and types that the unnamed namespaces of a text declare. The build puts several files of a folder into one, and
 * which ones depends on CMake's version: two of the same name may meet.
 */
QStringList privateNames(const QString &text)
{
    static const QRegularExpression block("^namespace \\{\n(.*?)^\\} // namespace$",
                                          QRegularExpression::MultilineOption | QRegularExpression::DotMatchesEverythingOption);
    static const QRegularExpression constant("^(?:inline )?(?:constexpr|const) [^=({;]*?\\b(k[A-Z]\\w*)",
                                             QRegularExpression::MultilineOption);
    static const QRegularExpression type("^(?:struct|class|enum class|enum) (\\w+)(?=[^;]*$)",
                                         QRegularExpression::MultilineOption);
    QStringList names;
    for (auto blocks = block.globalMatch(text); blocks.hasNext();) {
        const QString body = blocks.next().captured(1);
        for (const QRegularExpression &declaration : {constant, type}) {
            for (auto found = declaration.globalMatch(body); found.hasNext();)
                names.append(found.next().captured(1));
        }
    }
    return names;
}

} // namespace

class TestLayers : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theOrderIsTheDesign()
    {
        // These pairs are the design itself; moving a line of server/CMakeLists.txt must not undo them.
        const QStringList order = layers();
        const QList<std::pair<QString, QString>> lowerFirst{
            {"core", "db"},      {"db", "schema"},     {"schema", "rules"}, {"rules", "records"},   {"collections", "records"},
            {"auth", "records"}, {"audit", "records"}, {"records", "http"}, {"realtime", "http"},   {"importer", "http"},
            {"audit", "backup"}, {"backup", "http"},   {"http", "api"},     {"api", "composition"}, {"composition", "cli"}};
        for (const auto &[lower, upper] : lowerFirst) {
            if (order.contains(lower) && order.contains(upper))
                QVERIFY2(order.indexOf(lower) < order.indexOf(upper), qPrintable(lower + " before " + upper));
        }
        QVERIFY(order.contains("core"));
    }

    void theScanFindsAFault()
    {
        const QStringList order{"core", "db", "http"};
        QCOMPARE(includeFaults("db", "#include \"core/ids.h\"\n#include \"db/rows.h\"\n", order), QStringList());
        QCOMPARE(includeFaults("db", "#pragma once\n  # include \"http/reply.h\"\n", order), QStringList{"http/reply.h"});
    }

    void includesPointDown()
    {
        const QStringList order = layers();
        QStringList faults;
        int scanned = 0;
        for (const QString &layer : order) {
            for (const QString &file : sourceFiles("server/" + layer)) {
                ++scanned;
                for (const QString &header : includeFaults(layer, readText(sourceRoot() + '/' + file), order))
                    faults.append(file + " includes " + header);
            }
        }
        QVERIFY(scanned > 20);
        QVERIFY2(faults.isEmpty(), qPrintable(faults.join('\n')));
    }

    void everyFolderIsALayer()
    {
        const QStringList folders = QDir(sourceRoot() + "/server").entryList(QDir::Dirs | QDir::NoDotAndDotDot);
        const QStringList order = layers();
        for (const QString &folder : folders) {
            if (!sourceFiles("server/" + folder).isEmpty()
                && QFile::exists(sourceRoot() + "/server/" + folder + "/CMakeLists.txt"))
                QVERIFY2(order.contains(folder), qPrintable(folder + " is not in server/CMakeLists.txt"));
        }
    }

    void onlyOnePlaceUses_data()
    {
        QTest::addColumn<QString>("pattern");
        QTest::addColumn<QString>("place");
        QTest::newRow("QtHttpServer") << "#include <Q(Abstract)?HttpServer"
                                      << "server/http/transport/";
        QTest::newRow("QtSql") << "#include <QSql"
                               << "server/db/";
        QTest::newRow("libsqlite3") << "#include <sqlite3.h>"
                                    << "server/db/";
        QTest::newRow("libpq") << "#include <libpq-fe.h>"
                               << "server/db/";
        QTest::newRow("the server inside the app") << "#include \"server.h\""
                                                   << "app/embeddedserver|server/server\\.cpp";
        // Not seen by ThreadSanitizer with uninstrumented Qt; see tests/sanitizers/plantedrace.cpp.
        QTest::newRow("QThread::create") << "QThread::create"
                                         << "nowhere";
        // Its end is not seen either, unless it is joined there.
        QTest::newRow("QThread") << "public QThread\\b"
                                 << "server/core/thread\\.h";
        // Time comes in through core::Clock.
        QTest::newRow("the system's clock") << "QDateTime::currentDateTime"
                                            << "app/";
    }

    void onlyOnePlaceUses()
    {
        QFETCH(QString, pattern);
        QFETCH(QString, place);
        const QRegularExpression expression(pattern);
        const QRegularExpression allowed("^(?:" + place + ')');
        QStringList faults;
        for (const QString &file : sourceFiles("server") + sourceFiles("app")) {
            if (!file.contains(allowed) && readText(sourceRoot() + '/' + file).contains(expression))
                faults.append(file);
        }
        QVERIFY2(faults.isEmpty(), qPrintable(faults.join('\n')));
    }

    void privateNamesAreFound()
    {
        const QString text(
            "namespace a {\n\nnamespace {\n\nconstexpr char kOne[] = \"\";\nconstexpr QByteArrayView\n    kTwo(R\"(x)\");\n"
            "struct Three\n{\n    int kNot = 0;\n};\nclass Known;\n} // namespace\n\nconstexpr int kOutside = 1;\n");
        QCOMPARE(privateNames(text), (QStringList{"kOne", "kTwo", "Three"}));
    }

    void privateNamesAreUnique()
    {
        QStringList folders{"app"};
        for (const QString &layer : layers())
            folders.append("server/" + layer);
        QStringList faults;
        int seen = 0;
        for (const QString &folder : folders) {
            QHash<QString, QString> places;
            for (const QString &file : sourceFiles(folder)) {
                for (const QString &name : privateNames(readText(sourceRoot() + '/' + file))) {
                    ++seen;
                    if (const QString first = places.value(name, file); first != file)
                        faults.append(name + " in " + first + " and " + file);
                    places.insert(name, file);
                }
            }
        }
        QVERIFY(seen > 200);
        QVERIFY2(faults.isEmpty(), qPrintable(faults.join('\n')));
    }

    /** A code in the table that nothing raises or records promises what is not so (T24). */
    void everyCodeIsInUse()
    {
        static const QRegularExpression row("^BASALT_(?:ERROR|EVENT)\\(\\d{5}, (\\w+),", QRegularExpression::MultilineOption);
        static const QRegularExpression use("\\bCode::(\\w+)");
        const QSet<QString> oldTrailsOnly{"IdentityDeleted"}; // an older number stands for it; nothing takes an identity away
        QSet<QString> used = oldTrailsOnly;
        for (const QString &file : sourceFiles("server")) {
            for (auto found = use.globalMatch(readText(sourceRoot() + '/' + file)); found.hasNext();)
                used.insert(found.next().captured(1));
        }
        int seen = 0;
        for (auto rows = row.globalMatch(readText(sourceRoot() + "/server/core/codes.def")); rows.hasNext(); ++seen) {
            const QString name = rows.next().captured(1);
            QVERIFY2(used.contains(name), qPrintable(name));
        }
        QVERIFY(seen > 300);
    }

    void filesStaySmall()
    {
        constexpr qsizetype longest = 600; // aim at 250
        QStringList faults;
        for (const QString &file : sourceFiles("server") + sourceFiles("app")) {
            if (const qsizetype lines = readText(sourceRoot() + '/' + file).count('\n'); lines > longest)
                faults.append(QString("%1 has %2 lines").arg(file).arg(lines));
        }
        QVERIFY2(faults.isEmpty(), qPrintable(faults.join('\n')));
    }
};

QTEST_GUILESS_MAIN(TestLayers)
#include "tst_layers.moc"

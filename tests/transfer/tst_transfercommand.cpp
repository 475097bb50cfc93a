// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "support/postgrescluster.h"
#include "support/programend.h"
#include "support/serverprocess.h"
#include "support/testengines.h"

#include <QFile>
#include <QProcess>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTemporaryDir>
#include <QTest>
#include <QThread>

#include <sys/socket.h>

#include <atomic>
#include <thread>

using namespace basalt;
using namespace basalt::test;

namespace {

/** Lets somebody sign in and begins to answer an export, but does not end it. How many were begun: 1, or 0. */
int breakOff(QTcpSocket &socket)
{
    constexpr int kPatienceMs = 20'000;
    QByteArray request;
    while (socket.state() == QAbstractSocket::ConnectedState && socket.waitForReadyRead(kPatienceMs)) {
        request += socket.readAll();
        const bool isExport = request.startsWith("GET") && request.endsWith("\r\n\r\n");
        if (!isExport && !request.endsWith('}'))
            continue;
        socket.write(isExport
                         ? "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n7\r\ntitle\r\n\r\n5\r\nOne\r\n\r\n"
                         : "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 13\r\n\r\n{\"token\":\"t\"}");
        request.clear();
        socket.waitForBytesWritten(kPatienceMs);
        if (isExport)
            return 1;
    }
    return 0;
}

} // namespace

/** `basalt export` and `basalt import --collection`, on the data folder and through the server that uses it. */
class TestTransferCommand : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase_data() { addEngines(); }
    void init();
    void cleanup();

    void onTheDataFolder();
    void throughTheServer();
    void faultyFiles();
    void nothingHalfWritten();
    void theServerGoesAway();

private:
    struct Outcome
    {
        int exitCode = -1;
        QByteArray out;
        QByteArray err;
    };
    [[nodiscard]] Outcome run(const QStringList &arguments, const QByteArray &input = {}) const;
    [[nodiscard]] QString write(const QString &name, const QByteArray &text) const;
    [[nodiscard]] QByteArray read(const QString &name) const;
    [[nodiscard]] QString path(const QString &name) const { return m_folder->filePath(name); }

    std::unique_ptr<QTemporaryDir> m_folder;
    QByteArray m_database;
    QString m_url;
};

void TestTransferCommand::init()
{
    QFETCH_GLOBAL(db::Engine, engine);
    m_folder = std::make_unique<QTemporaryDir>();
    m_url.clear();
    if (engine == db::Engine::Postgres) {
        m_database = PostgresCluster::instance().createDatabase();
        m_url = PostgresCluster::instance().url(m_database);
    }
    // Collections come from a document, records go into them afterwards.
    const QString document =
        write("shelf.json", R"({"Book":[{"BookId":1,"Title":"One","Pages":10},{"BookId":2,"Title":"=Two","Pages":20}]})");
    const Outcome made = run({"import", document});
    QVERIFY2(made.exitCode == 0, made.err);
}

void TestTransferCommand::cleanup()
{
    if (!m_database.isNull())
        PostgresCluster::instance().dropDatabase(m_database);
    m_database = QByteArray();
}

TestTransferCommand::Outcome TestTransferCommand::run(const QStringList &arguments, const QByteArray &input) const
{
    QProcess process;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    for (const QString &name : environment.keys()) {
        if (name.startsWith("BASALT_"))
            environment.remove(name);
    }
    environment.insert("BASALT_DATA_DIR", path("data"));
    if (!m_url.isEmpty())
        environment.insert("BASALT_DATABASE_URL", m_url);
    process.setProcessEnvironment(environment);
    process.start(BASALT_PROGRAM, arguments);
    process.write(input);
    process.closeWriteChannel();
    waitForEnd(process, 60'000);
    return {process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -1, process.readAllStandardOutput(),
            process.readAllStandardError()};
}

QString TestTransferCommand::write(const QString &name, const QByteArray &text) const
{
    QFile file(path(name));
    if (!file.open(QIODevice::WriteOnly) || file.write(text) != text.size())
        qFatal("cannot write a file of the test");
    return file.fileName();
}

QByteArray TestTransferCommand::read(const QString &name) const
{
    QFile file(path(name));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

void TestTransferCommand::onTheDataFolder()
{
    const QString csv = write("more.csv", "Nr;Titel;Seiten\r\n3;Drei;30\r\n1;Eins;11\r\n");
    const QStringList how{"import",  csv,     "--collection", "book",  "--separator", "semicolon", "--key",
                          "book_id", "--map", "Nr=book_id",   "--map", "Titel=title", "--map",     "Seiten=pages"};
    const Outcome tried = run(how + QStringList{"--dry-run"});
    QVERIFY2(tried.exitCode == 0, tried.err);
    QVERIFY2(tried.out.contains("Tried 2 rows of more.csv: 1 created, 1 updated, 0 refused."), tried.out);
    QCOMPARE(run({"export", "book", "--fields", "book_id", "--no-header"}).out, QByteArray("1\r\n2\r\n"));
    const Outcome done = run(how);
    QVERIFY2(done.exitCode == 0, done.err);
    QVERIFY2(done.out.contains("Imported 2 rows of more.csv: 1 created, 1 updated, 0 refused."), done.out);

    const Outcome all = run({"export", "book", "--fields", "book_id,title,pages", "--sort", "book_id"});
    QVERIFY2(all.exitCode == 0, all.err);
    QCOMPARE(all.out, QByteArray("book_id,title,pages\r\n1,Eins,11\r\n2,'=Two,20\r\n3,Drei,30\r\n"));
    const Outcome ndjson =
        run({"export", "book", "--output", path("out.ndjson"), "--fields", "title", "--filter", "book_id = 2"});
    QVERIFY2(ndjson.exitCode == 0, ndjson.err);
    QCOMPARE(read("out.ndjson"), QByteArray("{\"title\":\"=Two\"}\n"));
    // And back: what an export has of the server's own is passed over.
    QVERIFY(run({"export", "book", "--output", path("all.csv")}).exitCode == 0);
    const Outcome again = run({"import", path("all.csv"), "--collection", "book", "--key", "book_id"});
    QVERIFY2(again.out.contains("0 created, 3 updated, 0 refused."), again.out + again.err);
    // All of it stands in a trail that is sound.
    QCOMPARE(run({"audit", "verify"}).exitCode, 0);
}

void TestTransferCommand::throughTheServer()
{
    ServerProcess server(BASALT_PROGRAM, path("data"), m_url);
    QVERIFY2(server.start(), server.output());
    const QStringList access{"--port", QString::number(server.port()), "--email", ServerProcess::kEmail, "--password-stdin"};
    const Outcome nobody = run({"export", "book"});
    QCOMPARE(nobody.exitCode, 1);
    QVERIFY2(nobody.err.contains("--email"), nobody.err);
    const QString csv = write("more.csv", "book_id,title,pages\n3,Drei,30\n4,Vier,many\n5,Fuenf,50\n");
    const Outcome done =
        run(QStringList{"import", csv, "--collection", "book", "--on-error", "skip"} + access, ServerProcess::kPassword);
    QVERIFY2(done.exitCode == 0, done.err);
    QVERIFY2(done.out.contains("Imported 3 rows of more.csv: 2 created, 0 updated, 1 refused."), done.out);
    QVERIFY2(done.out.contains("row 2 (line 3), pages: "), done.out);
    const Outcome all = run(
        QStringList{"export", "book", "--fields", "book_id", "--sort", "-book_id", "--no-header", "--output", path("out.csv")}
            + access,
        ServerProcess::kPassword);
    QVERIFY2(all.exitCode == 0, all.err);
    QCOMPARE(read("out.csv"), QByteArray("5\r\n3\r\n2\r\n1\r\n"));
    const Outcome foreign = run(QStringList{"export", "book", "--account", "nowhere"} + access, ServerProcess::kPassword);
    QCOMPARE(foreign.exitCode, 1);
    QCOMPARE(foreign.out, QByteArray());
    const Outcome unknown =
        run(QStringList{"export", "nothing", "--output", path("no.csv")} + access, ServerProcess::kPassword);
    QCOMPARE(unknown.exitCode, 1);
    QVERIFY2(unknown.err.contains("No such collection"), unknown.err);
    QVERIFY(!QFile::exists(path("no.csv")));
    QCOMPARE(server.stop(), 0);
}

void TestTransferCommand::faultyFiles()
{
    const auto fails = [this](const QStringList &arguments, const char *says) {
        const Outcome outcome = run(arguments);
        return outcome.exitCode != 0 && (outcome.err + outcome.out).contains(says)
            ? QByteArray()
            : "exit code " + QByteArray::number(outcome.exitCode) + ": " + outcome.out + outcome.err;
    };
    const QString bad = write("bad.csv", "book_id,title,pages\n7,Sieben,70\n1,Eins,x\n");
    QCOMPARE(fails({"import", bad, "--collection", "book"}, "Row 2 (line 3): "), QByteArray());
    QCOMPARE(fails({"import", bad, "--collection", "book"}, "Nothing from row 1 on was written."), QByteArray());
    QCOMPARE(fails({"import", bad, "--collection", "book", "--dry-run"}, "1 refused"), QByteArray());
    QCOMPARE(fails({"import", bad, "--collection", "nothing"}, "No such collection"), QByteArray());
    QCOMPARE(fails({"import", path("absent.csv"), "--collection", "book"}, "cannot be read"), QByteArray());
    QCOMPARE(fails({"import", bad, "--collection", "book", "--map", "title"}, "Column=field"), QByteArray());
    QCOMPARE(fails({"import", bad, "--collection", "book", "--map", "title=nothing"}, "nothing"), QByteArray());
    QCOMPARE(fails({"import", bad, "--collection", "book", "--key", "title"}, "unique"), QByteArray());
    QCOMPARE(fails({"import", bad, "--collection", "book", "--on-error", "ignore"}, "on_error"), QByteArray());
    QCOMPARE(fails({"import", write("rows.xyz", "a\n1\n"), "--collection", "book"}, "format"), QByteArray());
    QCOMPARE(fails({"export", "book", "--format", "xls"}, "format"), QByteArray());
    QCOMPARE(fails({"export", "book", "--sort", "nothing"}, "nothing"), QByteArray());
    QCOMPARE(fails({"export", "book", "--account", "nowhere"}, "nowhere"), QByteArray());
    QCOMPARE(run({"export", "book", "--fields", "book_id", "--no-header"}).out, QByteArray("1\r\n2\r\n"));
}

/** A file appears when it is whole, and one that was there stays until then. */
void TestTransferCommand::nothingHalfWritten()
{
    const QString old = write("out.csv", "old");
    QVERIFY(run({"export", "book", "--filter", "book_id =", "--output", old}).exitCode != 0);
    QCOMPARE(read("out.csv"), QByteArray("old"));
    QVERIFY(run({"export", "book", "--output", path("no/such/folder.csv")}).exitCode != 0);
    QCOMPARE(run({"export", "book", "--fields", "title", "--output", old}).exitCode, 0);
    QCOMPARE(read("out.csv"), QByteArray("title\r\nOne\r\n'=Two\r\n"));
}

/** The connection ends between two rows, with the last of them: no whole export, also where Qt sees no fault. */
void TestTransferCommand::theServerGoesAway()
{
    constexpr int kTimes = 8; // it is a matter of chance what Qt sees
    const QString old = write("out.csv", "old");
    QTcpServer listener;
    QVERIFY(listener.listen(QHostAddress::LocalHost));
    const QString url = QString("http://127.0.0.1:%1").arg(listener.serverPort());
    // Another thread than the listener's takes the connections: this one waits for the program.
    std::atomic<bool> isOver = false;
    std::atomic<int> begun = 0;
    std::thread serving([descriptor = int(listener.socketDescriptor()), &isOver, &begun] {
        while (!isOver) {
            QTcpSocket socket;
            const int handle = ::accept(descriptor, nullptr, nullptr);
            if (handle >= 0 && socket.setSocketDescriptor(handle))
                begun += breakOff(socket);
            else
                QThread::msleep(1);
        }
    });
    QList<int> codes;
    QByteArray errors;
    for (int time = 0; time < kTimes; ++time) {
        const Outcome outcome =
            run({"export", "book", "--output", old, "--server", url, "--email", "a@b.example", "--password-stdin"}, "x");
        codes += outcome.exitCode;
        errors += outcome.err;
    }
    isOver = true;
    serving.join();
    QVERIFY2(begun >= kTimes, errors);
    QVERIFY2(!codes.contains(0), errors);
    QCOMPARE(read("out.csv"), QByteArray("old"));
}

QTEST_GUILESS_MAIN(TestTransferCommand)
#include "tst_transfercommand.moc"

// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The floor that Basalt's reads are measured against: a bare QtHttpServer over the same database file, with the same
// number of workers, and nothing else. GET /record/<id> reads by id through SQLite's C interface; GET /list/<owner>
// reads the newest rows of one owner through QSql. Answers are JSON of the same members as Basalt's.
//
//   basalt-bench-floor <database> <table> <column,column,…> <rows of a list> <workers>

#include <QAbstractHttpServer>
#include <QCoreApplication>
#include <QHttpServerRequest>
#include <QHttpServerResponder>
#include <QSqlDatabase>
#include <QSqlQuery>
#include <QTcpServer>
#include <QThread>

#include <sqlite3.h>

#include <cstdio>
#include <cstring>
#include <memory>
#include <netinet/in.h>
#include <sys/socket.h>
#include <vector>

namespace {

struct Options
{
    QString database;
    QString table;
    QStringList columns;
    int listRows = 30;
    int workers = 2;
};

void appendMember(QByteArray &out, const QByteArray &name, QByteArrayView value)
{
    out += '"' + name + "\":\"";
    out += value;
    out += "\",";
}

/** One worker: its own listening socket on the shared port, its own connection to the database. */
class Floor final : public QAbstractHttpServer
{
public:
    explicit Floor(const Options &options) : m_options(options)
    {
        for (const QString &column : options.columns)
            m_names.push_back(column.section(QLatin1Char(' '), -1).toUtf8()); // of `expression AS name` the name
        openDatabase();
    }
    ~Floor() override
    {
        sqlite3_finalize(m_byId);
        sqlite3_close(m_sqlite);
        m_list.reset();
    }
    Q_DISABLE_COPY_MOVE(Floor)

protected:
#if QT_VERSION < QT_VERSION_CHECK(6, 5, 0)
    bool handleRequest(const QHttpServerRequest &request, QTcpSocket *socket) override
    {
        answer(request, makeResponder(request, socket));
        return true;
    }
#else
    bool handleRequest(const QHttpServerRequest &request, QHttpServerResponder &responder) override
    {
        answer(request, std::move(responder));
        return true;
    }
    void missingHandler(const QHttpServerRequest &, QHttpServerResponder &) override { }
#endif
#if QT_VERSION < QT_VERSION_CHECK(6, 5, 0)
    void missingHandler(const QHttpServerRequest &, QTcpSocket *) override { }
#endif

private:
    void openDatabase();
    void answer(const QHttpServerRequest &request, QHttpServerResponder &&responder)
    {
        const QByteArray path = request.url().path().toUtf8();
        const QByteArray name = path.mid(path.lastIndexOf('/') + 1);
        responder.write(path.startsWith("/record/") ? readById(name) : readList(path.split('/').value(2), name),
                        "application/json");
    }
    [[nodiscard]] QByteArray readById(const QByteArray &id);
    [[nodiscard]] QByteArray readList(const QByteArray &account, const QByteArray &owner);

    const Options &m_options;
    std::vector<QByteArray> m_names;
    sqlite3 *m_sqlite = nullptr;
    sqlite3_stmt *m_byId = nullptr;
    std::unique_ptr<QSqlQuery> m_list;
};

void Floor::openDatabase()
{
    const QString select =
        QStringLiteral("SELECT ") + m_options.columns.join(QStringLiteral(", ")) + QStringLiteral(" FROM ") + m_options.table;
    sqlite3_open_v2(m_options.database.toUtf8().constData(), &m_sqlite, SQLITE_OPEN_READONLY | SQLITE_OPEN_NOMUTEX, nullptr);
    sqlite3_busy_timeout(m_sqlite, 5000); // the other workers open it as well, and one reads the log first
    const QByteArray byId = (select + QStringLiteral(" WHERE id = ?")).toUtf8();
    if (sqlite3_prepare_v2(m_sqlite, byId.constData(), -1, &m_byId, nullptr) != SQLITE_OK)
        qFatal("floor: %s", sqlite3_errmsg(m_sqlite));

    const QString name = QStringLiteral("floor%1").arg(quintptr(this));
    QSqlDatabase connection = QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), name);
    connection.setDatabaseName(m_options.database);
    connection.setConnectOptions(QStringLiteral("QSQLITE_OPEN_READONLY"));
    if (!connection.open())
        qFatal("floor: the database cannot be opened");
    m_list = std::make_unique<QSqlQuery>(connection);
    m_list->setForwardOnly(true);
    if (!m_list->prepare(select
                         + QStringLiteral(" WHERE account_id = ? AND created_by = ? ORDER BY created_at DESC, id DESC LIMIT %1")
                               .arg(m_options.listRows)))
        qFatal("floor: the list cannot be prepared");
}

QByteArray Floor::readById(const QByteArray &id)
{
    QByteArray out;
    out.reserve(1024);
    out += '{';
    sqlite3_bind_text(m_byId, 1, id.constData(), int(id.size()), SQLITE_STATIC);
    if (sqlite3_step(m_byId) == SQLITE_ROW) {
        for (std::size_t i = 0; i < m_names.size(); ++i) {
            const void *text = sqlite3_column_blob(m_byId, int(i));
            const int size = sqlite3_column_bytes(m_byId, int(i));
            appendMember(out, m_names[i], QByteArrayView(static_cast<const char *>(text), size));
        }
    }
    sqlite3_reset(m_byId);
    out.back() = '}';
    return out;
}

QByteArray Floor::readList(const QByteArray &account, const QByteArray &owner)
{
    QByteArray out;
    out.reserve(16 * 1024);
    out += "{\"items\":[";
    m_list->bindValue(0, QString::fromUtf8(account));
    m_list->bindValue(1, QString::fromUtf8(owner));
    m_list->exec();
    while (m_list->next()) {
        out += '{';
        for (std::size_t i = 0; i < m_names.size(); ++i)
            appendMember(out, m_names[i], m_list->value(int(i)).toString().toUtf8());
        out.back() = '}';
        out += ',';
    }
    m_list->finish();
    out.back() = ']';
    return out + '}';
}

/** A listening descriptor on a port that several may share; `port` 0 becomes the one that was bound. */
int listenShared(quint16 &port)
{
    const int descriptor = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
    const int on = 1;
    setsockopt(descriptor, SOL_SOCKET, SO_REUSEPORT, &on, sizeof(on));
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(port);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    sockaddr generic{};
    std::memcpy(&generic, &address, sizeof(address));
    if (::bind(descriptor, &generic, sizeof(address)) != 0 || ::listen(descriptor, 1024) != 0)
        qFatal("floor: cannot listen");
    socklen_t size = sizeof(generic);
    getsockname(descriptor, &generic, &size);
    std::memcpy(&address, &generic, sizeof(address));
    port = ntohs(address.sin_port);
    return descriptor;
}

class Worker final : public QThread
{
public:
    Worker(const Options &options, int descriptor) : m_options(options), m_descriptor(descriptor) { }

protected:
    void run() override
    {
        Floor floor(m_options);
        auto *server = new QTcpServer;
        server->setSocketDescriptor(m_descriptor);
        floor.bind(server); // takes it
        exec();
    }

private:
    const Options &m_options;
    int m_descriptor;
};

} // namespace

int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    if (arguments.size() != 6)
        qFatal("floor: five arguments are needed");
    sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0); // as the server does
    const Options options{arguments[1], arguments[2], arguments[3].split(QLatin1Char(',')), arguments[4].toInt(),
                          arguments[5].toInt()};
    quint16 port = 0;
    std::vector<std::unique_ptr<Worker>> workers;
    for (int i = 0; i < options.workers; ++i) {
        workers.push_back(std::make_unique<Worker>(options, listenShared(port)));
        workers.back()->start();
    }
    std::printf("%d\n", int(port));
    std::fflush(stdout);
    const int status = QCoreApplication::exec();
    for (const auto &worker : workers) {
        worker->quit();
        worker->wait();
    }
    return status;
}

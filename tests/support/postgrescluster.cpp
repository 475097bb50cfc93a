// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "support/postgrescluster.h"

#include <QCoreApplication>
#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QStandardPaths>
#include <QThread>

#include <cerrno>
#include <csignal>

#include <libpq-fe.h>
#include <pwd.h>
#include <sys/prctl.h>
#include <unistd.h>

namespace basalt::test {

using namespace Qt::StringLiterals;

namespace {

// After a crash PostgreSQL syncs each of thousands of files before it answers, which a slow disk takes minutes for.
constexpr int kPatienceMs = 300'000;

/** The newest PostgreSQL that Debian and its kin install, else what the path has. */
QString findPrograms()
{
    QDir versions("/usr/lib/postgresql");
    QStringList names = versions.entryList(QDir::Dirs | QDir::NoDotAndDotDot);
    std::ranges::sort(names, [](const QString &a, const QString &b) { return a.toInt() > b.toInt(); });
    for (const QString &name : std::as_const(names)) {
        QString folder = versions.filePath(name + "/bin");
        if (QFile::exists(folder + "/initdb") && QFile::exists(folder + "/postgres"))
            return folder;
    }
    const QString initdb = QStandardPaths::findExecutable("initdb");
    if (initdb.isEmpty())
        qFatal("PostgreSQL is not installed (no initdb below /usr/lib/postgresql or in the path): apt-get install postgresql");
    return QFileInfo(initdb).path();
}

const passwd *unprivilegedUser()
{
    for (const char *name : {"postgres", "nobody"}) {
        if (const passwd *user = getpwnam(name))
            return user;
    }
    qFatal("PostgreSQL must not run as root, and there is neither a user postgres nor nobody");
}

constexpr char kFolderPattern[] = "basalt-pg-";

/** The temporary folder, if a socket in a folder of it has at most 107 characters, as the system demands. */
QDir temporaryFolder()
{
    constexpr qsizetype longest = 60;
    return QDir(QDir::tempPath().size() <= longest ? QDir::tempPath() : u"/tmp"_s);
}

/** Folders of test programs that died without clearing up. */
void removeAbandonedFolders()
{
    const QDir temporary = temporaryFolder();
    const QStringList names = temporary.entryList({QString(kFolderPattern) + "*"}, QDir::Dirs);
    for (const QString &name : names) {
        QDir folder(temporary.filePath(name));
        QFile owner(folder.filePath("owner"));
        if (owner.open(QIODevice::ReadOnly) && ::kill(owner.readAll().trimmed().toInt(), 0) != 0 && errno == ESRCH)
            folder.removeRecursively();
    }
}

QList<pid_t> childrenOf(pid_t parent)
{
    QList<pid_t> children;
    const QStringList names = QDir("/proc").entryList(QDir::Dirs | QDir::NoDotAndDotDot);
    for (const QString &name : names) {
        QFile status("/proc/" + name + "/stat");
        if (name.toInt() <= 0 || !status.open(QIODevice::ReadOnly))
            continue;
        // `pid (name) state parent …`; the name may hold anything.
        const QByteArray text = status.readAll();
        if (text.mid(text.lastIndexOf(')') + 2).split(' ').value(1).toInt() == parent)
            children.append(name.toInt());
    }
    return children;
}

/** The error's message; null where there is none. */
QByteArray runSql(const QByteArray &url, const QByteArray &sql)
{
    PGconn *connection = PQconnectdb(url.constData());
    PGresult *result = PQexec(connection, sql.constData());
    const auto status = PQresultStatus(result);
    QByteArray error;
    if (status != PGRES_COMMAND_OK && status != PGRES_TUPLES_OK)
        error = PQerrorMessage(connection);
    PQclear(result);
    PQfinish(connection);
    return error;
}

std::unique_ptr<PostgresCluster> &holder()
{
    static std::unique_ptr<PostgresCluster> cluster;
    return cluster;
}

} // namespace

PostgresCluster &PostgresCluster::instance()
{
    auto &cluster = holder();
    if (!cluster) {
        cluster.reset(new PostgresCluster);
        qAddPostRoutine([] { holder().reset(); });
    }
    return *cluster;
}

PostgresCluster::PostgresCluster()
    : m_programs(findPrograms())
    , m_folder(temporaryFolder().filePath(QString(kFolderPattern) + "XXXXXX"))
{
    if (!m_folder.isValid())
        qFatal("no temporary folder for PostgreSQL: %s", qPrintable(m_folder.errorString()));
    removeAbandonedFolders();
    QFile owner(m_folder.filePath("owner"));
    if (!owner.open(QIODevice::WriteOnly) || owner.write(QByteArray::number(getpid())) < 0)
        qFatal("cannot write to %s", qPrintable(owner.fileName()));
    owner.close();
    if (getuid() == 0) {
        const passwd *user = unprivilegedUser();
        if (chown(qPrintable(m_folder.path()), user->pw_uid, user->pw_gid) != 0)
            qFatal("chown %s failed", qPrintable(m_folder.path()));
        m_asOtherUser = {"setpriv", QString("--reuid=%1").arg(user->pw_uid), QString("--regid=%1").arg(user->pw_gid),
                         "--clear-groups"};
    }
    initialise();
    start();
}

PostgresCluster::~PostgresCluster()
{
    stop();
}

void PostgresCluster::initialise()
{
    // --no-sync concerns making the folder only; the server itself keeps its defaults.
    run(m_programs + "/initdb",
        {"--pgdata", m_folder.filePath("data"), "--username=postgres", "--auth=trust", "--encoding=UTF8", "--locale=C",
         "--no-sync", "--no-instructions"});
}

void PostgresCluster::prepare(QProcess &process, const QString &program, const QStringList &arguments) const
{
    QStringList command = m_asOtherUser + QStringList(program) + arguments;
    const QString first = command.takeFirst();
    process.setWorkingDirectory("/");
    process.setProcessChannelMode(QProcess::MergedChannels);
    process.setProgram(first);
    process.setArguments(command);
}

void PostgresCluster::run(const QString &program, const QStringList &arguments)
{
    QProcess process;
    prepare(process, program, arguments);
    process.start();
    if (!process.waitForFinished(kPatienceMs) || process.exitStatus() != QProcess::NormalExit || process.exitCode() != 0)
        qFatal("%s failed: %s %s", qPrintable(program), qPrintable(process.errorString()), process.readAll().constData());
}

void PostgresCluster::start()
{
    m_server = std::make_unique<QProcess>();
    // The kernel stops the server when this program dies without having stopped it. setpriv sets the signal after it has
    // changed the user, which would clear it.
    QStringList death{"--pdeathsig", "INT"};
    const QStringList server{
        "-D", m_folder.filePath("data"), "-c", "listen_addresses=", "-c", "unix_socket_directories=" + m_folder.path(),
        "-c", "max_connections=200"};
    if (m_asOtherUser.isEmpty()) {
        prepare(*m_server, "setpriv", death + QStringList(m_programs + "/postgres") + server);
    } else {
        QStringList command = m_asOtherUser.mid(1) + death;
        command += QStringList(m_programs + "/postgres") + server;
        m_server->setWorkingDirectory("/");
        m_server->setProgram(m_asOtherUser.first());
        m_server->setArguments(command);
    }
    m_server->setProcessChannelMode(QProcess::MergedChannels);
    m_server->setStandardOutputFile(m_folder.filePath("server.log"), QIODevice::Append);
    m_server->start();
    waitUntilReady();
}

void PostgresCluster::waitUntilReady()
{
    QElapsedTimer timer;
    timer.start();
    const QByteArray address = url("postgres");
    while (PQping(address.constData()) != PQPING_OK) {
        if (m_server->waitForFinished(20) || m_server->state() == QProcess::NotRunning || timer.hasExpired(kPatienceMs)) {
            QFile log(m_folder.filePath("server.log"));
            const QByteArray text = log.open(QIODevice::ReadOnly) ? log.readAll() : QByteArray();
            qFatal("PostgreSQL does not start: %s %s", qPrintable(m_server->errorString()), text.constData());
        }
    }
}

void PostgresCluster::stop()
{
    if (!m_server || m_server->state() == QProcess::NotRunning)
        return;
    ::kill(static_cast<pid_t>(m_server->processId()), SIGINT);
    if (!m_server->waitForFinished(kPatienceMs))
        qFatal("PostgreSQL does not stop");
    m_server.reset();
}

void PostgresCluster::kill()
{
    // Stopped first, so that it starts no more children; all of them must be gone before another server may start.
    const auto server = static_cast<pid_t>(m_server->processId());
    ::kill(server, SIGSTOP);
    const QList<pid_t> children = childrenOf(server);
    for (const pid_t child : children)
        ::kill(child, SIGKILL);
    ::kill(server, SIGKILL);
    m_server->waitForFinished(kPatienceMs);
    m_server.reset();
    for (const pid_t child : children) {
        while (::kill(child, 0) == 0)
            QThread::msleep(5);
    }
}

QByteArray PostgresCluster::url(const QByteArray &database) const
{
    return "postgresql:///" + database + "?host=" + m_folder.path().toUtf8() + "&user=postgres";
}

void PostgresCluster::execute(const QByteArray &database, const QByteArray &sql)
{
    const QByteArray error = runSql(url(database), sql);
    if (!error.isNull())
        qFatal("%s: %s", sql.constData(), error.constData());
}

QByteArray PostgresCluster::createDatabase(const QByteArray &origin)
{
    QByteArray name = "test" + QByteArray::number(++m_databases);
    execute("postgres", "CREATE DATABASE " + name + " TEMPLATE " + origin);
    return name;
}

void PostgresCluster::dropDatabase(const QByteArray &name)
{
    // It waits five seconds for a connection to end; one that a killed server left in a commit may take longer.
    const QByteArray sql = "DROP DATABASE IF EXISTS " + name + " WITH (FORCE)";
    QElapsedTimer timer;
    timer.start();
    QByteArray error = runSql(url("postgres"), sql);
    while (!error.isNull() && !timer.hasExpired(kPatienceMs)) {
        QThread::msleep(100);
        error = runSql(url("postgres"), sql);
    }
    if (!error.isNull())
        qFatal("%s: %s", sql.constData(), error.constData());
}

} // namespace basalt::test

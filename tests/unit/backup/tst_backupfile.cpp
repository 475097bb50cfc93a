// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "backup/backupfile.h"
#include "backup/backupwriter.h"
#include "backup/childprogram.h"
#include "backup/postgrestools.h"
#include "backup/tarheader.h"
#include "core/crypto.h"
#include "support/testengines.h"

#include <QDir>
#include <QFile>
#include <QProcess>
#include <QRandomGenerator>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

using namespace basalt;
using namespace basalt::backup;

namespace {

bool goOn(qint64, qint64)
{
    return true;
}

void put(const QString &path, const QByteArray &bytes)
{
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
        qFatal("cannot write %s", qPrintable(path));
}

QByteArray bytesOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

/** Whole and of one kind, as a message for people. */
QString faultOf(const QString &path)
{
    const auto file = BackupFile::open(path);
    if (!file)
        return file.error().code == Code::BackupDamaged ? file.error().message : "another error: " + test::errorText(file);
    const auto verified = (*file)->verify(goOn);
    return verified ? QString() : verified.error().message;
}

} // namespace

class TestBackupFile : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<QTemporaryDir> m_folder;
    QByteArray m_database;

    [[nodiscard]] QString path(const QString &name) const { return m_folder->filePath(name); }

    static BackupManifest manifest()
    {
        BackupManifest made;
        made.basaltVersion = "0.1.0";
        made.schemaVersion = 1;
        made.engineVersion = "3.40.1";
        made.createdAt = "2026-11-21T07:30:00.000Z";
        made.origin = BackupOrigin::Schedule;
        made.server = "0123456789abcdef";
        made.chains = {{"00000000-0000-0000-0000-000000000000", 7, QByteArray(64, 'a')}};
        return made;
    }

    void writeBackup(const QString &name, BackupManifest made = manifest())
    {
        put(path("secrets"), "token_secret = \"hush\"\n");
        put(path("database"), m_database);
        auto writer = BackupWriter::create(path("unfinished"));
        VERIFY_OK(writer);
        VERIFY_OK((*writer)->addPart(made, kSecretsPart, path("secrets"), goOn));
        VERIFY_OK((*writer)->addPart(made, kSqlitePart, path("database"), goOn));
        VERIFY_OK((*writer)->commit(made, path(name)));
    }

    /** Where a tar file says something: not in its padding, and not in a checksum's own digits, which may be blanks. */
    static QList<std::pair<qsizetype, qsizetype>> meaningfulRanges(const QByteArray &whole)
    {
        constexpr qsizetype kHashDigits = 64;
        QList<std::pair<qsizetype, qsizetype>> ranges;
        qsizetype at = 0;
        while (const auto header = TarHeader::fromBlock(whole.mid(at, kTarBlock))) {
            ranges.append({at, at + 148});
            ranges.append({at + 156, at + kTarBlock});
            at += kTarBlock;
            ranges.append({at, at + (header->name == kManifestSumName ? kHashDigits : qsizetype(header->size))});
            at += qsizetype(header->size + tarPadding(header->size));
        }
        return ranges;
    }

private Q_SLOTS:
    void initTestCase() { QVERIFY(core::initialiseCrypto()); }

    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_database = core::randomBytes(3'000'123);
        writeBackup("whole.tar");
    }

    void whatIsWrittenIsReadBack()
    {
        const auto file = BackupFile::open(path("whole.tar"));
        VERIFY_OK(file);
        const BackupManifest &read = (*file)->manifest();
        QCOMPARE(read.format, kBackupFormat);
        QCOMPARE(read.engine, db::Engine::Sqlite);
        QCOMPARE(read.origin, BackupOrigin::Schedule);
        QCOMPARE(read.schemaVersion, 1);
        QCOMPARE(read.createdAt, manifest().createdAt);
        QCOMPARE(read.server, manifest().server);
        QCOMPARE(read.chains, manifest().chains);
        QCOMPARE(read.parts.size(), size_t(2));
        QCOMPARE(read.part(kSqlitePart)->size, m_database.size());
        QCOMPARE(read.part(kSqlitePart)->sha256, core::sha256Hex(m_database));
        VERIFY_OK((*file)->verify(goOn));
        VERIFY_OK((*file)->extract(kSqlitePart, path("out"), goOn));
        QCOMPARE(bytesOf(path("out")), m_database);
        for (const char *name : {"whole.tar", "out"})
            QCOMPARE(QFile::permissions(path(name))
                         & (QFile::ReadGroup | QFile::WriteGroup | QFile::ReadOther | QFile::WriteOther | QFile::ExeOwner),
                     QFile::Permissions());
        QVERIFY(!QFile::exists(path("unfinished")));
    }

    void anyTarReadsIt()
    {
        const QString tar = QStandardPaths::findExecutable("tar");
        QVERIFY2(!tar.isEmpty(), "there is no tar, which every system has");
        QVERIFY(QDir(m_folder->path()).mkdir("unpacked"));
        const auto unpacked = runProgram({tar, {"-x", "-f", path("whole.tar"), "-C", path("unpacked")}}, [] { return true; });
        VERIFY_OK(unpacked);
        QCOMPARE(bytesOf(path("unpacked/basalt.db")), m_database);
        QCOMPARE(QDir(path("unpacked")).entryList(QDir::Files),
                 QStringList({"basalt.db", "manifest.json", "manifest.sha256", "secrets"}));
        const QByteArray sum = core::sha256Hex(bytesOf(path("unpacked/manifest.json")));
        QCOMPARE(bytesOf(path("unpacked/manifest.sha256")), QByteArray(sum + "  manifest.json\n"));
    }

    void sizesOfAnyLength()
    {
        for (const qint64 size : {qint64(0), qint64(1), qint64(511), (qint64(1) << 33) - 1, qint64(1) << 33, qint64(1) << 45}) {
            const auto header = TarHeader::fromBlock(TarHeader{"name", size}.toBlock());
            QVERIFY(header);
            QCOMPARE(header->size, size);
            QCOMPARE(header->name, "name");
            QCOMPARE((size + tarPadding(size)) % kTarBlock, 0);
        }
        QByteArray block = TarHeader{"name", 5}.toBlock();
        block[0] = 'N';
        QVERIFY(!TarHeader::fromBlock(block)); // the checksum
        QVERIFY(!TarHeader::fromBlock(QByteArray(kTarBlock, '\0')));
        QVERIFY(!TarHeader::fromBlock("short"));
    }

    void aChangedByteIsFoundAndNamed_data()
    {
        QTest::addColumn<QByteArray>("part");
        for (const char *part : {"secrets", "basalt.db", "manifest.json"})
            QTest::newRow(part) << QByteArray(part);
    }

    void aChangedByteIsFoundAndNamed()
    {
        QFETCH(QByteArray, part);
        const QByteArray whole = bytesOf(path("whole.tar"));
        // The header of a member begins with its name; its content stands one block later.
        const qsizetype content = whole.indexOf(QByteArray(part + QByteArray(4, '\0'))) + kTarBlock;
        for (const int offset : {0, 9, 20}) {
            QByteArray changed = whole;
            changed[content + offset] = char(changed[content + offset] ^ 1);
            put(path("changed.tar"), changed);
            const QString fault = faultOf(path("changed.tar"));
            QVERIFY2(fault.startsWith(QString(part)) && fault.contains("checksum"), qPrintable(fault));
        }
    }

    void noChangedByteGoesUnnoticed()
    {
        const QByteArray whole = bytesOf(path("whole.tar"));
        const QList<std::pair<qsizetype, qsizetype>> ranges = meaningfulRanges(whole);
        QCOMPARE(ranges.size(), 12); // four members: two parts of a header, and the content
        const quint32 seed = QRandomGenerator::system()->generate();
        qInfo("seed %u", seed);
        QRandomGenerator random(seed);
        for (int i = 0; i < 120; ++i) {
            const auto [begin, end] = ranges[i % ranges.size()];
            const qsizetype at = begin + random.bounded(int(end - begin));
            QByteArray changed = whole;
            changed[at] = char(changed[at] ^ (1 << random.bounded(8)));
            put(path("changed.tar"), changed);
            QVERIFY2(!faultOf(path("changed.tar")).isEmpty(), QByteArray::number(at));
        }
    }

    void aFileThatIsCutShortIsRefused()
    {
        const QByteArray whole = bytesOf(path("whole.tar"));
        for (const qsizetype length : {qsizetype(0), qsizetype(100), kTarBlock, 3 * kTarBlock, whole.size() / 2,
                                       whole.size() - 4 * kTarBlock, whole.size() - 2 * kTarBlock, whole.size() - 1}) {
            put(path("short.tar"), whole.first(length));
            const QString fault = faultOf(path("short.tar"));
            QVERIFY2(!fault.isEmpty(), QByteArray::number(length));
        }
        put(path("short.tar"), whole.first(whole.size() / 2));
        QCOMPARE(faultOf(path("short.tar")), "The file is cut short within basalt.db.");
    }

    void whatIsNoBackupIsRefused()
    {
        put(path("other.tar"), "hello, this is a letter");
        QVERIFY(faultOf(path("other.tar")).contains("no backup"));
        VERIFY_ERROR(BackupFile::open(path("nothing.tar")), Code::BackupNotFound);
        VERIFY_ERROR(BackupFile::open(m_folder->path()), Code::BackupNotFound);
    }

    void membersAndManifestAgree()
    {
        const QByteArray whole = bytesOf(path("whole.tar"));
        const QByteArray extra = TarHeader{"../../etc/passwd", 4}.toBlock() + "oops" + QByteArray(kTarBlock - 4, '\0');
        put(path("extra.tar"), extra + whole);
        QVERIFY(faultOf(path("extra.tar")).contains("does not belong"));
        put(path("twice.tar"), whole.first(2 * kTarBlock) + whole);
        QVERIFY(faultOf(path("twice.tar")).contains("occurs twice"));
        put(path("without.tar"), whole.sliced(2 * kTarBlock)); // the secrets are one block and their header
        QCOMPARE(faultOf(path("without.tar")), "secrets is missing.");
        QByteArray huge = TarHeader{"basalt.db", qint64(1) << 50}.toBlock();
        put(path("huge.tar"), huge + whole);
        QVERIFY(faultOf(path("huge.tar")).contains("cut short within basalt.db"));
    }

    void aNewerFormatNamesBothVersions()
    {
        BackupManifest newer = manifest();
        newer.format = kBackupFormat + 1;
        writeBackup("newer.tar", newer);
        const auto file = BackupFile::open(path("newer.tar"));
        VERIFY_ERROR(file, Code::BackupFailed);
        QVERIFY(file.error().message.contains("2") && file.error().message.contains("1"));
    }

    void brokenManifests()
    {
        for (const char *json : {"", "[]", "{}", R"({"format":"zip"})", R"({"format":"basalt-backup","format_version":1})"})
            VERIFY_ERROR(BackupManifest::fromJson(json), Code::BackupDamaged);
        VERIFY_ERROR(BackupManifest::fromJson(manifest().toJson()), Code::BackupDamaged); // without a database
    }

    void anUnfinishedFileIsNotThere()
    {
        {
            auto writer = BackupWriter::create(path("unfinished"));
            VERIFY_OK(writer);
            BackupManifest made = manifest();
            VERIFY_OK((*writer)->addPart(made, kSqlitePart, path("database"), goOn));
            QVERIFY(QFile::exists(path("unfinished")));
        }
        QVERIFY(!QFile::exists(path("unfinished")));
        BackupManifest made = manifest();
        auto writer = BackupWriter::create(path("unfinished"));
        VERIFY_OK(writer);
        VERIFY_ERROR((*writer)->addPart(made, kSqlitePart, path("database"), [](qint64, qint64) { return false; }),
                     Code::Cancelled);
    }

    void programsFailInTheirOwnWords()
    {
        const auto failed = runProgram({"/bin/sh", {"-c", "echo out; echo 'no such role' >&2; exit 3"}}, [] { return true; });
        VERIFY_ERROR(failed, Code::BackupFailed);
        QVERIFY2(failed.error().message.contains("status 3"), qPrintable(failed.error().message));
        QCOMPARE(failed.error().detail, "no such role");
        VERIFY_ERROR(runProgram({"/no/such/program", {}}, [] { return true; }), Code::BackupFailed);
        VERIFY_ERROR(runProgram({"/bin/sh", {"-c", "exec sleep 60"}}, [] { return false; }), Code::Cancelled);
        const auto much = runProgram({"/bin/sh", {"-c", "head -c 1000000 /dev/zero >&2; echo done"}}, [] { return true; });
        VERIFY_OK(much);
        QCOMPARE(*much, "done\n");
    }

    void theToolOfTheNearestVersionIsTaken()
    {
        const auto install = [this](const QString &folder, const QByteArray &version) {
            QVERIFY(QDir(m_folder->path()).mkpath(folder));
            for (const char *name : {"pg_dump", "pg_restore"}) {
                const QString file = path(folder + '/' + name);
                put(file, "#!/bin/sh\necho 'pg_dump (PostgreSQL) " + version + "'\n");
                QVERIFY(QFile::setPermissions(file, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner));
            }
        };
        const PostgresToolPlaces places{path("versions"), {path("path")}};
        const auto none = PostgresTools::find(15, places);
        VERIFY_ERROR(none, Code::BackupFailed);
        QVERIFY(none.error().message.contains("PostgreSQL 15 or newer"));
        install("path", "17.2 (Ubuntu 17.2-1)");
        QCOMPARE(PostgresTools::find(15, places)->major(), 17);
        install("versions/14/bin", "14.9");
        QCOMPARE(PostgresTools::find(15, places)->major(), 17);
        install("versions/16/bin", "16.4");
        install("versions/15/bin", "15.12 (Debian 15.12-0+deb12u2)");
        QCOMPARE(PostgresTools::find(15, places)->major(), 15);
        QCOMPARE(PostgresTools::find(15, places)->version(), "pg_dump (PostgreSQL) 15.12 (Debian 15.12-0+deb12u2)");
        QCOMPARE(PostgresTools::find(14, places)->major(), 14);
        QVERIFY(!PostgresTools::find(18, places));
        QCOMPARE(postgresMajor("15.12 (Debian 15.12-0+deb12u2)"), 15);
        QCOMPARE(postgresMajor("17beta1"), 17);
        QCOMPARE(postgresMajor("devel"), 0);
    }
};

QTEST_GUILESS_MAIN(TestBackupFile)
#include "tst_backupfile.moc"

// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "audit/auditstore.h"
#include "audit/auditverifier.h"
#include "core/crypto.h"
#include "core/ids.h"
#include "importer/demodata.h"
#include "importer/importservice.h"
#include "importer/inference.h"
#include "support/testdata.h"
#include "support/testdatabase.h"

#include <QFile>
#include <QTest>

using namespace basalt;
using namespace basalt::importer;
using namespace basalt::test;

class TestImport : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase_data()
    {
        QTest::addColumn<db::Engine>("engine");
        QTest::newRow("sqlite") << db::Engine::Sqlite;
        QTest::newRow("postgres") << db::Engine::Postgres;
    }

    void initTestCase() { QVERIFY(core::initialiseCrypto()); }

    void init()
    {
        QFETCH_GLOBAL(db::Engine, engine);
        m_test = std::make_unique<TestDatabase>(engine);
        m_test->openMigrated();
        m_session = std::move(*m_test->database().openSession());
        m_registry = std::make_unique<schema::SchemaRegistry>();
        m_service = std::make_unique<ImportService>(*m_registry, m_audit, m_clock);
    }

    void cleanup()
    {
        m_session.reset();
        m_test.reset();
    }

    void chinook()
    {
        const QString path = testDataPath("chinook.json");
        if (path.isEmpty())
            QSKIP("chinook.json not found, skipped");
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadOnly));
        const auto summary = import(file.readAll(), {"Employee.ReportsTo=Employee", "Customer.SupportRepId=Employee"});
        QVERIFY2(summary.has_value(), faults(summary));
        QCOMPARE(summary->lines.size(), std::size_t(11));
        QCOMPARE(summary->rows(), 15'607);
        QCOMPARE(summary->relations(), 11);
        QCOMPARE(summary->accountCode, QByteArray("SY0000"));

        QCOMPARE(scalar("SELECT count(*) FROM col_playlist_track"), QByteArray("8715"));
        QCOMPARE(scalar("SELECT a.name FROM col_track t JOIN col_album b ON b.id = t.album JOIN col_artist a ON a.id = "
                        "b.artist "
                        "WHERE t.track_id = 1"),
                 QByteArray("AC/DC"));
        QCOMPARE(scalar("SELECT boss.last_name FROM col_employee e JOIN col_employee boss ON boss.id = e.reports_to "
                        "WHERE e.last_name = 'Peacock'"),
                 QByteArray("Edwards"));
        QCOMPARE(scalar("SELECT count(*) FROM col_employee WHERE reports_to IS NULL"), QByteArray("1"));
        QCOMPARE(scalar("SELECT count(*) FROM col_customer WHERE support_rep IS NOT NULL"), QByteArray("59"));
        // Every record has its entry, every collection one, and the import itself.
        QCOMPARE(scalar("SELECT count(*) FROM audit_entries"), QByteArray::number(15'607 + 11 + 1));
        verifyTrail(15'607 + 11 + 1);
        QCOMPARE(m_registry->current()->collections().size(), std::size_t(11));
        QCOMPARE(m_progress->rowsDone.load(), 15'607);
    }

    void demo()
    {
        const auto document = readDocument(demoDocument());
        auto plan = inferPlan(*document, demoRelations());
        refineDemoPlan(*plan);
        const auto summary = run(*document, *plan);
        QVERIFY2(summary.has_value(), faults(summary));
        QCOMPARE(summary->rows(), document->rowCount());
        const auto samples = m_registry->current()->byName("samples");
        QVERIFY(samples && samples->field("contact")->pii);
        QCOMPARE(samples->field("status")->type, schema::FieldType::Select);
    }

    void relationsInACircle()
    {
        const auto summary = import(R"({
            "Team":   [{"TeamId": 1, "PersonId": 11}, {"TeamId": 2, "PersonId": 10}, {"TeamId": 3, "PersonId": null}],
            "Person": [{"PersonId": 10, "TeamId": 1, "Buddy": 11}, {"PersonId": 11, "TeamId": 2, "Buddy": 10}]})",
                                    {"Person.Buddy=Person"});
        QVERIFY2(summary.has_value(), faults(summary));
        QCOMPARE(summary->relations(), 3);
        QCOMPARE(scalar("SELECT p.person_id FROM col_team t JOIN col_person p ON p.id = t.person WHERE t.team_id = 1"),
                 QByteArray("11"));
        QCOMPARE(scalar("SELECT t.team_id FROM col_person p JOIN col_team t ON t.id = p.team WHERE p.person_id = 11"),
                 QByteArray("2"));
        QCOMPARE(scalar("SELECT b.person_id FROM col_person p JOIN col_person b ON b.id = p.buddy WHERE p.person_id = 10"),
                 QByteArray("11"));
        QCOMPARE(scalar("SELECT count(*) FROM col_team WHERE person IS NULL"), QByteArray("1"));
        // What was written later is part of the creation: one version, one entry a record.
        QCOMPARE(scalar("SELECT max(version) FROM col_person"), QByteArray("1"));
        verifyTrail(5 + 3 + 1); // five records, two creations and one late relation, the import
    }

    void aBadRowLeavesNothing()
    {
        const auto document = readDocument(R"({
            "Shelf": [{"ShelfId": 1, "Width": 3}, {"ShelfId": 2, "Width": 4}],
            "Book":  [{"BookId": 1, "ShelfId": 1, "Pages": 10}, {"BookId": 2, "ShelfId": 2, "Pages": 9999}]})");
        auto plan = inferPlan(*document, {});
        for (PlannedCollection &collection : plan->collections) {
            for (PlannedField &field : collection.fields) {
                if (field.name == "pages")
                    field.refinement = {{"options", QJsonObject{{"max", 1000}}}};
            }
        }
        const auto refused = run(*document, *plan);
        QVERIFY(!refused.has_value());
        QCOMPARE(refused.error().code, Code::ValidationFailed);
        QCOMPARE(refused.error().fields.value(0).field, QString("Book[1].Pages"));
        nothingStays();

        // And the same document, without the limit, goes in afterwards.
        const auto summary = run(*document, *inferPlan(*document, {}));
        QVERIFY2(summary.has_value(), faults(summary));
        QCOMPARE(summary->rows(), 4);
    }

    void aCollectionThatExistsIsNamed()
    {
        QVERIFY(import(R"({"Shelf": [{"ShelfId": 1}]})", {}).has_value());
        const QByteArray entries = scalar("SELECT count(*) FROM audit_entries");
        const auto refused = import(R"({"Album": [{"AlbumId": 1}], "shelf": [{"Label": "x"}]})", {});
        QVERIFY(!refused.has_value());
        QCOMPARE(refused.error().code, Code::CollectionExists);
        QVERIFY2(refused.error().message.contains("shelf"), qPrintable(refused.error().message));
        QCOMPARE(scalar("SELECT count(*) FROM collections"), QByteArray("1"));
        QCOMPARE(scalar("SELECT count(*) FROM audit_entries"), entries);
    }

    void theAccountIsChosen()
    {
        const QByteArray insert =
            "INSERT INTO accounts (id, account_code, slug, name, created_at, updated_at) VALUES ($1, $2, $3, "
            "$3, '2026-01-01T00:00:00.000Z', '2026-01-01T00:00:00.000Z')";
        const auto connection = m_test->connect();
        QVERIFY(connection->execute(insert, {core::newId(), QByteArray("AA0001"), QByteArray("first")}));
        const auto only = import(R"({"Shelf": [{"ShelfId": 1}]})", {});
        QVERIFY2(only.has_value(), faults(only));
        QCOMPARE(only->accountCode, QByteArray("AA0001"));

        QVERIFY(connection->execute(insert, {core::newId(), QByteArray("AA0002"), QByteArray("second")}));
        QCOMPARE(import(R"({"Crate": [{"CrateId": 1}]})", {})->accountCode, QByteArray("SY0000"));
        QCOMPARE(import(R"({"Boxes": [{"BoxId": 1}]})", {}, "second")->accountCode, QByteArray("AA0002"));
        QCOMPARE(import(R"({"Cases": [{"CaseId": 1}]})", {}, "aa0002")->accountCode, QByteArray("AA0002"));
        const auto unknown = import(R"({"Trunk": [{"TrunkId": 1}]})", {}, "third");
        QVERIFY(!unknown.has_value());
        QCOMPARE(unknown.error().code, Code::AccountNotFound);
    }

    void aCancelledImportLeavesNothing()
    {
        m_cancelFirst = true;
        const auto document = readDocument(demoDocument());
        const auto plan = inferPlan(*document, demoRelations());
        const auto cancelled = run(*document, *plan);
        QVERIFY(!cancelled.has_value());
        QCOMPARE(cancelled.error().code, Code::Cancelled);
        nothingStays();
    }

private:
    Result<ImportSummary> import(const QByteArray &json, const QStringList &options, const QByteArray &account = {})
    {
        BASALT_TRY(const SourceDocument document, readDocument(json));
        std::vector<RelationOption> relations;
        for (const QString &option : options) {
            BASALT_TRY(auto relation, RelationOption::parse(option));
            relations.push_back(std::move(relation));
        }
        BASALT_TRY(const ImportPlan plan, inferPlan(document, relations));
        return run(document, plan, account);
    }

    Result<ImportSummary> run(const SourceDocument &document, const ImportPlan &plan, const QByteArray &account = {})
    {
        ImportRequest request;
        request.document = document;
        request.plan = plan;
        request.account = account;
        request.actor.authMethod = "cli";
        request.actor.origin = "import";
        request.allowedBy = "command line";
        request.source = "test.json";
        request.progress->cancelled = std::exchange(m_cancelFirst, false);
        m_progress = request.progress;
        std::optional<Result<ImportSummary>> outcome;
        m_service->run(*m_session, std::move(request), [&](Result<ImportSummary> result) { outcome = std::move(result); });
        if (!QTest::qWaitFor([&] { return outcome.has_value(); }, 60'000))
            return Error::internal("the import did not end");
        return std::move(*outcome);
    }

    static const char *faults(const Result<ImportSummary> &result)
    {
        if (result)
            return "";
        static QByteArray text;
        text = (result.error().message + ' ' + result.error().detail).toUtf8();
        for (const FieldError &fault : result.error().fields)
            text += '\n' + (fault.field + ": " + fault.message).toUtf8();
        return text.constData();
    }

    QByteArray scalar(const QByteArray &sql) { return m_test->scalar(sql); }

    void nothingStays()
    {
        QCOMPARE(scalar("SELECT count(*) FROM collections"), QByteArray("0"));
        QCOMPARE(scalar("SELECT count(*) FROM collection_history"), QByteArray("0"));
        QCOMPARE(scalar("SELECT count(*) FROM audit_entries"), QByteArray("0"));
        QFETCH_GLOBAL(db::Engine, engine);
        const QByteArray tables = engine == db::Engine::Sqlite
            ? QByteArray("SELECT count(*) FROM sqlite_master WHERE name LIKE 'col\\_%' ESCAPE '\\'")
            : QByteArray("SELECT count(*) FROM pg_tables WHERE tablename LIKE 'col\\_%'");
        QCOMPARE(scalar(tables), QByteArray("0"));
        QVERIFY(m_registry->current()->collections().empty());
    }

    void verifyTrail(qint64 entries)
    {
        const auto connection = m_test->connect();
        const auto verification = audit::AuditVerifier(*connection).verify();
        QVERIFY(verification.has_value());
        QVERIFY2(!verification->firstBreak, verification->firstBreak ? qPrintable(verification->firstBreak->explanation) : "");
        QCOMPARE(verification->entries, entries);
    }

    core::SystemClock m_clock;
    audit::AuditStore m_audit{m_clock, "test"};
    std::unique_ptr<TestDatabase> m_test;
    std::unique_ptr<db::Session> m_session;
    std::unique_ptr<schema::SchemaRegistry> m_registry;
    std::unique_ptr<ImportService> m_service;
    std::shared_ptr<ImportProgress> m_progress;
    bool m_cancelFirst = false;
};

QTEST_GUILESS_MAIN(TestImport)
#include "tst_import.moc"

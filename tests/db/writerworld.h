// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "audit/auditverifier.h"
#include "core/crypto.h"
#include "core/ids.h"
#include "support/testdatabase.h"
#include "support/testengines.h"

#include <QTest>

#include <atomic>
#include <chrono>
#include <memory>
#include <mutex>
#include <thread>

namespace basalt::test {

inline constexpr int kPatienceMs = 60'000; ///< for what needs a commit, which a slow disk takes long for

inline const QByteArray kAccount = core::kSystemAccountId.toByteArray();

inline db::AuditEvent thingEvent(const QByteArray &recordId, const QByteArray &account = kAccount)
{
    db::AuditEvent event;
    event.event = Code::RecordCreated;
    event.operation = "CREATE";
    event.accountId = account;
    event.actor.userId = "u1";
    event.actor.email = "a@example.org";
    event.table = "things";
    event.recordId = recordId;
    event.changes.append({"name", QJsonValue::Undefined, QString::fromUtf8(recordId)});
    return event;
}

/** Inserts a thing and records it. */
inline db::WriteWork<qint64> insertThing(const QByteArray &id, const QByteArray &account = kAccount)
{
    return [id, account](db::WriteContext &context) -> Result<qint64> {
        BASALT_TRY(const qint64 rows, context.connection().execute("INSERT INTO things (id) VALUES ($1)", {id}));
        context.audit(thingEvent(id, account));
        return rows;
    };
}

/** Counts groups, refuses those with an event of a record called `poison`, and keeps the records of which it was told. */
class WatchingSink final : public db::AuditSink
{
public:
    explicit WatchingSink(db::AuditSink &sink) : m_sink(sink) { }

    Result<std::vector<db::AuditPosition>> append(db::Connection &connection, std::span<const db::AuditEvent> events) override
    {
        ++groups;
        for (const db::AuditEvent &event : events) {
            if (event.recordId == "poison")
                return Error::internal("poisoned");
        }
        return m_sink.append(connection, events);
    }

    bool wants(Code event) const override { return event == Code::RecordCreated; }
    void committed(std::span<const db::AuditEvent> events) override
    {
        const std::scoped_lock lock(m_mutex);
        for (const db::AuditEvent &event : events)
            m_told.append(event.recordId);
    }
    [[nodiscard]] QList<QByteArray> told()
    {
        const std::scoped_lock lock(m_mutex);
        return m_told;
    }

    std::atomic<int> groups = 0;

private:
    db::AuditSink &m_sink;
    std::mutex m_mutex;
    QList<QByteArray> m_told;
};

/** Keeps the writer busy until it is opened, so that what is submitted meanwhile forms one group. */
class Gate
{
public:
    explicit Gate(db::Session &session)
    {
        session.write<void>(
            kAccount,
            [state = m_state](db::WriteContext &) -> Result<void> {
                state->entered = true;
                while (!state->open)
                    std::this_thread::sleep_for(std::chrono::milliseconds(1));
                return {};
            },
            [](const Result<void> &) {});
        while (!m_state->entered)
            std::this_thread::sleep_for(std::chrono::milliseconds(1));
    }
    ~Gate() { open(); }
    Q_DISABLE_COPY_MOVE(Gate)

    void open() { m_state->open = true; }

private:
    /** Shared with the job, which may look once more after the gate has gone. */
    struct State
    {
        std::atomic<bool> entered = false;
        std::atomic<bool> open = false;
    };
    std::shared_ptr<State> m_state = std::make_shared<State>();
};

/** A test of the writer on each database: an empty database with a table `things` and one session. */
class WriterTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase_data() { addEngines(); }
    void initTestCase() { QVERIFY(core::initialiseCrypto()); }

    void init()
    {
        QFETCH_GLOBAL(db::Engine, engine);
        m_engine = engine;
        m_test = std::make_unique<TestDatabase>(engine);
        m_sink = std::make_unique<WatchingSink>(m_test->auditStore());
        m_test->sink = m_sink.get();
        m_test->openMigrated();
        QVERIFY(m_test->connect()->executeScript("CREATE TABLE things (id text PRIMARY KEY, n bigint DEFAULT 0)"));
        m_session = std::move(*m_test->database().openSession());
        m_answers = 0;
    }

    void cleanup()
    {
        m_session.reset();
        m_test.reset();
    }

protected:
    void verifyTrail(qint64 entries)
    {
        const auto connection = m_test->connect();
        const auto result = audit::AuditVerifier(*connection).verify();
        VERIFY_OK(result);
        QVERIFY2(!result->firstBreak, qPrintable(result->firstBreak ? result->firstBreak->explanation : QString()));
        QCOMPARE(result->entries, entries);
    }

    std::unique_ptr<WatchingSink> m_sink;
    std::unique_ptr<TestDatabase> m_test;
    std::unique_ptr<db::Session> m_session;
    db::Engine m_engine = db::Engine::Sqlite;
    int m_answers = 0;
};

} // namespace basalt::test

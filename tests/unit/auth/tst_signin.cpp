// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "auth/authmodule.h"
#include "core/crypto.h"
#include "core/timestamp.h"
#include "support/testdatabase.h"

#include <QTest>

using namespace basalt;

namespace {

class TestClock final : public core::Clock
{
public:
    std::atomic<qint64> offsetMs = 0;
    [[nodiscard]] qint64 nowMs() const override { return m_real.nowMs() + offsetMs; }
    [[nodiscard]] qint64 monotonicNs() const override { return m_real.monotonicNs() + offsetMs * 1'000'000; }

private:
    core::SystemClock m_real;
};

constexpr auto kPassword = "violin harbour at dusk";
constexpr auto kWrong = "something else entirely";

} // namespace

/** What cannot be seen from outside: how many hashes a sign-in costs, what happens when the minute is over. */
class TestSignIn : public QObject
{
    Q_OBJECT

private:
    TestClock m_clock;
    std::unique_ptr<test::TestDatabase> m_database;
    std::unique_ptr<core::WorkPool> m_pool;
    std::unique_ptr<auth::AuthModule> m_auth;
    std::unique_ptr<db::Session> m_session;
    auth::AuthOptions m_options;
    auth::SigningKey m_key;
    jobs::JobQueue m_queue{m_clock};
    mail::LinkBase m_linkBase;
    mail::Outbox m_outbox{m_queue, m_clock, {"Basalt", m_linkBase}, "a secret of this test", std::chrono::hours(1)};

    static db::Engine engine()
    {
        QFETCH_GLOBAL(db::Engine, engine);
        return engine;
    }

    void makeModule(auth::HashParameters hashing = {1, 64 * 1024})
    {
        auth::TokenOptions tokens;
        tokens.current = m_key;
        m_auth = *auth::AuthModule::create(
            {m_options, tokens, hashing, m_clock, *m_pool, m_outbox, {}, engine(), m_queue, "an encryption secret", "Basalt"});
    }

    /** Calls a service and waits for its answer. */
    template <class T, class Call>
    Result<T> wait(Call call)
    {
        std::optional<Result<T>> answer;
        call(*m_session, db::Completion<T>([&answer](Result<T> result) { answer.emplace(std::move(result)); }));
        if (!QTest::qWaitFor([&answer] { return answer.has_value(); }, 10'000))
            return Error::internal("no answer");
        return std::move(*answer);
    }

    Result<auth::Registered> registerUser(const QString &slug, const QString &email = "ada@example.test")
    {
        return wait<auth::Registered>([&](db::Session &session, auto done) {
            m_auth->registration.registerUser(session, {email, kPassword, slug, slug, {}, {}}, std::move(done));
        });
    }

    Result<auth::SignedIn> signIn(const QByteArray &account, const QString &password, const QString &email = "ada@example.test",
                                  const char *address = "192.0.2.1")
    {
        return wait<auth::SignedIn>([&](db::Session &session, auto done) {
            auth::SignInInput input;
            input.account = account;
            input.email = email;
            input.password = password;
            input.address = QHostAddress(QString(address));
            input.actor.clientIp = address;
            m_auth->signIn.signIn(session, std::move(input), std::move(done));
        });
    }

    Result<auth::User> patch(const QByteArray &userId, const auth::UserPatch &change)
    {
        return wait<auth::User>([&](db::Session &session, auto done) {
            m_auth->users.update(session, {userId, {}, {}}, change, std::move(done));
        });
    }

    void execute(const QByteArray &sql)
    {
        const auto done = m_database->database().writeAndWait<void>({}, [sql](db::WriteContext &context) -> Result<void> {
            context.allowUnaudited("test");
            BASALT_TRY_VOID(context.connection().execute(sql));
            return {};
        });
        QVERIFY2(done, done ? "" : qPrintable(done.error().detail));
    }

    qint64 count(const QByteArray &condition)
    {
        const QByteArray sql = "SELECT CAST(COUNT(*) AS TEXT) FROM audit_entries WHERE " + condition;
        return m_database->scalar(sql).toLongLong();
    }

private Q_SLOTS:
    void initTestCase_data()
    {
        QTest::addColumn<db::Engine>("engine");
        QTest::newRow("sqlite") << db::Engine::Sqlite;
        QTest::newRow("postgres") << db::Engine::Postgres;
    }
    void initTestCase()
    {
        QVERIFY(core::initialiseCrypto());
        m_key = auth::SigningKey::generate();
    }

    void init()
    {
        m_clock.offsetMs = 0;
        m_options = {};
        m_pool = std::make_unique<core::WorkPool>(2);
        m_database = std::make_unique<test::TestDatabase>(engine());
        m_database->openMigrated();
        m_session = *m_database->database().openSession();
        makeModule();
    }
    void cleanup()
    {
        m_session.reset();
        m_database.reset();
        m_pool.reset();
        m_auth.reset();
    }

    void everyFailureIsOneRunAndOneAnswer_data()
    {
        QTest::addColumn<QByteArray>("account");
        QTest::addColumn<QString>("email");
        QTest::addColumn<QByteArray>("reason");
        QTest::newRow("no such account") << QByteArray("nowhere") << "ada@example.test" << QByteArray("account_not_found");
        QTest::newRow("no such code") << QByteArray("ZZ9999") << "ada@example.test" << QByteArray("account_not_found");
        QTest::newRow("no such user") << QByteArray("lab") << "bob@example.test" << QByteArray("user_not_found");
        QTest::newRow("no address") << QByteArray("lab") << "' OR 1=1 --" << QByteArray("user_not_found");
        QTest::newRow("wrong password") << QByteArray("lab") << "ada@example.test" << QByteArray("wrong_password");
    }
    void everyFailureIsOneRunAndOneAnswer()
    {
        QFETCH(QByteArray, account);
        QFETCH(QString, email);
        QFETCH(QByteArray, reason);
        QVERIFY(registerUser("lab"));
        const quint64 before = m_auth->hasher.runs();
        const auto result = signIn(account, kWrong, email);
        QVERIFY(!result);
        QCOMPARE(result.error().code, Code::LoginFailed);
        QCOMPARE(result.error().httpStatus(), 401);
        QCOMPARE(result.error().message, Error::of(Code::LoginFailed).message);
        QCOMPARE(m_auth->hasher.runs() - before, 1u);
        QCOMPARE(count("event = 10012"), 1);
        QVERIFY(
            m_database->scalar("SELECT body FROM audit_entries WHERE event = 10012").contains(QByteArray('"' + reason + '"')));
    }

    void reasonIsToldWithTheRightPassword_data()
    {
        QTest::addColumn<QByteArray>("change");
        QTest::addColumn<int>("code");
        QTest::newRow("disabled") << QByteArray("UPDATE users SET is_active = FALSE") << int(Code::UserNotActive);
        QTest::newRow("locked") << QByteArray("UPDATE users SET is_locked = TRUE") << int(Code::UserIsLocked);
        QTest::newRow("account suspended") << QByteArray("UPDATE accounts SET status = 'suspended'")
                                           << int(Code::NoAccountAccess);
        QTest::newRow("account deleted") << QByteArray("UPDATE accounts SET status = 'deleted'") << int(Code::NoAccountAccess);
    }
    void reasonIsToldWithTheRightPassword()
    {
        QFETCH(QByteArray, change);
        QFETCH(int, code);
        QVERIFY(registerUser("lab"));
        execute(change);
        quint64 before = m_auth->hasher.runs();
        const auto right = signIn("lab", kPassword);
        QVERIFY(!right);
        QCOMPARE(int(right.error().code), code);
        QCOMPARE(right.error().httpStatus(), 401);
        QCOMPARE(m_auth->hasher.runs() - before, 1u);

        before = m_auth->hasher.runs();
        const auto wrong = signIn("lab", kWrong);
        QCOMPARE(wrong.error().code, Code::LoginFailed);
        QCOMPARE(m_auth->hasher.runs() - before, 1u);
        QCOMPARE(count("event = 10012"), 2);
        QCOMPARE(count("event = 10010"), 0);
    }

    void unverifiedAddressesWaitWhereMailIsConfigured()
    {
        m_options.requireVerifiedEmail = true;
        makeModule();
        const auto registered = registerUser("lab");
        QVERIFY(registered);
        const auto refused = signIn("lab", kPassword);
        QCOMPARE(refused.error().code, Code::EmailNotVerified);
        QCOMPARE(refused.error().httpStatus(), 401);
        const auto verified = wait<bool>([&](db::Session &session, auto done) {
            m_auth->users.verifyEmail(session, {registered->user.id, {}, {}}, std::move(done));
        });
        QVERIFY(verified && *verified);
        QVERIFY(signIn("lab", kPassword));
    }

    void usersWithoutPasswordCostTheSame()
    {
        const auto registered = registerUser("lab");
        execute("UPDATE users SET password_hash = NULL");
        const quint64 before = m_auth->hasher.runs();
        QCOMPARE(signIn("lab", kPassword).error().code, Code::LoginFailed);
        QCOMPARE(m_auth->hasher.runs() - before, 1u);
        // Whoever signs in elsewhere does not get in with an old password either.
        auth::UserPatch change;
        change.authProvider = "oidc";
        QVERIFY(registerUser("other"));
        const QByteArray id = m_database->scalar("SELECT u.id FROM users u JOIN accounts a ON a.id = u.account_id "
                                                 "WHERE a.slug = 'other'");
        QVERIFY(patch(id, change));
        QCOMPARE(signIn("other", kPassword).error().code, Code::LoginFailed);
    }

    void hashesAreRenewed()
    {
        QVERIFY(registerUser("lab"));
        makeModule({2, 64 * 1024});
        QVERIFY(signIn("lab", kPassword));
        QTRY_VERIFY(m_database->scalar("SELECT password_hash FROM users").contains(",t=2,"));
        QVERIFY(signIn("lab", kPassword));
        QCOMPARE(m_auth->hasher.runs(), 3u); // two sign-ins, one renewal
    }

    void afterTheLimitTheAddressWaits()
    {
        QVERIFY(registerUser("lab"));
        m_options.failedSignInsPerMinute = 3;
        makeModule();
        for (int i = 0; i < 3; ++i)
            QCOMPARE(signIn("lab", kWrong).error().code, Code::LoginFailed);
        const quint64 runs = m_auth->hasher.runs();
        for (int i = 0; i < 5; ++i) {
            // The right password does not help either: the answer would tell that it is right.
            const auto result = signIn("lab", i % 2 ? kWrong : kPassword);
            QVERIFY(!result);
            QCOMPARE(result.error().code, Code::TooManyRequests);
            QCOMPARE(result.error().httpStatus(), 429);
            QVERIFY(result.error().retryAfterSeconds > 0 && result.error().retryAfterSeconds <= 60);
        }
        QCOMPARE(m_auth->hasher.runs(), runs);
        QCOMPARE(count("event = 10012"), 3);
        // Others are not held up.
        QVERIFY(signIn("lab", kPassword, "ada@example.test", "192.0.2.2"));

        QCOMPARE(count("event = 49021"), 0);
        m_clock.offsetMs += 61'000;
        QVERIFY(signIn("lab", kPassword));
        m_auth->signIn.writeCountedFailures(m_database->database());
        QCOMPARE(count("event = 49021"), 1);
        const QByteArray values =
            m_database->scalar("SELECT v.personal FROM audit_values v JOIN audit_entries e ON e.account_id = v.account_id "
                               "AND e.sequence = v.sequence WHERE e.event = 49021");
        QVERIFY2(values.contains("\",5]") && values.contains("192.0.2.1"), values.constData());
        // Written once.
        m_auth->signIn.writeCountedFailures(m_database->database());
        QCOMPARE(count("event = 49021"), 1);
    }

    void windowsAreOfAMinute()
    {
        auth::SignInThrottle throttle(2, m_clock);
        const QHostAddress address("2001:db8::1");
        QVERIFY(throttle.noteFailure(address) == auth::SignInThrottle::Record::Entry);
        QCOMPARE(throttle.turnAway(address), 0);
        QVERIFY(throttle.noteFailure(address) == auth::SignInThrottle::Record::LastEntry);
        QVERIFY(throttle.turnAway(address) > 0);
        // A subscriber has the whole /64.
        QVERIFY(throttle.turnAway(QHostAddress("2001:db8::2:3")) > 0);
        QCOMPARE(throttle.turnAway(QHostAddress("2001:db8:0:1::1")), 0);
        // The same address over an IPv6 socket.
        QVERIFY(throttle.noteFailure(QHostAddress("192.0.2.1")) == auth::SignInThrottle::Record::Entry);
        QVERIFY(throttle.noteFailure(QHostAddress("::ffff:192.0.2.1")) == auth::SignInThrottle::Record::LastEntry);
        QVERIFY(throttle.takeFinished().isEmpty());
        m_clock.offsetMs += 60'500;
        QCOMPARE(throttle.turnAway(address), 0);
        const auto finished = throttle.takeFinished();
        QCOMPARE(finished.size(), 1);
        QCOMPARE(finished[0].count, 2);
        QCOMPARE(finished[0].address, "2001:db8::/64");
    }

    void passwordChangedMeanwhileDoesNotCount()
    {
        // The write compares the hash that was checked: a sign-in that overlaps a change of password is refused.
        QVERIFY(registerUser("lab"));
        std::optional<Result<auth::SignedIn>> answer;
        auth::SignInInput input{"lab", "ada@example.test", kPassword, QHostAddress("192.0.2.1"), {}};
        m_auth->signIn.signIn(*m_session, input,
                              [&answer](Result<auth::SignedIn> result) { answer.emplace(std::move(result)); });
        execute("UPDATE users SET password_hash = 'changed'");
        QVERIFY(QTest::qWaitFor([&answer] { return answer.has_value(); }));
        QVERIFY(!*answer);
        QCOMPARE(answer->error().code, Code::LoginFailed);
        QCOMPARE(m_database->scalar("SELECT CAST(COUNT(*) AS TEXT) FROM sessions"), "0");
    }

    void codesAreAllocatedWithoutRaces()
    {
        constexpr int kThreads = 4;
        constexpr int kEach = 10;
        std::atomic<int> failures = 0;
        std::vector<std::thread> threads;
        threads.reserve(size_t(kThreads));
        for (int t = 0; t < kThreads; ++t) {
            threads.emplace_back([this, t, &failures] {
                for (int i = 0; i < kEach; ++i) {
                    const QString slug = QString("lab-%1-%2").arg(t).arg(i);
                    QList<FieldError> errors;
                    const auto draft = auth::draftAccount(slug, slug, m_clock.nowMs(), "name", "slug", errors);
                    const auto made = m_database->database().writeAndWait<auth::Account>(
                        draft.id, [draft](db::WriteContext &context) { return auth::createAccount(context, draft, {}); });
                    failures += !made;
                }
            });
        }
        for (std::thread &thread : threads)
            thread.join();
        QCOMPARE(failures.load(), 0);
        QCOMPARE(m_database->scalar("SELECT CAST(COUNT(DISTINCT account_code) AS TEXT) FROM accounts WHERE slug LIKE 'lab-%'"),
                 QByteArray::number(kThreads * kEach));
        // Upward without a gap.
        QCOMPARE(m_database->scalar("SELECT MIN(account_code) FROM accounts WHERE slug LIKE 'lab-%'"), "AA0001");
        QCOMPARE(m_database->scalar("SELECT MAX(account_code) FROM accounts WHERE slug LIKE 'lab-%'"), "AA0040");
    }

    void staleEntriesNeverGetIntoTheCache()
    {
        auth::CallerCache cache;
        auth::CallerCache::Entry entry;
        entry.principal.userId = "u";
        entry.expiresAtMs = 1000;
        entry.signedPart = "head.claims";
        const QByteArray token("head.claims.signature");
        const QByteArray key = cache.keyOf(token);
        const auto stored = std::make_shared<const auth::CallerCache::Entry>(entry);
        const quint64 generation = cache.generation();
        cache.dropUser("u"); // between the reading of the rows and the storing
        cache.insert(key, stored, generation);
        QVERIFY(!cache.find(key, token, 0));
        cache.insert(key, stored, cache.generation());
        QVERIFY(cache.find(key, token, 0));
        QVERIFY(!cache.find(key, "head.others.signature", 0)); // the signature of another token
        QVERIFY(!cache.find(key, "head.claim.signature", 0));
        QVERIFY(cache.keyOf("head.claims.signaturf") != key);
        cache.dropUser("somebody else");
        QVERIFY(cache.find(key, token, 999));
        QVERIFY(!cache.find(key, token, 1000));
        cache.insert(key, stored, cache.generation());
        cache.dropUser("u");
        QVERIFY(!cache.find(key, token, 0));
    }

    void refreshOnceInParallel()
    {
        QVERIFY(registerUser("lab"));
        const auto session = signIn("lab", kPassword);
        QVERIFY(session);
        int good = 0;
        int refused = 0;
        constexpr int kParallel = 20;
        for (int i = 0; i < kParallel; ++i) {
            m_auth->signIn.refresh(*m_session, session->refreshToken, {}, [&](Result<auth::Refreshed> result) {
                ++(result ? good : refused);
                if (!result)
                    QCOMPARE(result.error().code, Code::TokenInvalid);
            });
        }
        QVERIFY(QTest::qWaitFor([&] { return good + refused == kParallel; }, 10'000));
        QCOMPARE(good, 1);
        // The family ended with the second use.
        QCOMPARE(count("event = 15004"), 1);
        QCOMPARE(m_database->scalar("SELECT end_reason FROM sessions"), "token_reused");
    }

    void expiredRefreshTokensAreRefused()
    {
        QVERIFY(registerUser("lab"));
        const auto session = signIn("lab", kPassword);
        m_clock.offsetMs = 7LL * 24 * 3600 * 1000 + 1000;
        const auto result = wait<auth::Refreshed>(
            [&](db::Session &s, auto done) { m_auth->signIn.refresh(s, session->refreshToken, {}, std::move(done)); });
        QCOMPARE(result.error().code, Code::TokenInvalid);
        QCOMPARE(count("event = 15004"), 0);
    }

    void trailHoldsNoSecret()
    {
        QVERIFY(registerUser("lab"));
        const auto session = signIn("lab", kPassword);
        (void)signIn("lab", kWrong);
        const auto changed = wait<void>([&](db::Session &s, auto done) {
            m_auth->users.setPassword(s, {session->user.id, {}, {}}, "another good phrase", std::move(done));
        });
        QVERIFY(changed);
        const auto connection = m_database->connect();
        auto rows = connection->query("SELECT e.body, v.personal FROM audit_entries e LEFT JOIN audit_values v "
                                      "ON v.account_id = e.account_id AND v.sequence = e.sequence");
        QVERIFY(rows);
        int seen = 0;
        while (*rows->next()) {
            const QByteArray text = rows->string(0) + rows->string(1);
            QVERIFY(!text.contains("argon2") && !text.contains(kPassword) && !text.contains(kWrong));
            QVERIFY(!text.contains(session->refreshToken) && !text.contains(session->accessToken));
            ++seen;
        }
        QVERIFY(seen >= 5);
    }
};

QTEST_GUILESS_MAIN(TestSignIn)
#include "tst_signin.moc"

// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "auth/accountfactory.h"
#include "auth/blacklistservice.h"
#include "auth/groupmappingstore.h"
#include "auth/identitystore.h"
#include "auth/providerservice.h"
#include "auth/providerusers.h"
#include "auth/userstore.h"
#include "core/crypto.h"
#include "core/ids.h"
#include "core/timestamp.h"
#include "support/testdatabase.h"

#include <QTest>

#include <map>

using namespace basalt;

/** Users from sign-in providers: P-024 to P-026, P-032, P-099, P-101, P-160 and the traps T5, T6, T9. */
class TestProviderUsers : public QObject
{
    Q_OBJECT

private:
    struct World
    {
        explicit World(db::Engine engine) : database(engine)
        {
            database.openMigrated();
            session = *database.database().openSession();
        }
        test::TestDatabase database;
        std::unique_ptr<db::Session> session;
        QByteArray account;
    };

    core::SystemClock m_clock;
    auth::CallerCache m_cache;
    auth::ProviderService m_providers{m_clock, m_cache};
    auth::BlacklistService m_blacklist{m_clock};
    auth::ProviderUsers m_users{m_clock, m_cache};
    std::map<db::Engine, std::unique_ptr<World>> m_worlds;

    World &world()
    {
        QFETCH_GLOBAL(db::Engine, engine);
        auto &made = m_worlds[engine];
        if (!made) {
            made = std::make_unique<World>(engine);
            made->account = makeAccount("Lab", "lab");
            for (const char *code : {"azure", "ldap"})
                makeProvider(code);
        }
        return *made;
    }

    /** Calls a service and waits for its answer. */
    template <class T, class Call>
    Result<T> wait(Call call)
    {
        std::optional<Result<T>> answer;
        call(*world().session, db::Completion<T>([&answer](Result<T> result) { answer.emplace(std::move(result)); }));
        if (!QTest::qWaitFor([&answer] { return answer.has_value(); }, 10'000))
            return Error::internal("no answer");
        return std::move(*answer);
    }

    QByteArray makeAccount(const QString &name, const QString &slug)
    {
        QList<FieldError> errors;
        const auth::AccountDraft draft = auth::draftAccount(name, slug, m_clock.nowMs(), "name", "slug", errors);
        const auto made = world().database.database().writeAndWait<auth::Account>(
            draft.id, [draft](db::WriteContext &context) { return auth::createAccount(context, draft, {}); });
        return made ? made->id : QByteArray();
    }

    void makeProvider(const QByteArray &code)
    {
        const auto made = wait<auth::Provider>([&](db::Session &session, auto done) {
            m_providers.create(session, {code, "Provider", true, true, false}, {}, std::move(done));
        });
        QVERIFY(made);
    }

    /** An external group of the account that `azure` fills, with what it has to report; its id. */
    QByteArray makeMappedGroup(const QByteArray &account, const QByteArray &objectId, const QByteArray &role)
    {
        const QByteArray id = core::newId();
        const QByteArray now = core::formatTimestamp(m_clock.nowMs());
        const auto made =
            world().database.database().writeAndWait<void>(account, [&](db::WriteContext &context) -> Result<void> {
                context.allowUnaudited("test");
                auth::UserStore users(context.connection());
                BASALT_TRY_VOID(users.insertGroup(id, account, "mapped-" + id.right(12), "Mapped", "", now, {}));
                auth::GroupMapping mapping{core::newId(), account, id, "azure", objectId, "", role, {}, now};
                BASALT_TRY_VOID(auth::GroupMappingStore(context.connection()).insert(mapping, {}));
                return {};
            });
        return made ? id : QByteArray();
    }

    void makeLocalUser(const QString &email)
    {
        const auto address = *auth::EmailAddress::parse(email);
        const auto made = world().database.database().writeAndWait<void>(
            world().account, [this, address, account = world().account](db::WriteContext &context) -> Result<void> {
                context.allowUnaudited("test");
                const auto user = auth::draftUser(address, account, auth::kUserRole, core::formatTimestamp(m_clock.nowMs()));
                return auth::UserStore(context.connection()).insert(user, address.folded, "hash", {});
            });
        QVERIFY(made);
    }

    void execute(const QByteArray &sql)
    {
        const auto done = world().database.database().writeAndWait<void>({}, [sql](db::WriteContext &context) -> Result<void> {
            context.allowUnaudited("test");
            BASALT_TRY_VOID(context.connection().execute(sql));
            return {};
        });
        QVERIFY2(done, done ? "" : qPrintable(done.error().detail));
    }

    auth::ProviderSignIn person(const QByteArray &subject)
    {
        auth::ProviderSignIn input;
        input.accountId = world().account;
        input.provider = "azure";
        input.subject = subject;
        input.username = subject;
        input.email = QString::fromUtf8(subject) + "@corp.test";
        input.emailVerified = true;
        input.displayName = "Somebody";
        input.actor.clientIp = "192.0.2.7";
        return input;
    }

    Result<auth::EnsuredUser> ensure(const auth::ProviderSignIn &input)
    {
        return wait<auth::EnsuredUser>(
            [&](db::Session &session, auto done) { m_users.ensure(session, input, std::move(done)); });
    }

    /** The number of the error; 0 for none. */
    int refusal(const auth::ProviderSignIn &input)
    {
        const auto ensured = ensure(input);
        return ensured ? 0 : static_cast<int>(ensured.error().code);
    }

    qint64 count(const QByteArray &rest)
    {
        const QByteArray sql = "SELECT CAST(COUNT(*) AS TEXT) FROM " + rest;
        return world().database.scalar(sql).toLongLong();
    }

    qint64 entries(const QByteArray &event, const QByteArray &recordId)
    {
        return count("audit_entries WHERE event = " + event + " AND record_id = '" + recordId + '\'');
    }

    /** The values of the last entry of the event about the row. */
    QByteArray told(const QByteArray &event, const QByteArray &recordId)
    {
        return world().database.scalar("SELECT v.personal FROM audit_entries e JOIN audit_values v ON v.account_id = "
                                       "e.account_id AND v.sequence = e.sequence WHERE e.event = "
                                       + event + " AND e.record_id = '" + recordId + "' ORDER BY e.id DESC LIMIT 1");
    }

private Q_SLOTS:
    void initTestCase_data()
    {
        QTest::addColumn<db::Engine>("engine");
        QTest::newRow("sqlite") << db::Engine::Sqlite;
        QTest::newRow("postgres") << db::Engine::Postgres;
    }
    void initTestCase() { QVERIFY(core::initialiseCrypto()); }
    void cleanupTestCase() { m_worlds.clear(); }

    void p024_firstVisitMakesTheUser()
    {
        auth::ProviderSignIn input = person("first");
        input.groups = {"G1"};
        input.roles = {"R1", "R2"};
        const auto first = ensure(input);
        QVERIFY2(first, first ? "" : qPrintable(first.error().detail));
        QVERIFY(first->isNew);
        QCOMPARE(first->user.email, QByteArray("first@corp.test"));
        QCOMPARE(first->user.accountId, world().account);
        QCOMPARE(first->user.roleId, auth::kUserRole);
        QVERIFY(first->user.emailVerified);
        const QByteArray id = first->user.id;
        QCOMPARE(first->user.lastUsedProvider, QByteArray("azure"));
        QCOMPARE(entries("10008", id), 1);
        QCOMPARE(entries("10010", id), 1);
        // Who is linked with whom is told apart from the user, with the provider's names.
        QCOMPARE(entries("10030", id), 1);
        for (const QByteArray word : {"azure", "first@corp.test", "G1", "R2"})
            QVERIFY2(told("10030", id).contains(word), told("10030", id).constData());

        // Coming again as one came is no change.
        QVERIFY(ensure(input));
        QCOMPARE(entries("10031", id), 0);

        // What the provider says anew is kept at the identity; name and address are the user's own (T5).
        input.groups = {"G2"};
        input.email = "other@corp.test";
        input.displayName = "Somebody else";
        const auto second = ensure(input);
        QVERIFY(second);
        QVERIFY(!second->isNew);
        QCOMPARE(second->user.id, id);
        QCOMPARE(second->user.email, QByteArray("first@corp.test"));
        QCOMPARE(second->user.displayName, QByteArray("Somebody"));
        QCOMPARE(entries("10008", id), 1);
        QCOMPARE(entries("10010", id), 3);
        QCOMPARE(entries("10030", id), 1);
        QCOMPARE(entries("10031", id), 1);
        for (const QByteArray word : {"azure", "other@corp.test", "G1", "G2"})
            QVERIFY2(told("10031", id).contains(word), told("10031", id).constData());
        QVERIFY2(!told("10031", id).contains("R1"), told("10031", id).constData()); // which stayed
        const auto connection = world().database.connect();
        const auto identities = auth::IdentityStore(*connection).ofUser(id);
        QVERIFY(identities);
        QCOMPARE(identities->size(), 1);
        QCOMPARE(identities->first().subject, QByteArray("first"));
        QCOMPARE(identities->first().email, QByteArray("other@corp.test"));
        QCOMPARE(identities->first().groups, QList<QByteArray>{"G2"});
        QCOMPARE(identities->first().roles, (QList<QByteArray>{"R1", "R2"}));
        QVERIFY(identities->first().isActive);
        QVERIFY(identities->first().isVerified);
    }

    void p025_statusFirst_data()
    {
        QTest::addColumn<QByteArray>("change");
        QTest::addColumn<int>("code");
        QTest::newRow("disabled") << QByteArray("UPDATE users SET is_active = %false WHERE email = ") << 33003;
        QTest::newRow("locked (T6)") << QByteArray("UPDATE users SET is_locked = %true WHERE email = ") << 33004;
        QTest::newRow("locked out (T6)") << QByteArray(
            "UPDATE users SET locked_until = '2999-01-01T00:00:00.000Z' WHERE email = ")
                                         << 33004;
        QTest::newRow("sign-in not allowed") << QByteArray("UPDATE users SET can_login = %false WHERE email = ") << 33005;
        QTest::newRow("identity disabled") << QByteArray("UPDATE user_identities SET is_active = %false WHERE email = ")
                                           << 33008;
    }
    void p025_statusFirst()
    {
        QFETCH(QByteArray, change);
        QFETCH(int, code);
        const QByteArray subject = "status-" + QByteArray::number(code) + (change.contains("until") ? "-until" : "");
        const auto known = ensure(person(subject));
        QVERIFY(known);
        const QByteArray id = known->user.id;
        QFETCH_GLOBAL(db::Engine, engine);
        change.replace("%false", engine == db::Engine::Sqlite ? "0" : "false");
        change.replace("%true", engine == db::Engine::Sqlite ? "1" : "true");
        execute(change + '\'' + subject + "@corp.test'");
        QCOMPARE(refusal(person(subject)), code);
        // Kept though the sign-in is refused; and no second success.
        QCOMPARE(entries("10012", id), 1);
        QCOMPARE(entries("10010", id), 1);
    }

    void p026_noLinkByNameOrAddress()
    {
        makeLocalUser("Victim@corp.test");
        const qint64 users = count("users");
        // T5: the address, the address in another case and unverified, and the name.
        QCOMPARE(refusal(person("victim")), 40066);
        auth::ProviderSignIn unverified = person("attacker-1");
        unverified.email = "VICTIM@CORP.TEST";
        unverified.emailVerified = false;
        QCOMPARE(refusal(unverified), 40066);
        auth::ProviderSignIn named = person("attacker-2");
        named.username = "victim@corp.test";
        QCOMPARE(refusal(named), 40066);
        QCOMPARE(count("users"), users);
        QCOMPARE(count("user_identities WHERE subject IN ('victim', 'attacker-1', 'attacker-2')"), 0);
    }

    void t5_unverifiedAddressMakesNoUser()
    {
        auth::ProviderSignIn input = person("unproved");
        input.emailVerified = false;
        QCOMPARE(refusal(input), 40018);
        QCOMPARE(count("users WHERE email = 'unproved@corp.test'"), 0);
        input.email = "no address";
        QCOMPARE(refusal(input), 40002);
        input.subject = "";
        QCOMPARE(refusal(input), 40002);
    }

    void t9_defaultGroupsOfTheOwnAccountOnly()
    {
        const QByteArray other = makeAccount("Neighbours", "neighbours");
        QFETCH_GLOBAL(db::Engine, engine);
        execute("UPDATE groups SET is_default = " + QByteArray(engine == db::Engine::Sqlite ? "1" : "true"));
        const auto made = ensure(person("joiner"));
        QVERIFY(made);
        const QByteArray joined =
            "group_members m JOIN groups g ON g.id = m.group_id WHERE m.user_id = '" + made->user.id + '\'';
        QCOMPARE(count(joined), 1);
        QCOMPARE(count(joined + " AND g.account_id = '" + other + '\''), 0);
        execute("UPDATE groups SET is_default = " + QByteArray(engine == db::Engine::Sqlite ? "0" : "false"));
    }

    void p032_sameUserByObjectId()
    {
        auth::ProviderSignIn input = person("oid-old");
        input.objectId = "0-1-2";
        const auto first = ensure(input);
        QVERIFY(first);
        input.subject = "oid-new";
        const auto renamed = ensure(input);
        QVERIFY(renamed);
        QCOMPARE(renamed->user.id, first->user.id);
        // The old subject is gone with the rename; who comes with it is somebody else.
        const auto connection = world().database.connect();
        const auto identities = auth::IdentityStore(*connection).ofUser(first->user.id);
        QVERIFY(identities);
        QCOMPARE(identities->size(), 1);
        QCOMPARE(identities->first().subject, QByteArray("oid-new"));
        QCOMPARE(identities->first().objectId, QByteArray("0-1-2"));
        // Another provider's same subject is another person.
        auth::ProviderSignIn other = input;
        other.provider = "ldap";
        QCOMPARE(refusal(other), 40066);
    }

    void accountsAreApart()
    {
        const auto here = ensure(person("apart"));
        QVERIFY(here);
        auth::ProviderSignIn input = person("apart");
        input.accountId = makeAccount("Another", "another");
        const auto there = ensure(input);
        QVERIFY(there);
        QVERIFY(there->isNew);
        QVERIFY(there->user.id != here->user.id);
        input.accountId = "nowhere";
        QCOMPARE(refusal(input), 34003);
        input.accountId = core::kSystemAccountId.toByteArray();
        QCOMPARE(refusal(input), 34003);
    }

    void p099_providersThatDoNotVouch()
    {
        makeProvider("tired");
        auth::ProviderSignIn input = person("vouched");
        input.provider = "tired";
        QCOMPARE(refusal(input), 0);
        const auto disabled = wait<auth::Provider>([&](db::Session &session, auto done) {
            auth::ProviderPatch patch;
            patch.isActive = false;
            m_providers.update(session, "tired", patch, {}, std::move(done));
        });
        QVERIFY(disabled);
        QCOMPARE(refusal(input), 33010);
        input.provider = "unheard-of";
        QCOMPARE(refusal(input), 40063);
        input.provider = "email";
        QCOMPARE(refusal(input), 33006);
    }

    void p101_mappedGroups_data()
    {
        QTest::addColumn<QByteArray>("objectId");
        QTest::addColumn<QByteArray>("role");
        QTest::addColumn<QList<QByteArray>>("groups");
        QTest::addColumn<QList<QByteArray>>("roles");
        QTest::addColumn<bool>("isMember");
        using Names = QList<QByteArray>;
        QTest::newRow("group") << QByteArray("staff") << QByteArray("") << Names{"Other", "STAFF"} << Names{} << true;
        QTest::newRow("another group") << QByteArray("staff") << QByteArray("") << Names{"staff2"} << Names{"staff"} << false;
        QTest::newRow("role") << QByteArray("") << QByteArray("chief") << Names{} << Names{"Chief"} << true;
        QTest::newRow("role is no group") << QByteArray("") << QByteArray("chief") << Names{"chief"} << Names{} << false;
        QTest::newRow("both") << QByteArray("staff") << QByteArray("chief") << Names{"staff"} << Names{"chief"} << true;
        QTest::newRow("one of both") << QByteArray("staff") << QByteArray("chief") << Names{"staff"} << Names{} << false;
    }
    void p101_mappedGroups()
    {
        QFETCH(QByteArray, objectId);
        QFETCH(QByteArray, role);
        QFETCH(QList<QByteArray>, groups);
        QFETCH(QList<QByteArray>, roles);
        QFETCH(bool, isMember);
        const QByteArray group = makeMappedGroup(world().account, objectId, role);
        auth::ProviderSignIn input = person("mapped-" + group);
        input.groups = groups;
        input.roles = roles;
        const auto first = ensure(input);
        QVERIFY2(first, first ? "" : qPrintable(first.error().detail));
        const QByteArray membership = "group_members WHERE group_id = '" + group + "' AND user_id = '" + first->user.id + '\'';
        QCOMPARE(count(membership + " AND source = 'mapped'"), isMember ? 1 : 0);
        QCOMPARE(entries("13010", group), isMember ? 1 : 0);
        // The same once more changes nothing; without what was reported he is out, and back again with it.
        QVERIFY(ensure(input));
        QCOMPARE(entries("13010", group), isMember ? 1 : 0);
        input.groups = input.roles = {};
        QVERIFY(ensure(input));
        QCOMPARE(count(membership), 0);
        QCOMPARE(entries("13011", group), isMember ? 1 : 0);
        input.groups = groups;
        input.roles = roles;
        QVERIFY(ensure(input));
        QCOMPARE(count(membership), isMember ? 1 : 0);
    }

    void p101_eachProviderForItself()
    {
        const QByteArray group = makeMappedGroup(world().account, "shared", "");
        auth::ProviderSignIn input = person("two-providers");
        input.groups = {"shared"};
        const auto user = ensure(input);
        QVERIFY(user);
        const QByteArray membership = "group_members WHERE group_id = '" + group + "' AND user_id = '" + user->user.id + '\'';
        QCOMPARE(count(membership), 1);
        // What another provider does not report takes nothing away that this one gave.
        execute("INSERT INTO user_identities (user_id, account_id, provider_code, subject, username, email, reported_groups, "
                "reported_roles, created_at, last_used_at) SELECT user_id, account_id, 'ldap', subject, username, email, '[]', "
                "'[]', created_at, last_used_at FROM user_identities WHERE subject = 'two-providers'");
        auth::ProviderSignIn other = input;
        other.provider = "ldap";
        other.groups = {};
        QVERIFY(ensure(other));
        QCOMPARE(count(membership), 1);
        // Nor does the same name at another provider give anything.
        const QByteArray second = makeMappedGroup(world().account, "only-azure", "");
        other.groups = {"only-azure"};
        QVERIFY(ensure(other));
        QCOMPARE(count("group_members WHERE group_id = '" + second + '\''), 0);
    }

    void p101_ownAccountAndByHand()
    {
        const QByteArray neighbours = makeAccount("Mapped Neighbours", "mapped-neighbours");
        const QByteArray foreign = makeMappedGroup(neighbours, "everywhere", "");
        const QByteArray own = makeMappedGroup(world().account, "everywhere", "");
        auth::ProviderSignIn input = person("own-account");
        const auto user = ensure(input);
        QVERIFY(user);
        // Who was added by hand stays so, whatever the provider says.
        execute("INSERT INTO group_members (group_id, user_id, source, created_at) SELECT '" + own
                + "', id, 'manual', created_at FROM users WHERE id = '" + user->user.id + '\'');
        input.groups = {"Everywhere"};
        QVERIFY(ensure(input));
        input.groups = {};
        QVERIFY(ensure(input));
        QCOMPARE(count("group_members WHERE user_id = '" + user->user.id + "' AND source = 'manual'"), 1);
        QCOMPARE(count("group_members WHERE group_id = '" + foreign + '\''), 0);
        QCOMPARE(entries("13010", own), 0);
    }

    void p160_blacklisted_data()
    {
        QTest::addColumn<QByteArray>("kind");
        QTest::addColumn<QByteArray>("value");
        QTest::newRow("uid") << QByteArray("provider_uid") << QByteArray("barred-uid");
        QTest::newRow("oid") << QByteArray("provider_oid") << QByteArray("oid-of-barred-oid");
        QTest::newRow("email") << QByteArray("email") << QByteArray("BARRED-email@corp.test");
    }
    void p160_blacklisted()
    {
        QFETCH(QByteArray, kind);
        QFETCH(QByteArray, value);
        const auto entry = wait<auth::BlacklistEntry>([&](db::Session &session, auto done) {
            m_blacklist.create(session,
                               {kind, kind == "email" ? QByteArray() : QByteArray("azure"), QString::fromUtf8(value), {}}, {},
                               std::move(done));
        });
        QVERIFY(entry);
        const QByteArray subject = "barred-" + QByteArray(QTest::currentDataTag());
        auth::ProviderSignIn input = person(subject);
        input.objectId = "oid-of-" + subject;
        QCOMPARE(refusal(input), 33019);
        QCOMPARE(entries("10082", entry->id), 1);
        QCOMPARE(count("users WHERE email = '" + subject + "@corp.test'"), 0);
        const auto removed =
            wait<void>([&](db::Session &session, auto done) { m_blacklist.remove(session, entry->id, {}, std::move(done)); });
        QVERIFY(removed);
        QCOMPARE(refusal(input), 0);
    }

    void p160_whoIsAUserStaysOne()
    {
        const auto known = ensure(person("stays"));
        QVERIFY(known);
        const auto entry = wait<auth::BlacklistEntry>([&](db::Session &session, auto done) {
            m_blacklist.create(session, {"provider_uid", "azure", "stays", {}}, {}, std::move(done));
        });
        QVERIFY(entry);
        QCOMPARE(refusal(person("stays")), 0);
    }
};

QTEST_GUILESS_MAIN(TestProviderUsers)
#include "tst_providerusers.moc"

// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "support/testserver.h"

#include <QHash>
#include <QJsonArray>
#include <QJsonObject>
#include <QString>

#include <memory>

namespace basalt::test {

/**
 * A server with people in it: `root` (superadmin), `ann` and `bob` of the account `acme`, `eve` of `other`, and `nobody`,
 * who is not signed in. One for each engine and test program; tests make collections of their own names in it.
 */
class DataWorld
{
public:
    /** The world of the running engine, made at the first use. */
    [[nodiscard]] static DataWorld &current();
    /** Ends both worlds; for cleanupTestCase(). */
    static void endAll();

    explicit DataWorld(db::Engine engine);
    Q_DISABLE_COPY_MOVE(DataWorld)

    [[nodiscard]] TestServer &server() { return m_server; }
    /** Everybody's. */
    [[nodiscard]] static QString password();
    /** Stops the server and starts it again on the same data. Tokens stay good. */
    void restart();
    /** The account of that slug. */
    [[nodiscard]] QByteArray accountId(const QByteArray &slug) const { return m_accounts.value(slug); }
    [[nodiscard]] QByteArray userId(const QByteArray &person) const { return m_users.value(person); }
    [[nodiscard]] QByteArray token(const QByteArray &person) const { return m_tokens.value(person); }

    /** One request as that person; `body` is JSON text. */
    HttpAnswer send(const QByteArray &person, const QByteArray &method, const QByteArray &path, const QByteArray &body = {},
                    const HttpClient::Headers &headers = {});
    HttpAnswer get(const QByteArray &person, const QByteArray &path, const HttpClient::Headers &headers = {})
    {
        return send(person, "GET", path, {}, headers);
    }

    /** Once more, a few times, where the answer is 503: a reader may hold PostgreSQL's lock for longer than a change waits. */
    HttpAnswer sendUntilFree(const QByteArray &person, const QByteArray &method, const QByteArray &path,
                             const QByteArray &body = {});

    /** Makes a collection as root; `body` is the JSON of POST /collections. Ends the test program if that fails. */
    QByteArray makeCollection(const QByteArray &body);
    /** Makes a record and returns its id. Ends the test program if that fails. */
    QByteArray makeRecord(const QByteArray &person, const QByteArray &collection, const QByteArray &body);
    /** All entries of the trail about a record, oldest first. */
    [[nodiscard]] QJsonArray trail(const QByteArray &recordId);

    // SQL beside the server.
    void execute(const QByteArray &sql) { m_server.executeScript(sql); }
    [[nodiscard]] QByteArray scalar(const QByteArray &sql) { return m_server.scalar(sql); }
    [[nodiscard]] db::Connection &connection() { return m_server.connection(); }

private:
    QByteArray signIn(const QByteArray &person, const QByteArray &account);
    void addUser(const QByteArray &person, const QByteArray &account);

    TestServer m_server;
    QHash<QByteArray, QByteArray> m_accounts;
    QHash<QByteArray, QByteArray> m_users;
    QHash<QByteArray, QByteArray> m_tokens;
    std::unique_ptr<HttpClient> m_client;
};

/** A server of its own with settings of its own, and a client that is its superadmin and sends JSON. */
struct RootServer
{
    RootServer(std::initializer_list<TestServer::Settings::value_type> settings);
    explicit RootServer(const TestServer::Settings &settings);

    TestServer server;
    std::unique_ptr<HttpClient> client = server.client();
};

/** The bytes of a text; empty for anything else. */
[[nodiscard]] QByteArray text(const QJsonValue &value);
/** `status name [at index] [code field]` of a refusal, the last two from its first detail. */
[[nodiscard]] QByteArray refusal(const HttpAnswer &answer);
/** `text` as it goes into a query. */
[[nodiscard]] QByteArray encoded(const QByteArray &text);

} // namespace basalt::test

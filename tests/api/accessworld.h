// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "dataworld.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <memory>

namespace basalt::test {

/**
 * A server with an account that has everybody: `root` (superadmin); of the account `lab` its owner `ada`, `max` with the role
 * admin, `bob` and `cid` with the role user; `eve`, the owner of `other`; `nobody`, who is not signed in. One for each test
 * function, so that each begins with nothing given to anybody.
 */
class AccessWorld
{
public:
    explicit AccessWorld(db::Engine engine, const TestServer::Settings &settings = {});
    Q_DISABLE_COPY_MOVE(AccessWorld)

    [[nodiscard]] TestServer &server() { return m_server; }
    /** Stops the server and starts it again on the same data. Tokens stay good. */
    void restart();
    [[nodiscard]] QByteArray id(const QByteArray &person) const { return m_users.value(person); }
    [[nodiscard]] QByteArray token(const QByteArray &person) const { return m_tokens.value(person); }
    [[nodiscard]] QByteArray accountId(const QByteArray &slug) const { return m_accounts.value(slug); }

    HttpAnswer send(const QByteArray &person, const QByteArray &method, const QByteArray &path, const QByteArray &body = {},
                    const HttpClient::Headers &headers = {});
    HttpAnswer get(const QByteArray &person, const QByteArray &path) { return send(person, "GET", path); }
    /** `status code` of a refusal, `status` of a success. */
    QByteArray outcome(const QByteArray &person, const QByteArray &method, const QByteArray &path, const QByteArray &body = {});
    /** Makes something and returns its id. Ends the test program if that fails. */
    QByteArray make(const QByteArray &person, const QByteArray &path, const QByteArray &body);
    /** A new user of an account who can sign in; his id. */
    QByteArray addUser(const QByteArray &person, const QByteArray &account, int role = 2);
    void signIn(const QByteArray &person, const QByteArray &account);

    /** Gives the permission to the person as root; the assignment's id. */
    QByteArray give(const QByteArray &person, const QByteArray &permission, const QByteArray &endsAt = {});
    /** Whether the person is told to hold the permission. */
    bool holds(const QByteArray &person, const QByteArray &permission);
    /** Codes of GET /users/{id}/permissions, asked by root. */
    QList<QByteArray> permissionsOf(const QByteArray &person);
    /** Events of the trail about a row, oldest first, as numbers. */
    QList<int> events(const QByteArray &recordId);

private:
    TestServer m_server;
    std::unique_ptr<HttpClient> m_client;
    QHash<QByteArray, QByteArray> m_accounts;
    QHash<QByteArray, QByteArray> m_users;
    QHash<QByteArray, QByteArray> m_tokens;
};

/** The elements of an array of texts. */
[[nodiscard]] QList<QByteArray> texts(const QJsonValue &array);

} // namespace basalt::test

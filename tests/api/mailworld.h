// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "dataworld.h"
#include "support/apiscenario.h"
#include "support/mailserver.h"

namespace basalt::test {

/** A server with a superadmin (`${root}`), two accounts `acme` and `other`, and users of them: `${ann}`, `${eve}`. */
class MailWorld
{
public:
    explicit MailWorld(std::initializer_list<TestServer::Settings::value_type> settings = {});

    /** Sends mail by `server` from now on. */
    void useMailServer(const MailServer &server);
    /** A new user of `acme` whose address is not verified; the id. */
    [[nodiscard]] QByteArray addUser(const QByteArray &name);
    [[nodiscard]] HttpAnswer send(const QByteArray &person, const QByteArray &method, const QByteArray &path,
                                  const QJsonObject &body = {}, const HttpClient::Headers &headers = {});
    /** The status of an attempt to sign in to `acme`. */
    [[nodiscard]] int signInStatus(const QByteArray &name, const QString &password = DataWorld::password());
    [[nodiscard]] QByteArray tokenOf(const QByteArray &name);
    /** The newest mail to an address, as the log tells it. */
    [[nodiscard]] QJsonObject logOf(const QByteArray &address);
    /** Waits until the log tells that state of the newest mail to an address. */
    [[nodiscard]] bool becomes(const QByteArray &address, const QString &status);
    /** Beside the server. */
    void execute(const QByteArray &sql) { root.server.executeScript(sql); }
    [[nodiscard]] QByteArray scalar(const QByteArray &sql) { return root.server.scalar(sql); }

    RootServer root;
    ScenarioRun run;

private:
    std::unique_ptr<HttpClient> m_client;
    QHash<QByteArray, QByteArray> m_tokens;
};

} // namespace basalt::test

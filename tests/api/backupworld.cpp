// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "backupworld.h"

#include <QDir>
#include <QTest>

namespace basalt::test {

BackupWorld::BackupWorld()
    : server(testEngine(), {{"superadmin_email", "root@example.test"}, {"superadmin_password", "granite quarry sunrise"}})
{
    run.run({
        {.name = "superadmin",
         .method = "POST",
         .url = "/api/v1/auth/login",
         .body = R"({"account":"system","email":"root@example.test","password":"granite quarry sunrise"})",
         .saves = {{"root", "token"}}},
        {.name = "register",
         .method = "POST",
         .url = "/api/v1/auth/register",
         .body =
             R"({"email":"ada@example.test","password":"violin harbour at dusk","account_name":"Lab","account_slug":"lab"})",
         .status = 201},
        {.name = "owner of an account",
         .method = "POST",
         .url = "/api/v1/auth/login",
         .body = R"({"account":"lab","email":"ada@example.test","password":"violin harbour at dusk"})",
         .saves = {{"ada", "token"}}},
    });
    client->defaultHeaders = {{"Authorization", "Bearer " + run.value("root")}};
}

HttpAnswer BackupWorld::ended(const QByteArray &path)
{
    HttpAnswer answer;
    const bool isOver = QTest::qWaitFor(
        [&] {
            answer = client->get(path);
            return answer.at("state").toString() != "running";
        },
        60'000);
    return isOver ? answer : HttpAnswer();
}

QByteArray BackupWorld::backup()
{
    const QByteArray name = client->send("POST", kBackups).at("name").toString().toUtf8();
    return ended(kBackups + ('/' + name)).at("state").toString() == "complete" ? name : QByteArray();
}

HttpAnswer BackupWorld::tried(const QByteArray &name, const QByteArray &what)
{
    const HttpAnswer begun = client->send("POST", kBackups + ('/' + name) + '/' + what);
    return begun.status == 202 ? ended(begun.header("Location")) : begun;
}

QString BackupWorld::file(const QByteArray &name) const
{
    return server.dataFolder() + "/backups/" + QString::fromUtf8(name);
}

QStringList BackupWorld::restored() const
{
    return QDir(server.dataFolder() + "/restored").entryList(QDir::Dirs | QDir::NoDotAndDotDot);
}

} // namespace basalt::test

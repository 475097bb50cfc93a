// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>
#include <QJsonArray>
#include <QJsonObject>
#include <QStringList>

#include <vector>

namespace basalt::bench {

/**
 * Makes what a load works on, through the API of a fresh server as any client would. Whatever is refused ends the program with
 * the server's answer.
 */
class ApiSetup
{
public:
    /** What the server must be started with, so that the first superadmin exists. */
    [[nodiscard]] static QStringList environment();

    /** Signs in the superadmin, and makes an account with one user. */
    explicit ApiSetup(quint16 port);

    [[nodiscard]] quint16 port() const { return m_port; }
    /** Of the ordinary user. */
    [[nodiscard]] const QByteArray &token() const { return m_token; }
    [[nodiscard]] const QByteArray &userId() const { return m_userId; }
    [[nodiscard]] const QByteArray &accountId() const { return m_accountId; }
    /** What the ordinary user signs in with. */
    [[nodiscard]] static QJsonObject credentials();

    /** A collection with the same rule for all five operations. */
    void createCollection(const QString &name, const QJsonArray &fields, const QString &rule, const QJsonArray &indexes = {});
    /** Sets some of its rules, by name: `list_rule` … */
    void setRules(const QString &collection, const QJsonObject &rules);
    void setIndexes(const QString &collection, const QJsonArray &indexes);
    /** Makes the records in batches, as the ordinary user; their ids in the same order. */
    [[nodiscard]] std::vector<QByteArray> createRecords(const QString &collection, const QJsonArray &records);

    /** Asks as the ordinary user. */
    QJsonObject ask(int status, const QByteArray &method, const QByteArray &target, const QJsonObject &body = {});

    /** Asks the server at `port`, which may be another process on the same data. */
    static QJsonObject askAs(quint16 port, const QByteArray &token, int status, const QByteArray &method,
                             const QByteArray &target, const QJsonObject &body = {});

private:
    quint16 m_port;
    QByteArray m_rootToken;
    QByteArray m_token;
    QByteArray m_userId;
    QByteArray m_accountId;
};

[[nodiscard]] QJsonObject textField(const QString &name);
[[nodiscard]] QJsonObject typedField(const QString &name, const QString &type);
/** A reference that goes with what it refers to, to one record or several. */
[[nodiscard]] QJsonObject referenceField(const QString &name, const QString &collection, bool multiple = false);

} // namespace basalt::bench

// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "audit/auditrow.h"
#include "db/connection.h"

#include <QByteArray>
#include <QString>

#include <functional>
#include <optional>

class QJsonObject;

namespace basalt::audit {

/** The first place where a chain does not hold. */
struct AuditBreak
{
    enum class Kind {
        Missing,        ///< entries of the chain are not there
        Malformed,      ///< the body is not canonical JSON of the known format
        Hash,           ///< the entry hash is not that of the body
        PreviousHash,   ///< the entry does not continue the one before it
        Column,         ///< a column beside the body says something else than the body
        ValuesMissing,  ///< the values of an entry, or some of them, are not there and not marked as erased
        ValuesOrphaned, ///< values without an entry or a commitment
        Commitment,     ///< a value is not the one that was recorded
        Head,           ///< the account's head is missing or is not the newest entry
    };

    QByteArray accountId;
    qint64 sequence = 0; ///< of the entry where it shows
    Kind kind = Kind::Hash;
    QString explanation; ///< for people, in English
};

/** What a verification looked at and found. */
struct AuditVerification
{
    qint64 chains = 0;
    qint64 entries = 0;
    qint64 values = 0; ///< checked against their commitments
    qint64 erased = 0; ///< values that were erased and cannot be checked
    std::optional<AuditBreak> firstBreak;
};

/**
 * Walks the chains of all accounts or of one, in one snapshot, and checks everything that the stored entries allow to check.
 * What no chain can show by itself is that its newest entries were cut off together with the head that named them, or that
 * the whole trail was written anew.
 */
class AuditVerifier
{
public:
    explicit AuditVerifier(db::Connection &connection) : m_connection(connection) { }

    /** Called before each chain and now and then within it, with the number of entries checked so far; false: stop. */
    std::function<bool(qint64)> progress;

    /**
     * An error means that the trail could not be read, or Code::Cancelled that `progress` said so; a break is a result.
     * `accountId` null: all.
     */
    [[nodiscard]] Result<AuditVerification> verify(const QByteArray &accountId = {});

private:
    struct Chain;

    [[nodiscard]] Result<std::vector<QByteArray>> accounts();
    [[nodiscard]] Result<void> report() const;
    [[nodiscard]] Result<void> verifyChain(const QByteArray &accountId);
    [[nodiscard]] Result<void> verifyHead(const Chain &chain);
    [[nodiscard]] Result<void> verifyOrphans(const Chain &chain);
    void verifyEntry(Chain &chain, db::Rows &rows);
    void verifyPlace(Chain &chain, db::Rows &rows);
    void verifyColumns(const Chain &chain, db::Rows &rows, const QJsonObject &body);
    void verifyValues(const Chain &chain, const QJsonObject &body, QByteArrayView personal);
    void verifyValue(const Chain &chain, const QString &name, const QJsonValue &committed, const QJsonValue &pair);
    void verifyObject(const Chain &chain, const QString &prefix, const QJsonObject &committed, const QJsonObject &values);
    void breakAt(const Chain &chain, AuditBreak::Kind kind, QString explanation);

    db::Connection &m_connection;
    AuditVerification m_result;
};

} // namespace basalt::audit

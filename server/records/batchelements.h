// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "auth/account.h"
#include "records/recordchange.h"
#include "records/recordinput.h"

#include <QHash>
#include <QJsonObject>

#include <optional>

namespace basalt::records {

/** A record to be made; whose it becomes is looked up by the job. */
struct NewElement
{
    schema::RecordValues values;
    QByteArray account; ///< id, code or slug; null: the one in `values`
    RequestData data;   ///< as it was sent
};

/** Which of the two it is turns out in the job; what is wrong with the other does not matter then. */
struct UpsertElement
{
    QByteArray id;      ///< null: the key is another field, or the record has no id yet
    QByteArray account; ///< id, code or slug as it was named; null: `accountId`
    QByteArray accountId;
    schema::FieldValue key;
    Result<NewElement> creation;
    Result<RecordInput> change;
};

/** Reads a body and checks the rule for creating as far as it can be checked now. The record becomes `accountId`'s. */
[[nodiscard]] Result<NewElement> readNew(const RecordRequest &request, const QJsonObject &body, const QByteArray &accountId);

/** Takes the key out of the body where writing it is not meant. */
[[nodiscard]] Result<UpsertElement> readUpsert(const RecordRequest &creating, const RecordRequest &changing, QJsonObject body,
                                               const QByteArray &key, const QByteArray &accountId);

/**
 * Code::ValidationFailed naming `key` unless records can be told apart by it: `id` or a unique field, which the caller may see
 * in clear, as looking a record up by a field tells what is in it.
 */
[[nodiscard]] Result<void> checkKey(const RecordRequest &changing, const QByteArray &key);

/** The account that an element goes to, looked up once for each that is named. */
class AccountFinder
{
public:
    explicit AccountFinder(db::Connection &connection) : m_connection(connection) { }

    [[nodiscard]] Result<auth::Account> find(const QByteArray &selector);

private:
    db::Connection &m_connection;
    QHash<QByteArray, auth::Account> m_known;
};

/** Makes one record; returns it as it is stored. */
[[nodiscard]] Result<StoredRecord> insertElement(RecordChange &change, AccountFinder &accounts, const RecordRequest &request,
                                                 const NewElement &element);

/** Changes the record that is there by its key, or makes it. Lives in one job. */
class Upserter
{
public:
    struct Outcome
    {
        StoredRecord record;
        bool isNew = false;
    };

    /** All outlive it; `creating` and `changing` are the requests that the two changes were made for. */
    Upserter(db::Connection &connection, RecordChange &creation, RecordChange &change, const RecordRequest &creating,
             const RecordRequest &changing, const QByteArray &key)
        : m_accounts(connection)
        , m_store(connection)
        , m_creation(creation)
        , m_change(change)
        , m_creating(creating)
        , m_changing(changing)
        , m_key(key)
    { }

    [[nodiscard]] Result<Outcome> upsert(const UpsertElement &element);

private:
    [[nodiscard]] Result<std::optional<QByteArray>> find(const UpsertElement &element);

    AccountFinder m_accounts;
    RecordStore m_store;
    RecordChange &m_creation;
    RecordChange &m_change;
    const RecordRequest &m_creating;
    const RecordRequest &m_changing;
    const QByteArray &m_key;
};

} // namespace basalt::records

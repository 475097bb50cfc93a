// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "random/randomsource.h"
#include "rules/relatedrows.h"
#include "schema/collection.h"
#include "schema/schemasnapshot.h"

#include <QByteArray>

#include <vector>

namespace basalt::test {

/** Collections with their rows in memory: what the evaluator reads where a database reads its tables. */
class MemoryTables final : public rules::RelatedRows
{
public:
    struct Table
    {
        schema::CollectionPtr collection;
        std::vector<schema::RecordValues> rows;
    };

    [[nodiscard]] std::vector<schema::RecordValues> follow(const rules::Step &step, const schema::RecordValues &from) override;
    [[nodiscard]] Table &tableOf(const QByteArray &collectionId);

    std::vector<Table> tables;
};

/** Makes rows whose values meet each other, and each other's limits, often. */
class RandomRows
{
public:
    /** Most rows are of the first account. Both outlive the object. */
    RandomRows(RandomSource &random, MemoryTables &tables, QByteArray account, QByteArray otherAccount)
        : m_random(random)
        , m_tables(tables)
        , m_account(std::move(account))
        , m_otherAccount(std::move(otherAccount))
    { }

    /** A row with a new id, not in the table yet. What it refers to is there. */
    [[nodiscard]] schema::RecordValues row(const MemoryTables::Table &table);
    /** A value or null. */
    [[nodiscard]] schema::FieldValue value(const schema::Field &field);

private:
    [[nodiscard]] schema::FieldValue reference(const schema::Field &field);

    RandomSource &m_random;
    MemoryTables &m_tables;
    QByteArray m_account;
    QByteArray m_otherAccount;
    int m_rows = 0;
};

/** Values as they appear in rows, and in conditions about them. */
struct RandomValues
{
    static const std::vector<QByteArray> &texts();
    static const std::vector<QByteArray> &numbers();
    static const std::vector<QByteArray> &decimals();
    static const std::vector<QByteArray> &instants();
    static const std::vector<QByteArray> &days();
    static const std::vector<qint64> &integers();
};

/** A row in words, for a message. */
[[nodiscard]] QByteArray describeRow(const schema::Collection &collection, const schema::RecordValues &row);

} // namespace basalt::test

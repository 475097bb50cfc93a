// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "dataworld.h"
#include "random/memorytables.h"
#include "random/randomschema.h"
#include "rules/rulebook.h"
#include "rules/subject.h"
#include "rules/variables.h"

#include <functional>
#include <map>
#include <optional>

namespace basalt::test {

/** What a test has done, so that it can tell whether that was enough. */
struct InterferenceCount
{
    qint64 changes = 0;
    qint64 reads = 0;
    qint64 answered = 0;                                    ///< with 200
    qint64 nonEmpty = 0;                                    ///< with at least one record
    qint64 noticed = 0;                                     ///< lists that have changed for somebody who sees everything
    std::map<QByteArray, std::pair<qint64, qint64>> ofKind; ///< reads, and those answered with records

    InterferenceCount &operator+=(const InterferenceCount &other);
    [[nodiscard]] QByteArray text() const;
};

/**
 * One random schema with rules, field lists, masks and rows on a server, the same in memory, and a caller who reads it. Knows
 * what the caller sees, changes what the caller does not see beside the server, and asks whether answers stay the same.
 */
class InterferenceWorld
{
public:
    /** `number` tells its collections from those of other worlds. */
    InterferenceWorld(DataWorld &server, RandomSource &random, quint32 number);
    Q_DISABLE_COPY_MOVE(InterferenceWorld)

    /** Makes random reads and keeps their answers. */
    void prepareReads(int count);
    /** False if nothing was found that the caller does not see. */
    [[nodiscard]] bool changeSomethingInvisible();
    /** Fails the test if an answer is another one. */
    void checkOneRead();
    void checkAllReads();
    /** Removes the collections. */
    void end();

    [[nodiscard]] const InterferenceCount &count() const { return m_count; }

private:
    struct Request
    {
        QByteArray path;
        QByteArray method = "GET";
        QByteArray body{};
    };
    struct Read
    {
        QByteArray kind;
        Request request;
        QByteArray answer;
        bool isAnswered = false;
        bool hasRecords = false;
    };
    /** A way of reading: a random request of that kind. */
    struct ReadKind
    {
        QByteArray name;
        Request (InterferenceWorld::*request)();
    };
    /** One row before and after a change; nothing where there is none. */
    struct Change
    {
        size_t table = 0;
        size_t row = 0;
        std::optional<schema::RecordValues> before;
        std::optional<schema::RecordValues> after;
    };

    /** A view that was made of one of the collections. */
    struct View
    {
        QByteArray name;
        QByteArray body; ///< that made it
    };

    static const std::vector<ReadKind> &readKinds();

    void makeCollections(quint32 number);
    void setRules();
    void makeViews();
    [[nodiscard]] QByteArray randomView(const schema::Collection &collection, const QByteArray &name, bool grouped);
    void endViews();
    void sendAsRoot(const QByteArray &method, const QByteArray &path, const QByteArray &body);
    void fill();
    [[nodiscard]] QByteArray randomRule(const schema::Collection &collection);
    [[nodiscard]] QJsonValue randomFieldList(const schema::Collection &collection);
    [[nodiscard]] QJsonArray randomFieldAccess(const schema::Collection &collection);

    // What the caller sees, by the evaluator.
    [[nodiscard]] QByteArray visibleData();
    [[nodiscard]] bool seesRow(const schema::Collection &collection, schema::Operation operation,
                               const schema::RecordValues &row);
    [[nodiscard]] bool seesField(const schema::Collection &collection, schema::Operation operation,
                                 const schema::Field &field) const;
    [[nodiscard]] bool isOpen(const schema::Collection &collection, schema::Operation operation) const;
    [[nodiscard]] rules::Subject subject(const schema::Collection &collection, schema::Operation operation) const;

    // Changes.
    [[nodiscard]] Change randomChange();
    [[nodiscard]] bool isReferredTo(const schema::RecordValues &row) const;
    void apply(const Change &change, bool forward);
    void store(const Change &change);

    // Reads.
    [[nodiscard]] Request listRequest();
    [[nodiscard]] Request filteredRequest();
    [[nodiscard]] Request sortedRequest();
    [[nodiscard]] Request totalRequest();
    [[nodiscard]] Request cursorRequest();
    [[nodiscard]] Request expandedListRequest();
    [[nodiscard]] Request getRequest();
    [[nodiscard]] Request expandedGetRequest();
    [[nodiscard]] Request aggregateRequest();
    [[nodiscard]] Request groupsRequest();
    [[nodiscard]] Request searchRequest();
    [[nodiscard]] Request exportRequest();
    [[nodiscard]] Request batchRequest();
    [[nodiscard]] Request viewRequest();
    [[nodiscard]] Request viewRowRequest();
    [[nodiscard]] const schema::Collection &randomCollection();
    [[nodiscard]] QByteArray randomFunction(const schema::Collection &collection);
    [[nodiscard]] QByteArray randomWords();
    [[nodiscard]] QByteArray randomFilter(const schema::Collection &collection);
    [[nodiscard]] QByteArray randomSort(const schema::Collection &collection);
    [[nodiscard]] QByteArray randomFields(const schema::Collection &collection);
    [[nodiscard]] QByteArray randomExpand(const schema::Collection &collection);
    [[nodiscard]] std::vector<QByteArray> readEverything();
    [[nodiscard]] Read ask(const QByteArray &kind, const Request &request);
    [[nodiscard]] static bool tellsOfRecords(const Request &request, const QByteArray &body);
    void check(const Read &read);
    [[nodiscard]] QByteArray describe() const;

    DataWorld &m_server;
    RandomSource &m_random;
    QByteArray m_caller;
    std::vector<CollectionDraft> m_drafts;
    schema::SnapshotPtr m_schema;
    rules::RuleBook m_rules;
    rules::Variables m_variables;
    MemoryTables m_tables;
    RandomRows m_rows;
    QByteArray m_visible;
    std::vector<View> m_views;
    std::vector<Read> m_reads;
    std::vector<QByteArray> m_everything; ///< as a superadmin sees it, before all changes
    std::vector<QByteArray> m_changes;    ///< in words
    InterferenceCount m_count;
};

} // namespace basalt::test

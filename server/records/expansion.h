// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "db/connection.h"
#include "records/answerroom.h"
#include "records/fieldpicks.h"
#include "records/projection.h"
#include "records/recordaccess.h"
#include "rules/variables.h"
#include "schema/schemasnapshot.h"

#include <QByteArray>

#include <optional>
#include <vector>

namespace basalt::records {

/** Asked for each collection that is expanded; nothing for one that looks as if it were not there. */
using ViewAccess = std::function<std::optional<ViewGrant>(const schema::Collection &)>;

/** What `expand` and `fields` ask for. */
struct ExpandInput
{
    enum class Style {
        InPlace, ///< a record instead of its id, relations back as members of their own
        Nested,  ///< all under the member `expand`, and the ids stay
    };

    QByteArray expand; ///< `author,author.company,comments_via_post`; null or empty: nothing
    Style style = Style::InPlace;
};

/**
 * Related records inside of others: through references, references of many values and back (`comments_via_post`). Each relation
 * is read with one statement for all rows of its level. What a caller may not view is not there: rules, field lists and masks
 * of the other collection apply as they do to reading one of its records. Immutable; shared with the job that reads.
 */
class Expansion
{
public:
    struct Limits
    {
        int depth = 3;         ///< relations one after the other
        qint64 records = 1000; ///< of one relation that one answer may hold
    };

    /**
     * Faults are Code::ValidationFailed naming `expand` or `fields`. `mayName` are the fields that stand in the answer in
     * clear. All but `picks` are used while the expansion lives, `access` only now.
     */
    [[nodiscard]] static Result<Expansion> create(const schema::CollectionPtr &collection, const schema::SnapshotPtr &schema,
                                                  const db::Dialect &dialect, const rules::Variables &variables,
                                                  const ExpandInput &input, const Limits &limits, const FieldPicks &picks,
                                                  const rules::MayName &mayName, const ViewAccess &access);

    [[nodiscard]] bool isEmpty() const { return m_relations.empty(); }

    /**
     * Reads everything that the records lead to and appends each as JSON by `projection`, with commas between.
     * Code::ValidationFailed naming `expand` when that gets too large: a record stands wherever one leads to it.
     */
    [[nodiscard]] Result<void> write(QByteArray &out, db::Connection &connection, const Projection &projection,
                                     const std::vector<schema::RecordValues> &records,
                                     const std::vector<QByteArray> &accountNames, AnswerRoom &room) const;

private:
    /** One relation of one level, and those that go on from it. */
    struct Relation
    {
        QByteArray name;
        int column = 0; ///< in the collection it starts from; for relations back in the target
        bool back = false;
        bool many = false;
        schema::CollectionPtr target;
        ViewGrant view;
        Projection load; ///< what is read: everything the caller may see
        Projection show; ///< what is shown of it
        std::vector<Relation> relations;
    };
    /** The records of a relation, and where each stands by its id, or by the id it refers to. */
    struct Loaded
    {
        std::vector<schema::RecordValues> records;
        std::vector<QByteArray> accountNames;
        QHash<QByteArray, QList<size_t>> byKey;
        std::vector<Loaded> relations; ///< as Relation::relations
    };
    class Builder;

    Expansion() = default;

    [[nodiscard]] Result<std::vector<Loaded>> load(db::Connection &connection, const std::vector<Relation> &relations,
                                                   const std::vector<schema::RecordValues> &from, AnswerRoom &room) const;
    [[nodiscard]] Result<Loaded> load(db::Connection &connection, const Relation &relation, const QList<QByteArray> &keys,
                                      AnswerRoom &room) const;
    [[nodiscard]] QByteArray select(const Relation &relation, const QList<QByteArray> &keys,
                                    std::vector<db::Value> &binds) const;
    void write(QByteArray &out, const Projection &projection, const std::vector<Relation> &relations,
               const std::vector<Loaded> &loaded, const schema::RecordValues &record, const QByteArray &accountName,
               const AnswerRoom &room) const;
    void writeRelated(QByteArray &out, const Relation &relation, const Loaded &loaded, const schema::RecordValues &record,
                      const AnswerRoom &room) const;

    schema::SnapshotPtr m_schema;
    const db::Dialect *m_dialect = nullptr;
    rules::Variables m_variables;
    ExpandInput::Style m_style = ExpandInput::Style::InPlace;
    Limits m_limits;
    std::vector<Relation> m_relations;
};

} // namespace basalt::records

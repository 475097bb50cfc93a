// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "records/expansion.h"

#include "core/jsonwriter.h"
#include "records/listquery.h"
#include "rules/pathresolver.h"

#include <QSet>

#include <algorithm>
#include <bit>

using namespace Qt::Literals::StringLiterals;

namespace basalt::records {

namespace {

Error fault(const QString &parameter, const QString &message, const QString &code)
{
    return Error::invalid(parameter, message, code);
}

/** The ids that a field holds. */
QList<QByteArray> idsOf(const schema::FieldValue &value)
{
    if (const auto *list = std::get_if<QList<QByteArray>>(&value))
        return *list;
    if (const auto *id = std::get_if<QByteArray>(&value))
        return {*id};
    return {};
}

/** Numbers of placeholders are powers of two, so that few statements serve all sizes. */
QByteArray placeholders(const QList<QByteArray> &values, std::vector<db::Value> &binds)
{
    const auto count = qsizetype(std::bit_ceil(size_t(values.size())));
    QByteArray sql;
    for (qsizetype i = 0; i < count; ++i) {
        binds.emplace_back(values[std::min(i, values.size() - 1)]);
        sql += (i > 0 ? ", $" : "$") + QByteArray::number(binds.size());
    }
    return sql;
}

} // namespace

/** Reads `expand` into relations. */
class Expansion::Builder
{
public:
    Builder(Expansion &made, const ExpandInput &input, const ViewAccess &access)
        : m_made(made)
        , m_input(input)
        , m_access(access)
    { }

    [[nodiscard]] Result<void> add(const schema::CollectionPtr &collection, const rules::MayName &mayName,
                                   const FieldPicks &picks)
    {
        for (const QByteArray &part : m_input.expand.split(',')) {
            const QByteArray path = part.trimmed();
            if (path.isEmpty())
                continue;
            const QList<QByteArray> names = path.split('.');
            if (names.size() > m_made.m_limits.depth) {
                return fault(u"expand"_s,
                             u"\"%1\" goes deeper than %2 relations."_s.arg(QString::fromUtf8(path)).arg(m_made.m_limits.depth),
                             u"too_deep"_s);
            }
            BASALT_TRY_VOID(addPath(collection, mayName, picks, names));
        }
        return checkPicks(*collection, m_made.m_relations, picks);
    }

private:
    [[nodiscard]] Result<void> addPath(const schema::CollectionPtr &collection, const rules::MayName &mayName,
                                       const FieldPicks &picks, const QList<QByteArray> &names)
    {
        std::vector<Relation> *level = &m_made.m_relations;
        schema::CollectionPtr from = collection;
        rules::MayName visible = mayName;
        FieldPicks picked = picks;
        for (const QByteArray &name : names) {
            auto known = std::ranges::find(*level, name, &Relation::name);
            if (known == level->end()) {
                BASALT_TRY(Relation made, makeRelation(from, visible, picked.of(name), name));
                if (!made.back && !picked.picks(name)) {
                    return fault(u"expand"_s,
                                 u"\"%1\" is not among the fields that were asked for."_s.arg(QString::fromUtf8(name)),
                                 u"not_picked"_s);
                }
                level->push_back(std::move(made));
                known = level->end() - 1;
            }
            picked = picked.of(name);
            from = known->target;
            visible = visibleIn(known->view, from);
            level = &known->relations;
        }
        return {};
    }

    static rules::MayName visibleIn(const ViewGrant &view, const schema::CollectionPtr &target)
    {
        return [grant = view.grant, target](const schema::Field &field) {
            return maySee(grant, *target, schema::Operation::View, field) && !isMasked(grant, field);
        };
    }

    [[nodiscard]] Result<Relation> makeRelation(const schema::CollectionPtr &from, const rules::MayName &mayName,
                                                const FieldPicks &picks, const QByteArray &name) const
    {
        // The same names lead along as in a filter.
        rules::Node node;
        node.kind = rules::NodeKind::Column;
        node.text = name + ".id";
        rules::Subject subject{*from, *m_made.m_schema, rules::Purpose::Filter};
        subject.mayName = mayName;
        std::optional<ViewGrant> view;
        subject.reach = [&](const schema::Collection &target) -> std::optional<rules::Reachable> {
            view = m_access(target);
            if (!view)
                return std::nullopt;
            return rules::Reachable{[grant = view->grant, &target](const schema::Field &field) {
                                        return maySee(grant, target, schema::Operation::View, field) && !isMasked(grant, field);
                                    },
                                    {}};
        };
        const auto resolved = rules::PathResolver(subject).resolve(node);
        if (!resolved || node.steps.size() != 1 || !view) {
            return fault(u"expand"_s, u"There is no relation \"%1\"."_s.arg(QString::fromUtf8(name)), u"unknown_field"_s);
        }
        const rules::Step &step = node.steps.front();
        const schema::Collection &target = *step.target;
        const auto masks = [&](const schema::Field &field) { return isMasked(view->grant, field); };
        const auto sees = [&](const schema::Field &field) {
            return maySee(view->grant, target, schema::Operation::View, field);
        };
        BASALT_TRY_VOID(checkNames(target, sees, picks));
        const auto shows = [&](const schema::Field &field) { return sees(field) && (field.system || picks.picks(field.name)); };
        return Relation{name,
                        step.column,
                        step.kind == rules::Step::Kind::Back,
                        step.leadsToMany(),
                        step.target,
                        *view,
                        Projection(target, *m_made.m_dialect, sees, masks),
                        Projection(target, *m_made.m_dialect, shows, masks),
                        {}};
    }

    [[nodiscard]] static Result<void> checkNames(const schema::Collection &target, const Projection::Choice &sees,
                                                 const FieldPicks &picks)
    {
        for (const QByteArray &name : picks.names()) {
            const schema::Field *field = target.field(name);
            const bool known = name == "account_name" || (field && sees(*field)) || name.contains("_via_");
            if (!known)
                return fault(u"fields"_s, u"There is no field \"%1\"."_s.arg(QString::fromUtf8(name)), u"unknown_field"_s);
        }
        return {};
    }

    /** Parts, and relations back, can be picked of what is expanded only. */
    [[nodiscard]] static Result<void> checkPicks(const schema::Collection &collection, const std::vector<Relation> &relations,
                                                 const FieldPicks &picks)
    {
        for (const QByteArray &name : picks.names()) {
            const bool whole = picks.of(name).picksAll() && (name == "account_name" || collection.field(name));
            if (!whole && std::ranges::find(relations, name, &Relation::name) == relations.end()) {
                return fault(u"fields"_s,
                             u"\"%1\" is not expanded, so no part of it can be asked for."_s.arg(QString::fromUtf8(name)),
                             u"not_expanded"_s);
            }
        }
        for (const Relation &relation : relations)
            BASALT_TRY_VOID(checkPicks(*relation.target, relation.relations, picks.of(relation.name)));
        return {};
    }

    Expansion &m_made;
    const ExpandInput &m_input;
    const ViewAccess &m_access;
};

Result<Expansion> Expansion::create(const schema::CollectionPtr &collection, const schema::SnapshotPtr &schema,
                                    const db::Dialect &dialect, const rules::Variables &variables, const ExpandInput &input,
                                    const Limits &limits, const FieldPicks &picks, const rules::MayName &mayName,
                                    const ViewAccess &access)
{
    Expansion made;
    made.m_schema = schema;
    made.m_dialect = &dialect;
    made.m_variables = variables;
    made.m_style = input.style;
    made.m_limits = limits;
    BASALT_TRY_VOID(Builder(made, input, access).add(collection, mayName, picks));
    return made;
}

Result<void> Expansion::write(QByteArray &out, db::Connection &connection, const Projection &projection,
                              const std::vector<schema::RecordValues> &records, const std::vector<QByteArray> &accountNames,
                              AnswerRoom &room) const
{
    BASALT_TRY(const auto loaded, load(connection, m_relations, records, room));
    for (size_t i = 0; i < records.size(); ++i) {
        if (i > 0)
            out += ',';
        write(out, projection, m_relations, loaded, records[i], accountNames[i], room);
        if (room.isFull(out.size()))
            return room.fault(u"expand"_s);
    }
    return {};
}

Result<std::vector<Expansion::Loaded>> Expansion::load(db::Connection &connection, const std::vector<Relation> &relations,
                                                       const std::vector<schema::RecordValues> &from, AnswerRoom &room) const
{
    std::vector<Loaded> all;
    for (const Relation &relation : relations) {
        QSet<QByteArray> keys;
        for (const schema::RecordValues &record : from) {
            const auto ids = idsOf(record[size_t(relation.back ? int(schema::kId) : relation.column)]);
            keys.unite(QSet(ids.begin(), ids.end()));
        }
        BASALT_TRY(Loaded loaded, load(connection, relation, keys.values(), room));
        BASALT_TRY(loaded.relations, load(connection, relation.relations, loaded.records, room));
        all.push_back(std::move(loaded));
    }
    return all;
}

Result<Expansion::Loaded> Expansion::load(db::Connection &connection, const Relation &relation, const QList<QByteArray> &keys,
                                          AnswerRoom &room) const
{
    Loaded loaded;
    if (keys.isEmpty())
        return loaded;
    if (keys.size() > m_limits.records)
        return fault(u"expand"_s,
                     u"\"%1\" leads to more than %2 records."_s.arg(QString::fromUtf8(relation.name)).arg(m_limits.records),
                     u"too_many_values"_s);
    std::vector<db::Value> binds;
    const QByteArray sql = select(relation, keys, binds);
    BASALT_TRY(auto rows, connection.query(sql, binds));
    for (;;) {
        BASALT_TRY(const bool more, rows.next());
        if (!more)
            return loaded;
        if (qint64(loaded.records.size()) >= m_limits.records)
            return fault(u"expand"_s,
                         u"\"%1\" leads to more than %2 records."_s.arg(QString::fromUtf8(relation.name)).arg(m_limits.records),
                         u"too_many_values"_s);
        loaded.records.push_back(relation.load.readValues(rows));
        room.keep(loaded.records.back());
        if (room.isFull(0))
            return room.fault(u"expand"_s);
        loaded.accountNames.push_back(relation.load.readAccountName(rows));
        const schema::RecordValues &record = loaded.records.back();
        for (const QByteArray &key : idsOf(record[size_t(relation.back ? relation.column : int(schema::kId))]))
            loaded.byKey[key].append(loaded.records.size() - 1);
    }
}

/** The records of a relation, by their ids or by what they refer to; those back in the order they were made. */
QByteArray Expansion::select(const Relation &relation, const QList<QByteArray> &keys, std::vector<db::Value> &binds) const
{
    const schema::Field &field = relation.target->columns[size_t(relation.back ? relation.column : int(schema::kId))];
    const QByteArray rows = grantedRows(*relation.target, *m_dialect, relation.view.grant, m_variables, binds);
    QByteArray sql = "SELECT " + relation.load.selectList(m_variables, binds) + rows;
    if (field.hasColumn()) {
        sql += " AND r." + db::Dialect::quoteIdentifier(field.column) + " IN (" + placeholders(keys, binds) + ')';
    } else {
        sql += " AND r.\"id\" IN (SELECT m.\"record_id\" FROM " + db::Dialect::quoteIdentifier(field.junction)
            + " AS m WHERE m.\"value\" IN (" + placeholders(keys, binds) + "))";
    }
    if (relation.back)
        sql += " ORDER BY r.\"created_at\", r.\"id\"";
    binds.emplace_back(m_limits.records + 1);
    return sql + " LIMIT $" + QByteArray::number(binds.size());
}

void Expansion::write(QByteArray &out, const Projection &projection, const std::vector<Relation> &relations,
                      const std::vector<Loaded> &loaded, const schema::RecordValues &record, const QByteArray &accountName,
                      const AnswerRoom &room) const
{
    const bool inPlace = m_style == ExpandInput::Style::InPlace;
    const Projection::Replacement replacement = [&](QByteArray &to, int column) {
        const auto found = std::ranges::find_if(
            relations, [column](const Relation &relation) { return !relation.back && relation.column == column; });
        if (!inPlace || found == relations.end())
            return false;
        writeRelated(to, *found, loaded[size_t(found - relations.begin())], record, room);
        return true;
    };
    projection.write(out, record, accountName, replacement);
    out.chop(1);
    if (!inPlace && !relations.empty())
        out += ",\"expand\":{";
    bool first = true;
    for (size_t i = 0; i < relations.size(); ++i) {
        if (inPlace && !relations[i].back)
            continue;
        // Names are letters, digits and underscores: nothing to escape.
        out += (inPlace || !first ? ",\"" : "\"") + relations[i].name + "\":";
        writeRelated(out, relations[i], loaded[i], record, room);
        first = false;
    }
    out += !inPlace && !relations.empty() ? "}}" : "}";
}

/** One record or null, or an array of them. */
void Expansion::writeRelated(QByteArray &out, const Relation &relation, const Loaded &loaded,
                             const schema::RecordValues &record, const AnswerRoom &room) const
{
    const auto writeAt = [&](size_t at) {
        // It is refused in the end, so nothing need be whole any more.
        if (!room.isFull(out.size()))
            write(out, relation.show, relation.relations, loaded.relations, loaded.records[at], loaded.accountNames[at], room);
    };
    QList<size_t> found;
    for (const QByteArray &key : idsOf(record[size_t(relation.back ? int(schema::kId) : relation.column)]))
        found += loaded.byKey.value(key);
    if (!relation.many) {
        if (found.isEmpty())
            out += "null";
        else
            writeAt(found.front());
        return;
    }
    out += '[';
    for (qsizetype i = 0; i < found.size(); ++i) {
        if (i > 0)
            out += ',';
        writeAt(found[i]);
    }
    out += ']';
}

} // namespace basalt::records

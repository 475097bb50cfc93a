// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "interference.h"

#include "collections/collectionstore.h"
#include "core/jsonwriter.h"
#include "db/transaction.h"
#include "random/randomcondition.h"
#include "records/mask.h"
#include "records/recordstore.h"
#include "rules/evaluator.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

#include <algorithm>

namespace basalt::test {

using schema::Operation;

namespace {

template <class T>
T must(Result<T> result)
{
    if (!result)
        qFatal("%s %s", qPrintable(result.error().message), qPrintable(result.error().detail));
    return std::move(*result);
}

void must(const Result<void> &result)
{
    if (!result)
        qFatal("%s %s", qPrintable(result.error().message), qPrintable(result.error().detail));
}

/** What an answer shows of a value. */
QByteArray shown(const schema::Field &field, const schema::FieldValue &value)
{
    const auto *text = std::get_if<QByteArray>(&value);
    if (field.pii)
        return text && schema::isTextual(field.type) ? records::masked(*text, field.maskType) : QByteArray("null");
    core::JsonWriter json;
    json.value(schema::toJson(field, value));
    return json.bytes();
}

/** A field of texts with the option; the others as they are. */
QJsonObject searchable(QJsonObject field)
{
    const QString type = field["type"].toString();
    if (type == "text" || type == "email" || type == "url") {
        QJsonObject options = field["options"].toObject();
        options.insert("searchable", true);
        field.insert("options", options);
    }
    return field;
}

} // namespace

InterferenceCount &InterferenceCount::operator+=(const InterferenceCount &other)
{
    changes += other.changes;
    reads += other.reads;
    answered += other.answered;
    nonEmpty += other.nonEmpty;
    noticed += other.noticed;
    for (const auto &[kind, numbers] : other.ofKind) {
        ofKind[kind].first += numbers.first;
        ofKind[kind].second += numbers.second;
    }
    return *this;
}

QByteArray InterferenceCount::text() const
{
    QByteArray text = QByteArray::number(changes) + " invisible changes, " + QByteArray::number(reads) + " reads, "
        + QByteArray::number(answered) + " answered, " + QByteArray::number(nonEmpty) + " with records:";
    for (const auto &[kind, numbers] : ofKind)
        text += ' ' + kind + ' ' + QByteArray::number(numbers.second) + '/' + QByteArray::number(numbers.first);
    return text;
}

InterferenceWorld::InterferenceWorld(DataWorld &server, RandomSource &random, quint32 number)
    : m_server(server)
    , m_random(random)
    , m_caller(random.oneIn(6)       ? "nobody"
                   : random.oneIn(2) ? "ann"
                                     : "bob")
    , m_rules(server.connection().dialect())
    , m_rows(random, m_tables, server.accountId("acme"), server.accountId("other"))
{
    const bool signedIn = m_caller != "nobody";
    if (signedIn) {
        const HttpAnswer me = m_server.get(m_caller, "/auth/me");
        m_variables = {m_server.userId(m_caller), me.at("email").toString().toUtf8(), me.at("role").toString().toUtf8(),
                       m_server.accountId("acme"), "2026-01-01T00:00:00.000Z"};
    }
    // What is changed beside the server need not survive a power cut.
    const bool isSqlite = m_server.connection().dialect().engine() == db::Engine::Sqlite;
    m_server.execute(isSqlite ? "PRAGMA synchronous=OFF" : "SET synchronous_commit TO off");
    makeCollections(number);
    fill();
    setRules();
    makeViews();
    m_visible = visibleData();
}

void InterferenceWorld::makeCollections(quint32 number)
{
    m_drafts = randomDrafts(m_random, 'n' + QByteArray::number(number) + '_', Masks::Some);
    for (const CollectionDraft &draft : m_drafts) {
        QJsonArray fields;
        for (const QJsonValue &field : draft.fields)
            fields.append(searchable(field.toObject()));
        const QJsonObject body{{"name", QString::fromUtf8(draft.name)}, {"fields", fields}};
        m_server.makeCollection(QJsonDocument(body).toJson());
    }
    m_schema = must(collections::CollectionStore::loadAll(m_server.connection()));
}

void InterferenceWorld::fill()
{
    db::Connection &connection = m_server.connection();
    auto transaction = must(db::Transaction::begin(connection));
    for (const CollectionDraft &draft : m_drafts)
        m_tables.tables.push_back({m_schema->byName(draft.name), {}});
    for (MemoryTables::Table &table : m_tables.tables) {
        for (int count = 8 + m_random.below(10); count > 0; --count) {
            table.rows.push_back(m_rows.row(table));
            table.rows.back()[schema::kCreatedBy] = m_server.userId(m_random.oneIn(2) ? m_caller : "eve");
            must(records::RecordStore(connection).insert(*table.collection, table.rows.back()));
        }
    }
    must(transaction.commit());
}

void InterferenceWorld::setRules()
{
    for (const MemoryTables::Table &table : m_tables.tables) {
        const schema::Collection &collection = *table.collection;
        QJsonObject body;
        for (const char *operation : {"list", "view"}) {
            const QByteArray rule = randomRule(collection);
            body.insert(QString("%1_rule").arg(operation),
                        rule.isNull() ? QJsonValue(QJsonValue::Null) : QJsonValue(QString::fromUtf8(rule)));
            body.insert(QString("%1_fields").arg(operation), randomFieldList(collection));
        }
        body.insert("field_access", randomFieldAccess(collection));
        // Who may view a record may change it, so that a batch answers with it.
        body.insert("update_rule", body["view_rule"]);
        sendAsRoot("PUT", collection.name + "/rules", QJsonDocument(body).toJson(QJsonDocument::Compact));
    }
    m_schema = must(collections::CollectionStore::loadAll(m_server.connection()));
    for (MemoryTables::Table &table : m_tables.tables)
        table.collection = m_schema->byId(table.collection->id);
}

void InterferenceWorld::sendAsRoot(const QByteArray &method, const QByteArray &path, const QByteArray &body)
{
    const HttpAnswer answer = m_server.send("root", method, "/collections/" + path, body);
    if (answer.status != 200)
        qFatal("%s %s: %s %s", method.constData(), path.constData(), answer.body.constData(), body.constData());
}

/** One that lets some rows through and others not, if one is found soon. */
QByteArray InterferenceWorld::randomRule(const schema::Collection &collection)
{
    if (m_random.oneIn(12))
        return {};
    if (m_random.oneIn(m_caller == "nobody" ? 2 : 6))
        return "";
    const rules::Subject subject{collection, *m_schema};
    QByteArray text;
    for (int i = 0; i < 30; ++i) {
        RandomCondition writer(m_random, subject);
        writer.usesClock = false;
        text = writer.write(1 + m_random.below(2));
        const auto condition = rules::parseCondition(text, subject, "list_rule");
        if (!condition)
            continue;
        const auto &rows = m_tables.tableOf(collection.id).rows;
        const auto passing = std::ranges::count_if(rows, [&](const schema::RecordValues &row) {
            return rules::Evaluator(row, m_variables, &m_tables).evaluate(**condition) == rules::Truth::True;
        });
        if (passing * 5 > qsizetype(rows.size()) && passing * 5 < qsizetype(rows.size()) * 4)
            return text;
    }
    return "@owns_record()";
}

QJsonValue InterferenceWorld::randomFieldList(const schema::Collection &collection)
{
    if (m_random.oneIn(3))
        return "*";
    QJsonArray names;
    for (const schema::Field &field : collection.fields()) {
        if (!m_random.oneIn(4))
            names.append(QString::fromUtf8(field.name));
    }
    return names;
}

/** Of the sets that come with roles, of which the caller holds one, and of one that there is not. */
QJsonArray InterferenceWorld::randomFieldAccess(const schema::Collection &collection)
{
    QJsonArray access;
    for (const char *set : {"admin", "user", "nobodys"}) {
        for (const char *operation : {"list", "view"}) {
            if (m_random.oneIn(3)) {
                access.append(
                    QJsonObject{{"permission_set", set}, {"operation", operation}, {"fields", randomFieldList(collection)}});
            }
        }
    }
    return access;
}

bool InterferenceWorld::isOpen(const schema::Collection &collection, Operation operation) const
{
    const rules::Rule::Kind kind =
        (*const_cast<rules::RuleBook &>(m_rules).rulesOf(collection, m_schema))[size_t(operation)].kind;
    return kind == rules::Rule::Kind::Open || (kind == rules::Rule::Kind::Expression && m_caller != "nobody");
}

bool InterferenceWorld::seesRow(const schema::Collection &collection, Operation operation, const schema::RecordValues &row)
{
    if (!isOpen(collection, operation) || records::textOf(row, schema::kAccountId) != m_server.accountId("acme"))
        return false;
    const auto all = m_rules.rulesOf(collection, m_schema);
    const rules::Rule &rule = (*all)[size_t(operation)];
    return !rule.condition || rules::Evaluator(row, m_variables, &m_tables).evaluate(*rule.condition) == rules::Truth::True;
}

bool InterferenceWorld::seesField(const schema::Collection &collection, Operation operation, const schema::Field &field) const
{
    if (field.system)
        return true;
    const auto hides = [&](int column) {
        const schema::Field &input = collection.columns[size_t(column)];
        return input.pii || !seesField(collection, operation, input);
    };
    const auto isGiven = [&](const schema::FieldAccess &entry) {
        return entry.set == m_variables.authRole && entry.operation == operation && entry.fields.allows(field.name);
    };
    return (collection.fieldList(operation).allows(field.name) || std::ranges::any_of(collection.fieldAccess, isGiven))
        && !(field.computation && std::ranges::any_of(field.computation->inputs, hides));
}

rules::Subject InterferenceWorld::subject(const schema::Collection &collection, Operation operation) const
{
    rules::Subject subject{collection, *m_schema, rules::Purpose::Filter};
    const auto namesOf = [this](const schema::Collection &of, Operation by) -> rules::MayName {
        return [this, &of, by](const schema::Field &field) { return !field.pii && seesField(of, by, field); };
    };
    subject.mayName = namesOf(collection, operation);
    subject.reach = [this, namesOf](const schema::Collection &target) -> std::optional<rules::Reachable> {
        if (!isOpen(target, Operation::View))
            return std::nullopt;
        return rules::Reachable{namesOf(target, Operation::View), {}};
    };
    return subject;
}

/** Everything that the caller may see, as text. */
QByteArray InterferenceWorld::visibleData()
{
    QByteArray text;
    for (const MemoryTables::Table &table : m_tables.tables) {
        for (const Operation operation : {Operation::List, Operation::View}) {
            for (const schema::RecordValues &row : table.rows) {
                if (!seesRow(*table.collection, operation, row))
                    continue;
                for (size_t column = 0; column < row.size(); ++column) {
                    const schema::Field &field = table.collection->columns[column];
                    if (seesField(*table.collection, operation, field))
                        text += shown(field, row[column]) + '\t';
                }
                text += '\n';
            }
            text += '\f';
        }
    }
    return text;
}

bool InterferenceWorld::changeSomethingInvisible()
{
    for (int i = 0; i < 200; ++i) {
        const Change change = randomChange();
        if (change.before == change.after)
            continue;
        apply(change, true);
        if (visibleData() == m_visible) {
            store(change);
            ++m_count.changes;
            return true;
        }
        apply(change, false);
    }
    return false;
}

InterferenceWorld::Change InterferenceWorld::randomChange()
{
    Change change;
    change.table = size_t(m_random.below(int(m_tables.tables.size())));
    const MemoryTables::Table &table = m_tables.tables[change.table];
    change.row = size_t(m_random.below(int(table.rows.size())));
    const int kind = m_random.below(12);
    if (kind == 0 && table.rows.size() < 25) {
        change.row = table.rows.size();
        change.after = m_rows.row(table);
        return change;
    }
    change.before = table.rows[change.row];
    if (kind == 1 && table.rows.size() > 5 && !isReferredTo(*change.before))
        return change;
    change.after = change.before;
    if (kind == 2) {
        (*change.after)[schema::kVersion] = qint64(1 + m_random.below(9));
        (*change.after)[schema::kUpdatedBy] = m_server.userId(m_random.oneIn(2) ? "ann" : "eve");
        return change;
    }
    for (int i = m_random.below(2); i >= 0; --i) {
        const size_t column =
            schema::kSystemColumnCount + size_t(m_random.below(int(change.after->size()) - schema::kSystemColumnCount));
        if (!table.collection->columns[column].isComputed())
            (*change.after)[column] = m_rows.value(table.collection->columns[column]);
    }
    return change;
}

bool InterferenceWorld::isReferredTo(const schema::RecordValues &row) const
{
    const QByteArray &id = records::textOf(row, schema::kId);
    for (const MemoryTables::Table &table : m_tables.tables) {
        for (const schema::RecordValues &other : table.rows) {
            for (const schema::FieldValue &value : std::span(other).subspan(schema::kSystemColumnCount)) {
                const auto *list = std::get_if<QList<QByteArray>>(&value);
                const auto *text = std::get_if<QByteArray>(&value);
                if ((list && list->contains(id)) || (text && *text == id))
                    return true;
            }
        }
    }
    return false;
}

void InterferenceWorld::apply(const Change &change, bool forward)
{
    auto &rows = m_tables.tables[change.table].rows;
    const auto at = rows.begin() + qsizetype(change.row);
    const auto &from = forward ? change.before : change.after;
    const auto &to = forward ? change.after : change.before;
    if (from && to)
        *at = *to;
    else if (to)
        rows.insert(at, *to);
    else
        rows.erase(at);
}

void InterferenceWorld::store(const Change &change)
{
    const schema::Collection &collection = *m_tables.tables[change.table].collection;
    records::RecordStore store(m_server.connection());
    auto transaction = must(db::Transaction::begin(m_server.connection()));
    QByteArray words = collection.name + ": ";
    if (!change.before) {
        must(store.insert(collection, *change.after));
        words += "new" + describeRow(collection, *change.after);
    } else if (!change.after) {
        must(store.remove(collection, records::textOf(*change.before, schema::kId)));
        words += "gone" + describeRow(collection, *change.before);
    } else {
        std::vector<size_t> changed;
        for (size_t column = schema::kSystemColumnCount; column < change.after->size(); ++column) {
            if ((*change.before)[column] != (*change.after)[column])
                changed.push_back(column);
        }
        must(store.update(collection, *change.after, changed));
        words += "was" + describeRow(collection, *change.before) + "\n    is" + describeRow(collection, *change.after);
    }
    must(transaction.commit());
    m_changes.push_back(words);
}

void InterferenceWorld::end()
{
    endViews();
    // Rules that speak of a collection keep it.
    for (const CollectionDraft &draft : m_drafts)
        sendAsRoot("PUT", draft.name + "/rules", R"({"list_rule":null,"view_rule":null,"update_rule":null})");
    for (auto draft = m_drafts.rbegin(); draft != m_drafts.rend(); ++draft)
        sendAsRoot("DELETE", draft->name, {});
    m_server.connection().clearStatementCache();
}

} // namespace basalt::test

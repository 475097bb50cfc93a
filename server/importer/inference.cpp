// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "importer/inference.h"

#include "importer/identifiers.h"

#include <QHash>
#include <QSet>
#include <QVariant>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace basalt::importer {

namespace {

constexpr qsizetype kMinCollectionName = 3;
constexpr qsizetype kMaxName = 64;
constexpr std::size_t kMaxArrays = 500;

/** Works out one plan. Indexes of `m_collections` are in the order of the file until order() sorts them. */
class Inference final
{
public:
    Inference(const SourceDocument &document, const std::vector<RelationOption> &relations)
        : m_document(document)
        , m_options(relations)
    { }
    Q_DISABLE_COPY_MOVE(Inference)

    Result<ImportPlan> run()
    {
        BASALT_TRY_VOID(addCollections());
        findKeys();
        BASALT_TRY_VOID(relateByOption());
        relateByName();
        BASALT_TRY_VOID(nameFields());
        return order();
    }

private:
    /** A collection on its way, with what only inference needs. */
    struct Draft
    {
        PlannedCollection planned;
        std::vector<QByteArray> identifiers; ///< snake_case of each column, before any renaming
        QSet<QByteArray> keys;               ///< keyText of every key; empty without a key
    };

    [[nodiscard]] const SourceTable &tableOf(const Draft &draft) const { return m_document.tables[draft.planned.table]; }

    Result<void> addCollections();
    void findKeys();
    bool takeKey(Draft &draft, const QByteArray &identifier);
    Result<void> relateByOption();
    void relateByName();
    Result<void> nameFields();
    Result<void> nameFieldsOf(Draft &draft);
    [[nodiscard]] QByteArray nameOf(const Draft &draft, std::size_t field, const QSet<QByteArray> &taken) const;
    Result<ImportPlan> order();

    Result<std::size_t> findTable(const RelationOption &option, const QString &name) const;
    [[nodiscard]] std::optional<qsizetype> firstUnknown(const Draft &from, std::size_t field, const Draft &to) const;

    const SourceDocument &m_document;
    const std::vector<RelationOption> &m_options;
    std::vector<Draft> m_drafts;
    std::vector<SkippedTable> m_skipped;
};

Result<void> Inference::addCollections()
{
    if (m_document.tables.size() > kMaxArrays)
        return Error::invalid({}, u"The document has more than %1 arrays."_s.arg(kMaxArrays), u"too_many"_s);
    QHash<QByteArray, QString> names;
    for (std::size_t index = 0; index < m_document.tables.size(); ++index) {
        const SourceTable &table = m_document.tables[index];
        if (table.columns.empty()) {
            const QString why = table.rows.empty() ? u"It has no rows."_s : u"Its rows have no fields."_s;
            m_skipped.push_back({table.name, why});
            continue;
        }
        Draft draft;
        draft.planned.table = index;
        draft.planned.name = snakeCase(table.name);
        const QByteArray &name = draft.planned.name;
        if (name.size() < kMinCollectionName || name.size() > kMaxName) {
            const QString text = u"The name of the collection would be \"%1\"; it must have 3 to 64 characters."_s;
            return Error::invalid(table.name, text.arg(QString::fromLatin1(name)), u"invalid_name"_s);
        }
        if (names.contains(name)) {
            const QString text = u"This array and \"%1\" would both become the collection \"%2\"."_s;
            return Error::invalid(table.name, text.arg(names.value(name), QString::fromLatin1(name)), u"duplicate_name"_s);
        }
        names.insert(name, table.name);
        for (const SourceColumn &column : table.columns) {
            draft.planned.fields.push_back({column.name, {}, column.type, false, std::nullopt, {}});
            draft.identifiers.push_back(snakeCase(column.name));
        }
        m_drafts.push_back(std::move(draft));
    }
    return {};
}

void Inference::findKeys()
{
    for (Draft &draft : m_drafts) {
        if (!takeKey(draft, draft.planned.name + "_id"))
            takeKey(draft, "id");
    }
}

bool Inference::takeKey(Draft &draft, const QByteArray &identifier)
{
    const auto found = std::find(draft.identifiers.begin(), draft.identifiers.end(), identifier);
    if (found == draft.identifiers.end())
        return false;
    const auto field = std::size_t(found - draft.identifiers.begin());
    const ValueType type = draft.planned.fields[field].type;
    if (type == ValueType::Boolean || type == ValueType::Number || type == ValueType::Json)
        return false;
    QSet<QByteArray> keys;
    for (const QJsonObject &row : tableOf(draft).rows) {
        const QByteArray key = keyText(row.value(draft.planned.fields[field].source));
        if (key.isNull() || keys.contains(key))
            return false;
        keys.insert(key);
    }
    draft.keys = std::move(keys);
    draft.planned.key = field;
    draft.planned.fields[field].isKey = true;
    return true;
}

Result<std::size_t> Inference::findTable(const RelationOption &option, const QString &name) const
{
    const auto found =
        std::find_if(m_drafts.begin(), m_drafts.end(), [&](const Draft &draft) { return tableOf(draft).name == name; });
    if (found == m_drafts.end()) {
        const QString place = option.table + u'.' + option.column + u'=' + option.target;
        return Error::invalid(place, u"There is no array \"%1\" with rows."_s.arg(name), u"unknown_array"_s);
    }
    return std::size_t(found - m_drafts.begin());
}

std::optional<qsizetype> Inference::firstUnknown(const Draft &from, std::size_t field, const Draft &to) const
{
    const std::vector<QJsonObject> &rows = tableOf(from).rows;
    for (std::size_t row = 0; row < rows.size(); ++row) {
        const QJsonValue value = rows[row].value(from.planned.fields[field].source);
        if (!value.isNull() && !value.isUndefined() && !to.keys.contains(keyText(value)))
            return qsizetype(row);
    }
    return std::nullopt;
}

Result<void> Inference::relateByOption()
{
    for (const RelationOption &option : m_options) {
        const QString place = option.table + u'.' + option.column + u'=' + option.target;
        BASALT_TRY(const std::size_t from, findTable(option, option.table));
        BASALT_TRY(const std::size_t to, findTable(option, option.target));
        std::vector<PlannedField> &fields = m_drafts[from].planned.fields;
        const auto field = std::find_if(fields.begin(), fields.end(),
                                        [&](const PlannedField &candidate) { return candidate.source == option.column; });
        if (field == fields.end())
            return Error::invalid(place, u"No row of \"%1\" has a field \"%2\"."_s.arg(option.table, option.column),
                                  u"unknown_field"_s);
        if (!m_drafts[to].planned.key)
            return Error::invalid(place, u"\"%1\" has no key to refer to."_s.arg(option.target), u"no_key"_s);
        if (field->isKey)
            return Error::invalid(place, u"\"%1\" is the key of its own array."_s.arg(option.column), u"is_key"_s);
        const auto index = std::size_t(field - fields.begin());
        if (const auto row = firstUnknown(m_drafts[from], index, m_drafts[to])) {
            return Error::invalid(positionOf(option.table, *row, option.column),
                                  u"This value is no key of \"%1\"."_s.arg(option.target), u"unknown_key"_s);
        }
        field->target = to;
    }
    return {};
}

void Inference::relateByName()
{
    QHash<QByteArray, std::size_t> keyNames;
    for (std::size_t i = 0; i < m_drafts.size(); ++i) {
        if (m_drafts[i].planned.key)
            keyNames.insert(m_drafts[i].planned.name + "_id", i);
    }
    for (std::size_t from = 0; from < m_drafts.size(); ++from) {
        Draft &draft = m_drafts[from];
        for (std::size_t field = 0; field < draft.identifiers.size(); ++field) {
            PlannedField &planned = draft.planned.fields[field];
            const auto to = keyNames.constFind(draft.identifiers[field]);
            if (planned.isKey || planned.target || to == keyNames.constEnd() || *to == from)
                continue;
            if (!firstUnknown(draft, field, m_drafts[*to]))
                planned.target = *to;
        }
    }
}

Result<void> Inference::nameFields()
{
    for (Draft &draft : m_drafts)
        BASALT_TRY_VOID(nameFieldsOf(draft));
    return {};
}

Result<void> Inference::nameFieldsOf(Draft &draft)
{
    // Names that columns have by themselves come first: a derived name gives way to them.
    QSet<QByteArray> taken;
    for (std::size_t i = 0; i < draft.identifiers.size(); ++i) {
        const PlannedField &field = draft.planned.fields[i];
        if (!field.target && !field.isKey && !isSystemField(draft.identifiers[i]))
            taken.insert(draft.identifiers[i]);
    }
    QHash<QByteArray, QString> names;
    for (std::size_t i = 0; i < draft.identifiers.size(); ++i) {
        PlannedField &field = draft.planned.fields[i];
        const QString place = tableOf(draft).name + u'.' + field.source;
        field.name = nameOf(draft, i, taken);
        if (field.name.isEmpty() || field.name.size() > kMaxName) {
            const QString text = u"The name of the field would be \"%1\"; it must have 1 to 64 characters."_s;
            return Error::invalid(place, text.arg(QString::fromLatin1(field.name)), u"invalid_name"_s);
        }
        if (names.contains(field.name)) {
            const QString text = u"This key and \"%1\" would both become the field \"%2\"."_s;
            return Error::invalid(place, text.arg(names.value(field.name), QString::fromLatin1(field.name)),
                                  u"duplicate_name"_s);
        }
        names.insert(field.name, field.source);
        taken.insert(field.name);
    }
    return {};
}

QByteArray Inference::nameOf(const Draft &draft, std::size_t field, const QSet<QByteArray> &taken) const
{
    const PlannedField &planned = draft.planned.fields[field];
    const QByteArray &identifier = draft.identifiers[field];
    QByteArray derived = identifier;
    if (planned.isKey) {
        derived = draft.planned.name + "_id";
    } else if (planned.target) {
        const QByteArray shorter = withoutIdSuffix(identifier);
        if (!shorter.isEmpty() && !taken.contains(shorter))
            derived = shorter;
    } else if (!isSystemField(identifier)) {
        return identifier;
    }
    if (isSystemField(derived) || taken.contains(derived))
        derived = "source_" + identifier;
    return derived;
}

Result<ImportPlan> Inference::order()
{
    // Depth first: what a collection refers to comes before it. In a circle, one relation points to a later collection.
    std::vector<std::size_t> sorted;
    std::vector<bool> seen(m_drafts.size(), false);
    const auto visit = [&](const auto &self, std::size_t index) -> void {
        if (seen[index])
            return;
        seen[index] = true;
        for (const PlannedField &field : m_drafts[index].planned.fields) {
            if (field.target)
                self(self, *field.target);
        }
        sorted.push_back(index);
    };
    for (std::size_t i = 0; i < m_drafts.size(); ++i)
        visit(visit, i);

    std::vector<std::size_t> position(m_drafts.size());
    for (std::size_t i = 0; i < sorted.size(); ++i)
        position[sorted[i]] = i;
    ImportPlan plan;
    plan.skipped = std::move(m_skipped);
    for (const std::size_t index : sorted) {
        PlannedCollection collection = std::move(m_drafts[index].planned);
        for (PlannedField &field : collection.fields) {
            if (field.target)
                field.target = position[*field.target];
        }
        plan.collections.push_back(std::move(collection));
    }
    return plan;
}

} // namespace

Result<RelationOption> RelationOption::parse(const QString &text)
{
    const qsizetype equals = text.indexOf(u'=');
    const qsizetype dot = text.indexOf(u'.');
    if (dot <= 0 || equals < dot + 2 || equals + 1 >= text.size()) {
        return Error::invalid(text, u"A relation is written Array.Field=Array, for instance Employee.ReportsTo=Employee."_s,
                              u"invalid_option"_s);
    }
    return RelationOption{text.left(dot), text.mid(dot + 1, equals - dot - 1), text.mid(equals + 1)};
}

QByteArray keyText(const QJsonValue &value)
{
    switch (value.type()) {
    case QJsonValue::Double: return 'n' + value.toVariant().toByteArray();
    case QJsonValue::String: return 's' + value.toString().toUtf8();
    case QJsonValue::Null:
    case QJsonValue::Undefined:
    case QJsonValue::Bool:
    case QJsonValue::Array:
    case QJsonValue::Object: break;
    }
    return {};
}

Result<ImportPlan> inferPlan(const SourceDocument &document, const std::vector<RelationOption> &relations)
{
    return Inference(document, relations).run();
}

} // namespace basalt::importer

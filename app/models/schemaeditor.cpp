// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "schemaeditor.h"

#include "apiclient.h"
#include "appcontext.h"
#include "recordformat.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace basalt::app {

SchemaEditor::SchemaEditor(QObject *parent) : QAbstractListModel(parent)
{
    connect(&m_indexes, &IndexEditor::changed, this, &SchemaEditor::rowChanged);
    connect(&m_plan, &SchemaPlan::changed, this, &SchemaEditor::problemsFound);
}

QStringList SchemaEditor::types() const
{
    return {u"text"_s,  u"integer"_s, u"number"_s, u"decimal"_s,   u"boolean"_s, u"datetime"_s, u"date"_s,
            u"email"_s, u"url"_s,     u"select"_s, u"reference"_s, u"json"_s,    u"computed"_s};
}

QStringList SchemaEditor::masks() const
{
    return {u"full"_s, u"name"_s, u"email"_s, u"phone"_s, u"ssn"_s, u"custom"_s};
}

QStringList SchemaEditor::fieldNames() const
{
    QStringList names;
    for (const Row &row : m_rows) {
        if (!row.dropped && !row.field.computed && !row.field.name.isEmpty()) // for indexes
            names += row.field.name;
    }
    return names;
}

void SchemaEditor::setCollection(const QString &collection)
{
    if (m_collection == collection)
        return;
    m_collection = collection;
    Q_EMIT collectionChanged();
    reload();
}

void SchemaEditor::reload()
{
    m_error = {};
    m_loaded = false;
    take({});
    if (m_collection.isEmpty())
        return;
    AppContext::instance()->collections().forget(m_collection); // what is changed here must be the newest
    AppContext::instance()->collections().schema(
        m_collection, this, [this, wanted = m_collection](const tl::expected<CollectionInfo, ApiError> &info) {
            if (wanted != m_collection)
                return;
            m_error = info ? ApiError() : info.error();
            m_loaded = info.has_value();
            take(info ? *info : CollectionInfo());
        });
}

void SchemaEditor::take(const CollectionInfo &info)
{
    beginResetModel();
    m_name = info.name;
    m_collectionId = info.id;
    m_version = info.version;
    m_rows.clear();
    m_storedOrder.clear();
    for (const FieldInfo &field : info.fields) {
        m_rows += Row{field, field, false, {}, {}, {}};
        m_storedOrder += field.id;
    }
    endResetModel();
    m_indexes.reset(info.indexes);
}

void SchemaEditor::setName(const QString &name)
{
    if (m_name == name)
        return;
    m_name = name;
    m_error = {};
    Q_EMIT changed();
}

bool SchemaEditor::isReordered() const
{
    QStringList order;
    QStringList before = m_storedOrder;
    for (const Row &row : m_rows) {
        if (row.exists() && !row.dropped)
            order += row.stored.id;
        else if (row.exists())
            before.removeOne(row.stored.id);
    }
    return order != before; // a new field between those that exist is staged anyway
}

int SchemaEditor::stagedCount() const
{
    const auto modified = std::count_if(m_rows.cbegin(), m_rows.cend(), [](const Row &row) { return row.isModified(); });
    return int(modified) + m_indexes.stagedCount() + (isReordered() ? 1 : 0);
}

bool SchemaEditor::isComplete() const
{
    if (m_busy || stagedCount() == 0 || m_name.isEmpty() || !m_indexes.isComplete())
        return false;
    if (m_collection.isEmpty() && !nameProblem().isEmpty())
        return false;
    for (int row = 0; row < count(); ++row) {
        if (!problemOf(row).isEmpty())
            return false;
    }
    return true;
}

int SchemaEditor::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : count();
}

QVariantMap SchemaEditor::optionsOf(const FieldInfo &field) const
{
    QVariantMap texts;
    for (const QString &option : FieldInfo::optionsOfType(field.type)) {
        if (option != "values"_L1 && option != "multiple"_L1 && option != "managed"_L1)
            texts.insert(option, recordformat::plain(field.options.value(option)));
    }
    return texts;
}

QVariant SchemaEditor::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Row &row = m_rows.at(index.row());
    const FieldInfo &field = row.field;
    switch (role) {
    case NameRole: return field.name;
    case TypeRole: return field.shownType();
    case IconRole: return FieldInfo::iconOfType(field.shownType());
    case RequiredRole: return field.required;
    case UniqueRole: return field.unique;
    case PersonalRole: return field.personal;
    case MaskRole: return field.maskType;
    case MultipleRole: return field.multiple;
    case TargetRole: return field.target;
    case OnDeleteRole: return field.onDelete;
    case ChoicesRole: return field.choices.join(u", "_s);
    case DefaultRole: return recordformat::plain(field.defaultValue);
    case OptionsRole: return field.computed ? QVariantMap() : optionsOf(field);
    case ExistingRole: return row.exists();
    case StateRole:
        return !row.exists() ? u"added"_s : row.dropped ? u"dropped"_s : row.isModified() ? u"changed"_s : u"stored"_s;
    case OriginalRole: return row.stored.name;
    case ExpressionRole: return field.expression;
    case ReturnTypeRole: return field.computed ? field.type : QString();
    case ManagedRole: return field.isManaged();
    case ProblemRole: {
        const QString problem = problemOf(index.row());
        return problem.isEmpty() && field.computed ? expressionProblem(index.row()) : problem;
    }
    default: return {};
    }
}

bool SchemaEditor::apply(Row &row, const QVariant &value, int role)
{
    FieldInfo &field = row.field;
    switch (role) {
    case NameRole: field.name = value.toString().trimmed(); break;
    case TypeRole: field.setType(value.toString()); break;
    case RequiredRole: field.required = value.toBool(); break;
    case UniqueRole: field.unique = value.toBool(); break;
    case MultipleRole: field.multiple = value.toBool(); break;
    case PersonalRole:
        field.personal = value.toBool();
        if (!field.personal)
            field.maskType.clear();
        break;
    case MaskRole: field.maskType = value.toString(); break;
    case TargetRole: field.target = value.toString(); break;
    case OnDeleteRole: field.onDelete = value.toString(); break;
    case ExpressionRole: field.expression = value.toString().trimmed(); break;
    case ReturnTypeRole: field.type = value.toString(); break;
    case ManagedRole: field.setManaged(value.toBool()); break;
    case ChoicesRole:
        field.choices.clear();
        for (const QString &choice : value.toString().split(u',', Qt::SkipEmptyParts)) {
            if (!choice.trimmed().isEmpty())
                field.choices += choice.trimmed();
        }
        field.options.insert(u"values"_s, QJsonArray::fromStringList(field.choices));
        break;
    case DefaultRole: {
        const QString text = value.toString();
        const auto parsed = recordformat::parse(field, text);
        row.optionProblem = parsed || text.startsWith(u'@') ? QString() : tr("Default: %1").arg(parsed.error());
        field.defaultValue = text.isEmpty() ? QJsonValue() : text.startsWith(u'@') ? QJsonValue(text) : parsed.value_or(text);
        break;
    }
    default: return false;
    }
    return true;
}

bool SchemaEditor::setData(const QModelIndex &index, const QVariant &value, int role)
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return false;
    Row &row = m_rows[index.row()];
    const QString before = row.field.name;
    if (row.dropped || !apply(row, value, role))
        return false;
    if (role == NameRole && !before.isEmpty() && before != row.field.name)
        m_indexes.renameField(before, row.field.name);
    rowChanged();
    return true;
}

void SchemaEditor::rowChanged()
{
    m_error = {};
    // The problem of one row may be another row of the same name.
    if (count() > 0)
        Q_EMIT dataChanged(index(0), index(count() - 1));
    if (!m_collection.isEmpty())
        m_plan.ask(m_collectionId, isComplete() ? body() : QJsonObject());
    Q_EMIT changed();
}

QHash<int, QByteArray> SchemaEditor::roleNames() const
{
    return {{NameRole, "name"},
            {TypeRole, "type"},
            {IconRole, "iconName"},
            {RequiredRole, "mandatory"},
            {UniqueRole, "isUnique"},
            {PersonalRole, "personal"},
            {MaskRole, "maskType"},
            {MultipleRole, "multiple"},
            {TargetRole, "target"},
            {OnDeleteRole, "onDelete"},
            {ChoicesRole, "choices"},
            {DefaultRole, "defaultText"},
            {OptionsRole, "options"},
            {ExistingRole, "existing"},
            {StateRole, "stage"},
            {OriginalRole, "original"},
            {ExpressionRole, "expression"},
            {ReturnTypeRole, "returnType"},
            {ManagedRole, "managed"},
            {ProblemRole, "problem"}};
}

void SchemaEditor::setField(int row, const QString &role, const QVariant &value)
{
    setData(index(row), value, roleNames().key(role.toLatin1(), 0));
}

void SchemaEditor::setOption(int row, const QString &option, const QString &text)
{
    if (row < 0 || row >= count())
        return;
    Row &changed = m_rows[row];
    FieldInfo &field = changed.field;
    const QString trimmed = text.trimmed();
    changed.optionProblem.clear();
    if (trimmed.isEmpty()) {
        field.options.remove(option);
    } else if (option == "pattern"_L1) {
        field.options.insert(option, trimmed);
    } else {
        FieldInfo kind = field;
        if (option != "min"_L1 && option != "max"_L1)
            kind.type = u"integer"_s;
        const auto parsed = recordformat::parse(kind, trimmed);
        if (parsed)
            field.options.insert(option, *parsed);
        else
            changed.optionProblem = option + u": "_s + parsed.error();
    }
    rowChanged();
}

void SchemaEditor::addField()
{
    beginInsertRows({}, count(), count());
    m_rows += Row();
    endInsertRows();
    rowChanged();
}

void SchemaEditor::removeField(int row)
{
    if (row < 0 || row >= count())
        return;
    if (m_rows.at(row).exists()) {
        m_rows[row].dropped = !m_rows.at(row).dropped;
    } else {
        beginRemoveRows({}, row, row);
        m_rows.removeAt(row);
        endRemoveRows();
    }
    rowChanged();
}

void SchemaEditor::restoreField(int row)
{
    if (row < 0 || row >= count() || !m_rows.at(row).exists())
        return;
    const QString name = m_rows.at(row).field.name;
    const FieldInfo stored = m_rows.at(row).stored;
    m_rows[row] = Row{stored, stored, false, {}, {}, {}};
    m_indexes.renameField(name, stored.name);
    rowChanged();
}

void SchemaEditor::moveField(int row, int step)
{
    const int target = row + step;
    if (row < 0 || target < 0 || row >= count() || target >= count())
        return;
    beginMoveRows({}, row, row, {}, step > 0 ? target + 1 : target);
    m_rows.move(row, target);
    endMoveRows();
    rowChanged();
}

QString SchemaEditor::setRemedy(const QString &field, const QString &remedy, const QString &text)
{
    const auto row = std::find_if(m_rows.begin(), m_rows.end(), [&](const Row &each) { return each.field.name == field; });
    if (row == m_rows.end())
        return {};
    QJsonValue value;
    if (remedy == "value"_L1) {
        const auto parsed = recordformat::parse(row->field, text);
        if (!parsed || parsed->isNull())
            return parsed ? tr("A value is needed.") : parsed.error();
        value = *parsed;
    }
    row->remedy = remedy;
    row->remedyValue = value;
    rowChanged();
    return {};
}

QString SchemaEditor::remedy(const QString &field) const
{
    const auto row = std::find_if(m_rows.cbegin(), m_rows.cend(), [&](const Row &each) { return each.field.name == field; });
    return row == m_rows.cend() ? QString() : row->remedy;
}

QJsonArray SchemaEditor::remediesOf(const Row &row) const
{
    if (row.remedy == "value"_L1)
        return {QJsonObject{{u"value"_s, row.remedyValue}}};
    return QJsonArray::fromStringList(row.remedy.split(u',', Qt::SkipEmptyParts));
}

QJsonObject SchemaEditor::body() const
{
    QJsonArray fields;
    QJsonArray drop;
    QJsonObject convert;
    for (const Row &row : m_rows) {
        if (row.dropped) {
            drop += row.stored.name;
            continue;
        }
        fields += row.field.toJson();
        if (!row.remedy.isEmpty())
            convert.insert(row.field.name, remediesOf(row));
    }
    QJsonObject object{{u"schema"_s, fields}};
    if (m_collection.isEmpty())
        object.insert(u"name"_s, m_name);
    else
        object.insert(u"version"_s, m_version);
    if (!drop.isEmpty())
        object.insert(u"drop"_s, drop);
    if (!convert.isEmpty())
        object.insert(u"convert"_s, convert);
    if (m_indexes.isModified())
        object.insert(u"indexes"_s, m_indexes.toJson());
    return object;
}

QString SchemaEditor::preview() const
{
    const QString address =
        m_collection.isEmpty() ? u"POST /api/v1/collections"_s : u"PUT /api/v1/collections/%1"_s.arg(m_collectionId);
    return address + u'\n' + QString::fromUtf8(QJsonDocument(body()).toJson(QJsonDocument::Indented));
}

void SchemaEditor::save()
{
    if (!isComplete() || (!m_collection.isEmpty() && !m_plan.isApplicable()))
        return;
    m_busy = true;
    m_error = {};
    Q_EMIT changed();
    const QString name = m_name;
    const ApiRequest request = m_collection.isEmpty()
        ? ApiRequest::send("POST", ApiRequest::pathOf({u"collections"_s}), body())
        : ApiRequest::send("PUT", ApiRequest::pathOf({u"collections"_s, m_collectionId}), body());
    AppContext::instance()->client().send(request, this, [this, name](const ApiResult &result) {
        answered(name, result.has_value(), result ? ApiError() : result.error());
    });
}

void SchemaEditor::answered(const QString &name, bool ok, const ApiError &error)
{
    m_busy = false;
    m_error = error;
    // A conflict is about the name: somebody else took it meanwhile.
    if (error.kind == ApiError::Kind::Conflict && m_collection.isEmpty() && error.fields.isEmpty())
        m_error.fields.insert(u"name"_s, error.message);
    if (ok) {
        AppContext *context = AppContext::instance();
        context->collections().forget(name);
        context->records().forget(name);
        context->collections().reload();
        if (!m_collection.isEmpty())
            reload();
    }
    problemsFound();
    if (ok)
        Q_EMIT saved(name);
}

void SchemaEditor::problemsFound()
{
    if (count() > 0)
        Q_EMIT dataChanged(index(0), index(count() - 1), {ProblemRole});
    Q_EMIT changed();
}

} // namespace basalt::app

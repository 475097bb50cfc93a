// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "vieweditor.h"

#include "apiclient.h"
#include "appcontext.h"
#include "collectionnames.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace basalt::app {

namespace {

QJsonValue textOrNull(const QString &text)
{
    const QString trimmed = text.trimmed();
    return trimmed.isEmpty() ? QJsonValue(QJsonValue::Null) : QJsonValue(trimmed);
}

} // namespace

QJsonObject ViewEditor::Field::toJson() const
{
    QJsonObject json{{u"name"_s, name}};
    if (!id.isEmpty())
        json.insert(u"id"_s, id);
    if (kind == "value"_L1) {
        json.insert(u"value"_s, expression);
    } else {
        json.insert(u"aggregate"_s, kind);
        if (!expression.trimmed().isEmpty())
            json.insert(u"field"_s, expression);
    }
    return json;
}

ViewEditor::ViewEditor(QObject *parent) : QAbstractListModel(parent)
{
    connect(&AppContext::instance()->collections(), &CollectionListModel::countChanged, this, &ViewEditor::sourcesChanged);
}

QStringList ViewEditor::sources()
{
    const CollectionListModel &collections = AppContext::instance()->collections();
    QStringList names = collections.names();
    const QStringList views = collections.views();
    names.removeIf([&views](const QString &name) { return views.contains(name); });
    return names;
}

void ViewEditor::setCollection(const QString &collection)
{
    if (m_collection == collection)
        return;
    m_collection = collection;
    Q_EMIT collectionChanged();
    reload();
}

void ViewEditor::reload()
{
    m_error = {};
    m_loaded = false;
    take({});
    if (m_collection.isEmpty())
        return;
    AppContext::instance()->client().send(ApiRequest::get(ApiRequest::pathOf({u"collections"_s, m_collection})), this,
                                          [this, wanted = m_collection](const ApiResult &result) {
                                              if (wanted != m_collection)
                                                  return;
                                              m_error = result ? ApiError() : result.error();
                                              m_loaded = result.has_value();
                                              take(result ? result->object() : QJsonObject());
                                          });
}

void ViewEditor::take(const QJsonObject &view)
{
    beginResetModel();
    m_name = view.value("name"_L1).toString();
    m_collectionId = view.value("id"_L1).toString();
    m_version = view.value("version"_L1).toInt();
    m_types.clear();
    const QJsonArray schema = view.value("schema"_L1).toArray();
    for (const QJsonValue &field : schema)
        m_types.insert(field["name"_L1].toString(), field["type"_L1].toString());
    const QJsonObject select = view.value("select"_L1).toObject();
    m_stored = {};
    m_stored.source = select.value("from"_L1).toString();
    m_stored.filter = select.value("filter"_L1).toString();
    m_stored.having = select.value("having"_L1).toString();
    m_stored.grouped = select.value("group_by"_L1).isArray();
    const QJsonArray fields = select.value("fields"_L1).toArray();
    for (const QJsonValue &field : fields) {
        const QString aggregate = field["aggregate"_L1].toString();
        m_stored.fields += aggregate.isEmpty()
            ? Field{field["id"_L1].toString(), field["name"_L1].toString(), u"value"_s, field["value"_L1].toString()}
            : Field{field["id"_L1].toString(), field["name"_L1].toString(), aggregate, field["field"_L1].toString()};
    }
    m_now = m_stored;
    endResetModel();
    Q_EMIT changed();
}

/** What was said about the text before means nothing any more. */
void ViewEditor::edited(int row)
{
    m_error = {};
    if (row >= 0)
        Q_EMIT dataChanged(index(row), index(row));
    if (count() > 0)
        Q_EMIT dataChanged(index(0), index(count() - 1), {ProblemRole});
    Q_EMIT changed();
}

void ViewEditor::setName(const QString &name)
{
    if (m_name == name)
        return;
    m_name = name;
    edited();
}

QString ViewEditor::nameProblem() const
{
    if (!m_name.isEmpty() && m_collection.isEmpty() && !m_busy) {
        const QString problem = collectionNameProblem(m_name, AppContext::instance()->collections().names());
        if (!problem.isEmpty())
            return problem;
    }
    return m_error.field(u"name"_s);
}

void ViewEditor::setSource(const QString &source)
{
    if (m_now.source == source)
        return;
    m_now.source = source;
    edited();
}

void ViewEditor::setFilter(const QString &filter)
{
    if (m_now.filter == filter)
        return;
    m_now.filter = filter;
    edited();
}

void ViewEditor::setHaving(const QString &having)
{
    if (m_now.having == having)
        return;
    m_now.having = having;
    edited();
}

void ViewEditor::setGrouped(bool grouped)
{
    if (m_now.grouped == grouped)
        return;
    m_now.grouped = grouped;
    edited();
}

bool ViewEditor::isAggregated() const
{
    return std::any_of(m_now.fields.cbegin(), m_now.fields.cend(), [](const Field &field) { return field.kind != "value"_L1; });
}

bool ViewEditor::isComplete() const
{
    const auto isWhole = [](const Field &field) {
        const bool needsNothing = field.kind == "count"_L1; // it counts records then
        return !field.name.isEmpty() && (needsNothing || !field.expression.trimmed().isEmpty());
    };
    return !m_busy && !m_name.isEmpty() && nameProblem().isEmpty() && !m_now.source.isEmpty() && count() > 0
        && std::all_of(m_now.fields.cbegin(), m_now.fields.cend(), isWhole) && (m_collection.isEmpty() || isModified());
}

void ViewEditor::addField()
{
    beginInsertRows({}, count(), count());
    m_now.fields += Field{};
    endInsertRows();
    edited();
}

void ViewEditor::addFieldsOfSource()
{
    AppContext::instance()->collections().schema(
        m_now.source, this, [this, source = m_now.source](const tl::expected<CollectionInfo, ApiError> &info) {
            if (!info || source != m_now.source)
                return;
            beginResetModel();
            m_now.fields.removeIf([](const Field &field) { return field == Field{}; });
            for (const FieldInfo &field : info->fields) {
                const auto isSame = [&](const Field &each) { return each.expression == field.name || each.name == field.name; };
                if (std::none_of(m_now.fields.cbegin(), m_now.fields.cend(), isSame))
                    m_now.fields += Field{{}, field.name, u"value"_s, field.name};
            }
            endResetModel();
            edited();
        });
}

void ViewEditor::removeField(int row)
{
    beginRemoveRows({}, row, row);
    m_now.fields.removeAt(row);
    endRemoveRows();
    edited();
}

void ViewEditor::moveField(int row, int step)
{
    const int to = row + step;
    if (to < 0 || to >= count())
        return;
    beginMoveRows({}, row, row, {}, step > 0 ? to + 1 : to);
    m_now.fields.move(row, to);
    endMoveRows();
    edited();
}

void ViewEditor::setFieldName(int row, const QString &name)
{
    if (m_now.fields.at(row).name == name)
        return;
    m_now.fields[row].name = name;
    edited(row);
}

void ViewEditor::setFieldKind(int row, const QString &kind)
{
    if (m_now.fields.at(row).kind == kind)
        return;
    m_now.fields[row].kind = kind;
    edited(row);
}

void ViewEditor::setFieldExpression(int row, const QString &expression)
{
    if (m_now.fields.at(row).expression == expression)
        return;
    m_now.fields[row].expression = expression;
    edited(row);
}

/** The first fault about the field, whichever part of it that names. */
QString ViewEditor::problemOf(int row) const
{
    const QString place = u"select.fields.%1"_s.arg(row);
    for (auto it = m_error.fields.cbegin(); it != m_error.fields.cend(); ++it) {
        if (it.key() == place || it.key().startsWith(place + u'.'))
            return it.value();
    }
    return {};
}

QString ViewEditor::problem() const
{
    if (!m_error.isSet())
        return {};
    const auto isPlaced = [this](const QString &key) {
        if (key == "name"_L1 || key == "select.from"_L1 || key == "select.filter"_L1)
            return true;
        if (key == "select.having"_L1)
            return isGrouped(); // else there is no place for it
        for (int row = 0; row < count(); ++row) {
            if (!problemOf(row).isEmpty() && key.startsWith(u"select.fields.%1"_s.arg(row)))
                return true;
        }
        return false;
    };
    for (auto it = m_error.fields.cbegin(); it != m_error.fields.cend(); ++it) {
        if (!isPlaced(it.key()))
            return it.value();
    }
    return m_error.fields.isEmpty() ? m_error.message : QString();
}

QJsonObject ViewEditor::body() const
{
    QJsonArray fields;
    QJsonArray keys;
    for (const Field &field : m_now.fields) {
        fields.append(field.toJson());
        if (field.kind == "value"_L1)
            keys.append(field.name);
    }
    QJsonObject select{{u"from"_s, m_now.source}, {u"filter"_s, textOrNull(m_now.filter)}, {u"fields"_s, fields}};
    if (isGrouped()) {
        select.insert(u"group_by"_s, keys);
        select.insert(u"having"_s, textOrNull(m_now.having));
    }
    if (!m_collection.isEmpty())
        return {{u"version"_s, m_version}, {u"select"_s, select}};
    return {{u"name"_s, m_name}, {u"type"_s, u"view"_s}, {u"select"_s, select}};
}

QString ViewEditor::preview() const
{
    const QString line =
        m_collection.isEmpty() ? u"POST /api/v1/collections"_s : u"PUT /api/v1/collections/"_s + m_collectionId;
    return line + u"\n\n"_s + QString::fromUtf8(QJsonDocument(body()).toJson());
}

void ViewEditor::save()
{
    if (!isComplete())
        return;
    m_busy = true;
    m_error = {};
    Q_EMIT changed();
    const QString name = m_name;
    const ApiRequest request = m_collection.isEmpty()
        ? ApiRequest::send("POST", ApiRequest::pathOf({u"collections"_s}), body())
        : ApiRequest::send("PUT", ApiRequest::pathOf({u"collections"_s, m_collectionId}), body());
    AppContext::instance()->client().send(request, this, [this, name](const ApiResult &result) { answered(name, result); });
}

void ViewEditor::answered(const QString &name, const ApiResult &result)
{
    m_busy = false;
    m_error = result ? ApiError() : result.error();
    if (result) {
        AppContext *context = AppContext::instance();
        context->collections().forget(name);
        context->records().forget(name);
        context->collections().reload();
        if (!m_collection.isEmpty())
            take(result->object());
    } else if (count() > 0) {
        Q_EMIT dataChanged(index(0), index(count() - 1), {ProblemRole});
    }
    Q_EMIT changed();
    if (result)
        Q_EMIT saved(name);
}

int ViewEditor::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : count();
}

QVariant ViewEditor::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Field &field = m_now.fields.at(index.row());
    switch (role) {
    case NameRole: return field.name;
    case KindRole: return field.kind;
    case ExpressionRole: return field.expression;
    case TypeRole: return m_stored.fields.contains(field) ? m_types.value(field.name) : QString();
    case ProblemRole: return problemOf(index.row());
    default: return {};
    }
}

QHash<int, QByteArray> ViewEditor::roleNames() const
{
    return {
        {NameRole, "name"}, {KindRole, "kind"}, {ExpressionRole, "expression"}, {TypeRole, "type"}, {ProblemRole, "problem"}};
}

} // namespace basalt::app

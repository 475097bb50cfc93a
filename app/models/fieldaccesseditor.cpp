// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "fieldaccesseditor.h"

#include "apiclient.h"
#include "appcontext.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace basalt::app {

void FieldAccessEditor::setCollection(const QString &collection)
{
    if (m_collection == collection)
        return;
    m_collection = collection;
    m_set.clear();
    m_sets.clear();
    Q_EMIT collectionChanged();
    reload();
}

QStringList FieldAccessEditor::operations() const
{
    const QStringList all{u"list"_s, u"view"_s, u"create"_s, u"update"_s};
    return m_isView ? all.first(2) : all;
}

void FieldAccessEditor::setSet(const QString &set)
{
    if (m_set == set)
        return;
    m_set = set;
    tell();
}

int FieldAccessEditor::shortened() const
{
    const QStringList named = operations();
    return int(std::ranges::count_if(named, [this](const QString &operation) { return !given({}, operation).all; }));
}

QStringList FieldAccessEditor::whole() const
{
    QStringList whole = operations();
    whole.removeIf([this](const QString &operation) { return !given(m_set, operation).all; });
    return whole;
}

QString FieldAccessEditor::problem() const
{
    return m_error.fields.isEmpty() ? m_error.message : QStringList(m_error.fields.values()).join(u' ');
}

int FieldAccessEditor::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_fields.size());
}

QVariant FieldAccessEditor::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const QString &field = m_fields.at(index.row());
    if (role == FieldRole)
        return field;
    if (role != MarksRole)
        return {};
    QStringList marks;
    const QStringList named = operations();
    for (const QString &operation : named) {
        const bool isBase = !m_set.isEmpty() && given({}, operation).has(field);
        marks += isBase ? u"base"_s : given(m_set, operation).has(field) ? u"own"_s : u"none"_s;
    }
    return marks;
}

QHash<int, QByteArray> FieldAccessEditor::roleNames() const
{
    return {{FieldRole, "field"}, {MarksRole, "marks"}};
}

FieldAccessEditor::Fields FieldAccessEditor::fieldsOf(const QJsonValue &value)
{
    // All fields are `*`; a list comes as an array or as its text.
    if (value.toString() == "*"_L1)
        return {true, {}};
    const QJsonArray listed = value.isArray() ? value.toArray() : QJsonDocument::fromJson(value.toString().toUtf8()).array();
    Fields fields;
    for (const QJsonValue &name : listed)
        fields.names += name.toString();
    fields.names.sort();
    return fields;
}

QJsonValue FieldAccessEditor::jsonOf(const Fields &fields)
{
    return fields.all ? QJsonValue(u"*"_s) : QJsonValue(QJsonArray::fromStringList(fields.names));
}

FieldAccessEditor::Fields FieldAccessEditor::given(const QString &set, const QString &operation) const
{
    return m_access.value(set).value(operation);
}

void FieldAccessEditor::give(const QString &operation, const Fields &fields)
{
    QMap<QString, Fields> &lists = m_access[m_set];
    if (m_set.isEmpty() || !fields.isNothing())
        lists.insert(operation, fields);
    else
        lists.remove(operation);
    if (lists.isEmpty())
        m_access.remove(m_set);
    m_error = {};
    tell();
}

/** The rows stay: whoever works on them keeps his place. */
void FieldAccessEditor::tell()
{
    if (rowCount() > 0)
        Q_EMIT dataChanged(index(0), index(rowCount() - 1), {MarksRole});
    Q_EMIT changed();
}

void FieldAccessEditor::setGiven(int row, const QString &operation, bool isGiven)
{
    Fields fields = given(m_set, operation);
    if (fields.all)
        fields = {false, m_fields};
    fields.names.removeAll(m_fields.at(row));
    if (isGiven)
        fields.names += m_fields.at(row);
    fields.names.sort();
    give(operation, fields);
}

void FieldAccessEditor::setWhole(const QString &operation, bool whole)
{
    Fields fields{whole, {}};
    if (!whole) {
        fields.names = m_fields;
        fields.names.sort();
    }
    give(operation, fields);
}

void FieldAccessEditor::addSet(const QString &code)
{
    if (code.isEmpty())
        return;
    if (!m_sets.contains(code)) {
        m_sets += code;
        m_sets.sort();
    }
    setSet(code);
}

void FieldAccessEditor::listSets()
{
    m_sets = m_access.keys();
    m_sets.removeAll(QString());
    if (!m_sets.contains(m_set))
        m_set.clear();
}

void FieldAccessEditor::discard()
{
    m_access = m_stored;
    m_error = {};
    listSets();
    tell();
}

void FieldAccessEditor::fail(const ApiError &error)
{
    m_busy = false;
    m_error = error;
    Q_EMIT changed();
}

void FieldAccessEditor::reload()
{
    m_loaded = false;
    m_error = {};
    Q_EMIT changed();
    if (m_collection.isEmpty())
        return;
    AppContext::instance()->collections().schema(
        m_collection, this, [this, wanted = m_collection](const tl::expected<CollectionInfo, ApiError> &info) {
            if (wanted != m_collection)
                return;
            if (!info)
                return fail(info.error());
            beginResetModel();
            m_isView = info->isView;
            m_fields.clear();
            for (const FieldInfo &field : info->fields)
                m_fields += field.name;
            endResetModel();
            AppContext::instance()->client().send(ApiRequest::get(ApiRequest::pathOf({u"collections"_s, wanted, u"rules"_s})),
                                                  this, [this, wanted](const ApiResult &result) {
                                                      if (wanted != m_collection)
                                                          return;
                                                      if (!result)
                                                          return fail(result.error());
                                                      take(result->object());
                                                  });
        });
}

void FieldAccessEditor::take(const QJsonObject &rules)
{
    m_stored.clear();
    const QStringList named = operations();
    for (const QString &operation : named)
        m_stored[QString()].insert(operation, fieldsOf(rules.value(operation + u"_fields"_s)));
    const QJsonArray added = rules.value("field_access"_L1).toArray();
    for (const QJsonValue &entry : added) {
        // What several entries give is given together.
        Fields &fields = m_stored[entry["permission_set"_L1].toString()][entry["operation"_L1].toString()];
        const Fields more = fieldsOf(entry["fields"_L1]);
        fields.all = fields.all || more.all;
        fields.names = fields.all ? QStringList() : fields.names + more.names;
        fields.names.removeDuplicates();
        fields.names.sort();
    }
    m_access = m_stored;
    listSets();
    m_loaded = true;
    m_busy = false;
    tell();
}

QJsonArray FieldAccessEditor::entries() const
{
    QJsonArray entries;
    for (auto set = m_access.cbegin(); set != m_access.cend(); ++set) {
        if (set.key().isEmpty())
            continue;
        for (auto list = set->cbegin(); list != set->cend(); ++list) {
            entries += QJsonObject{
                {u"permission_set"_s, set.key()}, {u"operation"_s, list.key()}, {u"fields"_s, jsonOf(list.value())}};
        }
    }
    return entries;
}

void FieldAccessEditor::save()
{
    if (!isModified() || m_busy)
        return;
    QJsonObject body{{u"field_access"_s, entries()}};
    const QStringList named = operations();
    for (const QString &operation : named) {
        const Fields fields = given({}, operation);
        // A server may refuse what it is sent for a view, and needs nothing that has not changed.
        if (fields != m_stored.value({}).value(operation))
            body.insert(operation + u"_fields"_s, jsonOf(fields));
    }
    m_busy = true;
    m_error = {};
    Q_EMIT changed();
    AppContext::instance()->client().send(
        ApiRequest::send("PUT", ApiRequest::pathOf({u"collections"_s, m_collection, u"rules"_s}), body), this,
        [this](const ApiResult &result) {
            if (!result)
                return fail(result.error());
            take(result->object());
            Q_EMIT saved();
        });
}

} // namespace basalt::app

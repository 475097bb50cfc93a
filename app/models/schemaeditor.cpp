// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "schemaeditor.h"

#include "apiclient.h"
#include "appcontext.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QRegularExpression>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace basalt::app {

namespace {

bool isIdentifier(const QString &text)
{
    static const QRegularExpression pattern(u"^[A-Za-z][A-Za-z0-9_]*$"_s);
    return pattern.match(text).hasMatch();
}

bool isReserved(const QString &name)
{
    static const QStringList reserved{u"id"_s,         u"account_id"_s, u"account_name"_s, u"created_at"_s,
                                      u"created_by"_s, u"updated_at"_s, u"updated_by"_s,   u"version"_s};
    return reserved.contains(name.toLower());
}

} // namespace

SchemaEditor::SchemaEditor(QObject *parent) : QAbstractListModel(parent) { }

QStringList SchemaEditor::types() const
{
    return {u"text"_s, u"integer"_s, u"number"_s, u"decimal"_s, u"boolean"_s,   u"datetime"_s,
            u"date"_s, u"email"_s,   u"url"_s,    u"select"_s,  u"reference"_s, u"json"_s};
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
    beginResetModel();
    m_fields.clear();
    m_existing = 0;
    m_loaded = false;
    endResetModel();
    m_error = {};
    Q_EMIT changed();
    if (m_collection.isEmpty())
        return;
    AppContext::instance()->collections().schema(
        m_collection, this, [this, wanted = m_collection](const tl::expected<CollectionInfo, ApiError> &info) {
            if (wanted != m_collection)
                return;
            m_error = info ? ApiError() : info.error();
            if (info) {
                beginResetModel();
                m_name = info->name;
                m_collectionId = info->id;
                m_fields = info->fields;
                m_existing = int(m_fields.size());
                m_loaded = true;
                endResetModel();
            }
            Q_EMIT changed();
        });
}

void SchemaEditor::setName(const QString &name)
{
    if (m_name == name)
        return;
    m_name = name;
    m_error = {};
    Q_EMIT changed();
}

QString SchemaEditor::nameProblem() const
{
    constexpr qsizetype kMinLength = 3;
    constexpr qsizetype kMaxLength = 64;
    if (m_name.isEmpty() || !m_collection.isEmpty())
        return m_error.field(u"name"_s);
    if (!isIdentifier(m_name))
        return tr("Letters, digits and _ only, beginning with a letter.");
    if (m_name.size() < kMinLength || m_name.size() > kMaxLength)
        return tr("3 to 64 characters.");
    const QStringList names = AppContext::instance()->collections().names();
    if (names.contains(m_name, Qt::CaseInsensitive))
        return tr("There is a collection of that name.");
    return m_error.field(u"name"_s);
}

QString SchemaEditor::problemOf(int row) const
{
    constexpr qsizetype kMaxLength = 64;
    const FieldInfo &field = m_fields.at(row);
    if (row < m_existing)
        return {};
    if (field.name.isEmpty())
        return tr("A name is needed.");
    if (!isIdentifier(field.name) || field.name.size() > kMaxLength)
        return tr("Letters, digits and _ only, beginning with a letter.");
    if (isReserved(field.name))
        return tr("Every record has this field already.");
    const auto sameName = [&](const FieldInfo &other) { return other.name.compare(field.name, Qt::CaseInsensitive) == 0; };
    if (std::count_if(m_fields.cbegin(), m_fields.cend(), sameName) > 1)
        return tr("Two fields have this name.");
    if (field.type == "reference"_L1 && field.target.isEmpty())
        return tr("Choose the collection it refers to.");
    if (field.type == "reference"_L1 && field.onDelete == "set_null"_L1 && field.required)
        return tr("A required field cannot become empty.");
    if (field.type == "select"_L1 && field.choices.isEmpty())
        return tr("Name the choices, separated by commas.");
    return {};
}

bool SchemaEditor::isComplete() const
{
    if (m_busy || newCount() == 0 || m_name.isEmpty() || (m_collection.isEmpty() && !nameProblem().isEmpty()))
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

QVariant SchemaEditor::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const FieldInfo &field = m_fields.at(index.row());
    switch (role) {
    case NameRole: return field.name;
    case TypeRole: return field.type;
    case IconRole: return FieldInfo::iconOfType(field.type);
    case RequiredRole: return field.required;
    case UniqueRole: return field.unique;
    case PersonalRole: return field.personal;
    case MaskRole: return field.maskType;
    case MultipleRole: return field.multiple;
    case TargetRole: return field.target;
    case OnDeleteRole: return field.onDelete;
    case ChoicesRole: return field.choices.join(u", "_s);
    case DefaultRole: return field.defaultValue.isNull() ? QString() : field.defaultValue.toVariant().toString();
    case ExistingRole: return index.row() < m_existing;
    case ProblemRole: return problemOf(index.row());
    default: return {};
    }
}

bool SchemaEditor::setData(const QModelIndex &index, const QVariant &value, int role)
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid) || index.row() < m_existing)
        return false;
    FieldInfo &field = m_fields[index.row()];
    switch (role) {
    case NameRole: field.name = value.toString().trimmed(); break;
    case TypeRole:
        field.type = value.toString();
        if (field.type == "reference"_L1 && field.onDelete.isEmpty())
            field.onDelete = u"restrict"_s;
        break;
    case RequiredRole: field.required = value.toBool(); break;
    case UniqueRole: field.unique = value.toBool(); break;
    case PersonalRole: field.personal = value.toBool(); break;
    case MaskRole: field.maskType = value.toString(); break;
    case TargetRole: field.target = value.toString(); break;
    case OnDeleteRole: field.onDelete = value.toString(); break;
    case ChoicesRole:
        field.choices.clear();
        for (const QString &choice : value.toString().split(u',', Qt::SkipEmptyParts)) {
            if (!choice.trimmed().isEmpty())
                field.choices += choice.trimmed();
        }
        break;
    default: return false;
    }
    // The problem of one row may be another row of the same name.
    Q_EMIT dataChanged(this->index(0), this->index(count() - 1));
    Q_EMIT changed();
    return true;
}

QHash<int, QByteArray> SchemaEditor::roleNames() const
{
    return {{NameRole, "name"},         {TypeRole, "type"},         {IconRole, "iconName"},   {RequiredRole, "mandatory"},
            {UniqueRole, "isUnique"},   {PersonalRole, "personal"}, {MaskRole, "maskType"},   {MultipleRole, "multiple"},
            {TargetRole, "target"},     {OnDeleteRole, "onDelete"}, {ChoicesRole, "choices"}, {DefaultRole, "defaultText"},
            {ExistingRole, "existing"}, {ProblemRole, "problem"}};
}

void SchemaEditor::setField(int row, const QString &role, const QVariant &value)
{
    setData(index(row), value, roleNames().key(role.toLatin1(), 0));
}

void SchemaEditor::addField()
{
    beginInsertRows({}, count(), count());
    m_fields += FieldInfo();
    endInsertRows();
    Q_EMIT changed();
}

void SchemaEditor::removeField(int row)
{
    if (row < m_existing || row >= count())
        return;
    beginRemoveRows({}, row, row);
    m_fields.removeAt(row);
    endRemoveRows();
    Q_EMIT changed();
}

void SchemaEditor::moveField(int row, int step)
{
    const int target = row + step;
    if (row < m_existing || target < m_existing || row >= count() || target >= count())
        return;
    beginMoveRows({}, row, row, {}, step > 0 ? target + 1 : target);
    m_fields.move(row, target);
    endMoveRows();
    Q_EMIT changed();
}

QJsonObject SchemaEditor::body() const
{
    QJsonArray fields;
    for (const FieldInfo &field : m_fields)
        fields += field.toJson();
    QJsonObject object{{u"schema"_s, fields}};
    if (m_collection.isEmpty())
        object.insert(u"name"_s, m_name);
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
    if (!isComplete())
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
    Q_EMIT changed();
    if (ok)
        Q_EMIT saved(name);
}

} // namespace basalt::app

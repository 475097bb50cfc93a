// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "fieldinfo.h"

#include <QHash>
#include <QJsonArray>

#include <algorithm>
#include <array>

using namespace Qt::Literals::StringLiterals;

namespace basalt::app {

FieldInfo FieldInfo::fromJson(const QJsonObject &object)
{
    FieldInfo field;
    field.id = object.value("id"_L1).toString();
    field.name = object.value("name"_L1).toString();
    field.type = object.value("type"_L1).toString().toLower();
    field.computed = field.type == "computed"_L1;
    if (field.computed) {
        field.type = object.value("return_type"_L1).toString();
        field.expression = object.value("expression"_L1).toString();
    }
    field.required = object.value("required"_L1).toBool();
    field.unique = object.value("unique"_L1).toBool();
    field.personal = object.value("pii"_L1).toBool();
    field.target = object.value("collection"_L1).toString();
    field.onDelete = object.value("on_delete"_L1).toString();
    field.maskType = object.value("mask_type"_L1).toString();
    field.defaultValue = object.value("default"_L1);
    if (field.defaultValue.isUndefined())
        field.defaultValue = QJsonValue::Null;
    field.options = object.value("options"_L1).toObject();
    const QJsonArray values = field.options.value("values"_L1).toArray();
    for (const QJsonValue &value : values)
        field.choices += value.toString();
    field.multiple = field.options.value("multiple"_L1).toBool() || field.options.value("max_select"_L1).toInt(1) > 1;
    return field;
}

QJsonObject FieldInfo::toJson() const
{
    QJsonObject object{{u"name"_s, name}, {u"type"_s, shownType()}};
    if (!id.isEmpty())
        object.insert(u"id"_s, id);
    if (computed) {
        object.insert(u"return_type"_s, type);
        object.insert(u"expression"_s, expression);
        return object; // it has nothing else
    }
    if (required)
        object.insert(u"required"_s, true);
    if (unique)
        object.insert(u"unique"_s, true);
    if (personal)
        object.insert(u"pii"_s, true);
    if (personal && !maskType.isEmpty())
        object.insert(u"mask_type"_s, maskType);
    if (!defaultValue.isNull())
        object.insert(u"default"_s, defaultValue);
    QJsonObject allOptions = options;
    if (type == "reference"_L1) {
        object.insert(u"collection"_s, target);
        object.insert(u"on_delete"_s, onDelete.isEmpty() ? u"restrict"_s : onDelete);
    }
    if (type == "select"_L1)
        allOptions.insert(u"values"_s, QJsonArray::fromStringList(choices));
    if ((type == "select"_L1 || type == "reference"_L1) && (multiple || allOptions.contains("multiple"_L1)))
        allOptions.insert(u"multiple"_s, multiple);
    if (!multiple)
        allOptions.remove(u"max_select"_s);
    if (!allOptions.isEmpty())
        object.insert(u"options"_s, allOptions);
    return object;
}

QStringList FieldInfo::optionsOfType(const QString &type)
{
    static const QStringList text{u"min_length"_s, u"max_length"_s, u"pattern"_s};
    static const QStringList ordered{u"min"_s, u"max"_s};
    static const QHash<QString, QStringList> known{
        {u"text"_s, text + QStringList{u"managed"_s}},
        {u"email"_s, text},
        {u"url"_s, text},
        {u"integer"_s, ordered},
        {u"number"_s, ordered},
        {u"decimal"_s, ordered},
        {u"date"_s, ordered},
        {u"datetime"_s, ordered},
        {u"select"_s, {u"values"_s, u"multiple"_s, u"max_select"_s}},
        {u"reference"_s, {u"multiple"_s, u"max_select"_s}},
    };
    return known.value(type);
}

QStringList FieldInfo::returnTypes()
{
    return {u"text"_s, u"number"_s, u"boolean"_s, u"datetime"_s};
}

void FieldInfo::setType(const QString &newType)
{
    computed = newType == "computed"_L1;
    if (computed) {
        FieldInfo bare;
        bare.id = id;
        bare.name = name;
        bare.type = returnTypes().contains(type) ? type : u"text"_s;
        bare.expression = expression;
        bare.computed = true;
        *this = bare;
        return;
    }
    type = newType;
    expression.clear();
    const QStringList kept = optionsOfType(newType);
    const QStringList keys = options.keys();
    for (const QString &key : keys) {
        if (!kept.contains(key))
            options.remove(key);
    }
    if (type == "reference"_L1 && onDelete.isEmpty())
        onDelete = u"restrict"_s;
    if (type != "reference"_L1) {
        target.clear();
        onDelete.clear();
    }
    if (type != "select"_L1)
        choices.clear();
    multiple = multiple && (type == "select"_L1 || type == "reference"_L1);
}

QStringList FieldInfo::callerDefaults()
{
    return {u"@request.auth.id"_s, u"@request.auth.email"_s, u"@request.auth.role"_s, u"@request.auth.account_id"_s};
}

void FieldInfo::setManaged(bool managed)
{
    if (!managed) {
        options.remove(u"managed"_s);
        return;
    }
    options.insert(u"managed"_s, true);
    if (!callerDefaults().contains(defaultValue.toString()))
        defaultValue = callerDefaults().constFirst();
}

QString FieldInfo::iconOfType(const QString &type)
{
    static const QHash<QString, QString> icons{
        {u"text"_s, u"type"_s},     {u"number"_s, u"hash"_s},         {u"integer"_s, u"hash"_s},
        {u"decimal"_s, u"sigma"_s}, {u"boolean"_s, u"toggle-left"_s}, {u"datetime"_s, u"calendar-clock"_s},
        {u"date"_s, u"calendar"_s}, {u"email"_s, u"at-sign"_s},       {u"url"_s, u"globe"_s},
        {u"json"_s, u"braces"_s},   {u"reference"_s, u"link-2"_s},    {u"select"_s, u"circle-dot"_s},
        {u"id"_s, u"key-round"_s},  {u"file"_s, u"file-down"_s},      {u"computed"_s, u"sigma"_s},
    };
    return icons.value(type, u"type"_s);
}

IndexInfo IndexInfo::fromJson(const QJsonObject &object)
{
    IndexInfo index;
    index.name = object.value("name"_L1).toString();
    const QJsonArray names = object.value("fields"_L1).toArray();
    for (const QJsonValue &field : names)
        index.fields += field.toString();
    index.unique = object.value("unique"_L1).toBool();
    index.where = object.value("where"_L1).toString();
    return index;
}

QJsonObject IndexInfo::toJson() const
{
    QJsonObject object{{u"fields"_s, QJsonArray::fromStringList(fields)}};
    if (!name.isEmpty())
        object.insert(u"name"_s, name);
    if (unique)
        object.insert(u"unique"_s, true);
    if (!where.isEmpty())
        object.insert(u"where"_s, where);
    return object;
}

CollectionInfo CollectionInfo::fromJson(const QJsonObject &object)
{
    CollectionInfo collection;
    collection.id = object.value("id"_L1).toString();
    collection.name = object.value("name"_L1).toString();
    collection.version = object.value("version"_L1).toInteger();
    QJsonArray fields = object.value("schema"_L1).toArray();
    if (fields.isEmpty())
        fields = object.value("fields"_L1).toArray();
    for (const QJsonValue &field : std::as_const(fields))
        collection.fields += FieldInfo::fromJson(field.toObject());
    const QJsonArray indexes = object.value("indexes"_L1).toArray();
    for (const QJsonValue &index : indexes)
        collection.indexes += IndexInfo::fromJson(index.toObject());
    collection.isView = object.value("type"_L1).toString() == "view"_L1;
    collection.isGrouped = object.value("select"_L1)["group_by"_L1].isArray();
    return collection;
}

const FieldInfo *CollectionInfo::find(const QString &fieldName) const
{
    const auto found =
        std::find_if(fields.cbegin(), fields.cend(), [&](const FieldInfo &field) { return field.name == fieldName; });
    return found == fields.cend() ? nullptr : &*found;
}

QString CollectionInfo::labelField() const
{
    static constexpr std::array kUsual{"name"_L1, "title"_L1, "label"_L1, "last_name"_L1, "email"_L1, "code"_L1};
    for (const QLatin1StringView usual : kUsual) {
        const FieldInfo *field = find(usual);
        if (field && !field->personal)
            return field->name;
    }
    const auto text = std::find_if(fields.cbegin(), fields.cend(), [](const FieldInfo &field) {
        return !field.personal && (field.type == "text"_L1 || field.type == "email"_L1);
    });
    return text == fields.cend() ? QString() : text->name;
}

} // namespace basalt::app

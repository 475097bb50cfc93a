// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "schema/viewcodec.h"

#include "schema/aggregatelimits.h"
#include "schema/names.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QSet>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace basalt::schema {

namespace {

constexpr qsizetype kMaxViewFields = 100;

/** Reads one select; faults of all its parts are gathered. */
class SelectReader
{
public:
    SelectReader(const QJsonObject &json, const TargetResolver &resolve) : m_json(json), m_resolve(resolve) { }

    Result<ViewSelect> read()
    {
        refuseUnknown(m_json, u"select"_s, {"from", "filter", "fields", "group_by", "having"});
        readSource();
        m_select.filter = readText(m_json, u"select"_s, u"filter"_s);
        m_select.having = readText(m_json, u"select"_s, u"having"_s);
        readFields();
        readGroups();
        if (!m_faults.isEmpty())
            return Error::invalid(std::move(m_faults));
        return std::move(m_select);
    }

private:
    void fault(const QString &path, const QString &message, const QString &code) { m_faults.append({path, message, code}); }

    void refuseUnknown(const QJsonObject &object, const QString &path, std::initializer_list<QByteArrayView> known)
    {
        for (auto it = object.begin(); it != object.end(); ++it) {
            if (std::ranges::find(known, QByteArrayView(it.key().toUtf8())) == known.end())
                fault(path + u'.' + it.key(), u"There is no such property."_s, u"unknown_field"_s);
        }
    }

    /** Null where nothing is said. */
    QByteArray readText(const QJsonObject &object, const QString &path, const QString &name)
    {
        const QJsonValue value = object.value(name);
        if (value.isUndefined() || value.isNull() || value == QJsonValue(QString()))
            return {};
        if (!value.isString())
            fault(path + u'.' + name, u"Expected a text."_s, u"invalid_type"_s);
        return value.toString().toUtf8();
    }

    void readSource()
    {
        m_select.sourceName = m_json.value(u"from"_s).toString().toUtf8();
        if (m_select.sourceName.isEmpty())
            return fault(u"select.from"_s, u"A view needs the collection it is made from."_s, u"required_missing"_s);
        m_select.sourceId = m_resolve(m_select.sourceName);
        if (m_select.sourceId.isNull())
            fault(u"select.from"_s, u"There is no collection of this name."_s, u"invalid_collection"_s);
    }

    void readFields()
    {
        const QJsonValue json = m_json.value(u"fields"_s);
        const QJsonArray fields = json.toArray();
        if (!json.isArray() || fields.isEmpty())
            return fault(u"select.fields"_s, u"Expected an array with at least one field."_s, u"required_missing"_s);
        if (fields.size() > kMaxViewFields)
            return fault(u"select.fields"_s, u"A view has at most %1 fields."_s.arg(kMaxViewFields), u"too_many_fields"_s);
        QSet<QByteArray> names;
        QSet<QByteArray> ids;
        for (qsizetype i = 0; i < fields.size(); ++i) {
            const QString path = u"select.fields.%1"_s.arg(i);
            if (!fields.at(i).isObject()) {
                fault(path, u"Expected an object that describes a field."_s, u"invalid_type"_s);
                continue;
            }
            const ViewField field = readField(fields.at(i).toObject(), path);
            if (names.contains(foldName(field.name))) {
                fault(path + u".name"_s, u"Another field has this name; upper and lower case are not told apart."_s,
                      u"duplicate_name"_s);
            }
            names.insert(foldName(field.name));
            if (!field.id.isNull() && ids.contains(field.id))
                fault(path + u".id"_s, u"Another field has this id."_s, u"duplicate_id"_s);
            ids.insert(field.id);
            m_select.fields.push_back(field);
        }
    }

    ViewField readField(const QJsonObject &json, const QString &path)
    {
        ViewField field;
        field.id = readText(json, path, u"id"_s);
        field.name = readText(json, path, u"name"_s);
        if (!isFieldName(field.name))
            fault(path + u".name"_s, u"A field name has 1 to 64 letters, digits and underscores and begins with a letter."_s,
                  u"invalid_name"_s);
        else if (isReservedFieldName(field.name))
            fault(path + u".name"_s, u"This name is reserved."_s, u"reserved_name"_s);
        if (!json.contains(u"aggregate"_s)) {
            refuseUnknown(json, path, {"id", "name", "value"});
            field.value = readText(json, path, u"value"_s);
            if (field.value.isNull())
                fault(path + u".value"_s, u"A field needs a value, or an aggregate."_s, u"required_missing"_s);
            return field;
        }
        refuseUnknown(json, path, {"id", "name", "aggregate", "field"});
        static const QList<QByteArray> kFunctions{"count", "sum", "avg", "min", "max"};
        field.aggregate = readText(json, path, u"aggregate"_s);
        field.operand = readText(json, path, u"field"_s);
        if (!kFunctions.contains(field.aggregate))
            fault(path + u".aggregate"_s, u"Expected count, sum, avg, min or max."_s, u"invalid_choice"_s);
        else if (field.operand.isNull() && field.aggregate != "count")
            fault(path + u".field"_s, u"Only records can be counted without a field."_s, u"required_missing"_s);
        return field;
    }

    void readGroups()
    {
        const auto aggregates = std::ranges::count_if(m_select.fields, &ViewField::isAggregate);
        const auto keys = qsizetype(m_select.fields.size()) - aggregates;
        const QJsonValue json = m_json.value(u"group_by"_s);
        const bool isGiven = !json.isUndefined() && !json.isNull();
        if (isGiven && !json.isArray())
            return fault(u"select.group_by"_s, u"Expected an array of fields of the view."_s, u"invalid_type"_s);
        m_select.isGrouped = aggregates > 0 || !json.toArray().isEmpty();
        if (isGiven && m_select.isGrouped)
            checkGroups(json.toArray());
        if (m_select.isGrouped && keys > kMaxGroupFields)
            fault(u"select.fields"_s, u"A view is grouped by at most %1 fields."_s.arg(kMaxGroupFields), u"too_many_fields"_s);
        if (aggregates > kMaxAggregates)
            fault(u"select.fields"_s, u"A view has at most %1 aggregates."_s.arg(kMaxAggregates), u"too_many_fields"_s);
        if (!m_select.having.isNull() && !m_select.isGrouped)
            fault(u"select.having"_s, u"Only groups can be chosen here; records are by \"filter\"."_s, u"not_grouped"_s);
    }

    /** It names the fields that are values, all of them: of a group, others would have many. */
    void checkGroups(const QJsonArray &groups)
    {
        QSet<QByteArray> named;
        for (qsizetype i = 0; i < groups.size(); ++i) {
            const QByteArray name = groups.at(i).toString().toUtf8();
            const auto field = std::ranges::find(m_select.fields, name, &ViewField::name);
            const QString path = u"select.group_by.%1"_s.arg(i);
            if (field == m_select.fields.end())
                fault(path, u"There is no field \"%1\"."_s.arg(groups.at(i).toString()), u"unknown_field"_s);
            else if (field->isAggregate())
                fault(path, u"\"%1\" is made of a group."_s.arg(groups.at(i).toString()), u"not_groupable"_s);
            named.insert(name);
        }
        for (size_t i = 0; i < m_select.fields.size(); ++i) {
            const ViewField &field = m_select.fields[i];
            if (!field.isAggregate() && !named.contains(field.name)) {
                fault(u"select.fields.%1"_s.arg(i),
                      u"\"%1\" is neither grouped by nor an aggregate."_s.arg(QString::fromUtf8(field.name)), u"not_grouped"_s);
            }
        }
    }

    const QJsonObject &m_json;
    const TargetResolver &m_resolve;
    ViewSelect m_select;
    QList<FieldError> m_faults;
};

void writeTextOrNull(core::JsonWriter &out, QByteArrayView key, const QByteArray &text)
{
    out.key(key);
    text.isNull() ? out.null() : out.string(QByteArrayView(text));
}

void write(core::JsonWriter &out, const ViewSelect &select, const QByteArray &source, FieldIds ids)
{
    out.beginObject().member("from", QByteArrayView(source));
    writeTextOrNull(out, "filter", select.filter);
    out.key("fields").beginArray();
    for (const ViewField &field : select.fields) {
        out.beginObject();
        if (ids == FieldIds::Written)
            out.member("id", QByteArrayView(field.id));
        out.member("name", QByteArrayView(field.name));
        if (field.isAggregate()) {
            out.member("aggregate", QByteArrayView(field.aggregate));
            writeTextOrNull(out, "field", field.operand);
        } else {
            out.member("value", QByteArrayView(field.value));
        }
        out.endObject();
    }
    out.endArray().key("group_by");
    if (select.isGrouped) {
        out.beginArray();
        for (const ViewField &field : select.fields) {
            if (!field.isAggregate())
                out.string(QByteArrayView(field.name));
        }
        out.endArray();
    } else {
        out.null();
    }
    writeTextOrNull(out, "having", select.having);
    out.endObject();
}

} // namespace

Result<ViewSelect> parseViewSelect(const QJsonValue &json, const TargetResolver &resolve)
{
    if (!json.isObject())
        return Error::invalid(u"select"_s, u"A view needs an object that says what it selects."_s, u"required_missing"_s);
    const QJsonObject object = json.toObject();
    return SelectReader(object, resolve).read();
}

void writeViewSelect(core::JsonWriter &out, const ViewSelect &select, FieldIds ids)
{
    write(out, select, select.sourceName, ids);
}

QByteArray storeViewSelect(const ViewSelect &select)
{
    core::JsonWriter out;
    write(out, select, select.sourceId, FieldIds::Written);
    return out.take();
}

Result<ViewSelect> loadViewSelect(const QByteArray &stored)
{
    const TargetResolver asStored = [](const QByteArray &id) { return id; };
    auto select = parseViewSelect(QJsonDocument::fromJson(stored).object(), asStored);
    if (!select)
        return Error::internal(u"a stored view: %1"_s.arg(select.error().fields.first().message));
    return select;
}

} // namespace basalt::schema

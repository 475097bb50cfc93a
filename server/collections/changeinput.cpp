// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "collections/changeinput.h"

#include "collections/collectioninput.h"
#include "collections/nametext.h"
#include "collections/refused.h"
#include "collections/viewinput.h"
#include "core/ids.h"
#include "schema/fieldcodec.h"
#include "schema/names.h"
#include "schema/valuedecoder.h"

#include <QSet>

using namespace Qt::Literals::StringLiterals;

namespace basalt::collections {

namespace {

/** Reads one body against one collection. */
class ChangeReader
{
public:
    ChangeReader(const QJsonObject &body, const schema::SchemaSnapshot &schema, const schema::Collection &current)
        : m_body(body)
        , m_schema(schema)
        , m_current(current)
    { }

    Result<ChangeInput> read()
    {
        BASALT_TRY_VOID(readType());
        BASALT_TRY_VOID(m_current.isView() ? refuseForView(m_body, {"name", "type", "select", "routes", "version"})
                                           : refuseUnknown(m_body,
                                                           {"name", "type", "schema", "fields", "indexes", "routes", "drop",
                                                            "convert", "version"}));
        BASALT_TRY_VOID(readVersion());
        BASALT_TRY(const QByteArray name, readName());
        if (m_current.isView())
            return readView(name);
        BASALT_TRY_VOID(readDrop());
        BASALT_TRY(auto fields, readFields(name));
        m_input.target = m_current.reshaped(name, std::move(fields));
        BASALT_TRY(m_input.uses, carryExpressions(m_current, m_input.target));
        m_input.uses += carryOver(m_current, m_input.target, m_body, m_schema, m_input.views);
        BASALT_TRY_VOID(applyRules(m_input.target, *schemaWith(m_schema, m_input.target), m_body));
        BASALT_TRY_VOID(applyFieldLists(m_input.target, m_body));
        BASALT_TRY_VOID(applyRoutes(m_input.target, m_body));
        BASALT_TRY_VOID(applyIndexes(m_input.target, m_body));
        BASALT_TRY_VOID(readConvert());
        return std::move(m_input);
    }

private:
    Result<void> readType() const
    {
        const QJsonValue type = m_body.value(u"type"_s);
        if (type.isUndefined() || type == (m_current.isView() ? u"view"_s : u"base"_s))
            return {};
        return Error::invalid(u"type"_s, u"A collection cannot become a view, nor a view a collection."_s, u"invalid_choice"_s);
    }

    Result<ChangeInput> readView(const QByteArray &name)
    {
        BASALT_TRY(m_input.target, readChangedView(m_body, m_schema, m_current, name));
        m_input.uses = carryOver(m_current, m_input.target, m_body, m_schema, m_input.views);
        BASALT_TRY_VOID(applyRules(m_input.target, *schemaWith(m_schema, m_input.target), m_body));
        BASALT_TRY_VOID(applyFieldLists(m_input.target, m_body));
        BASALT_TRY_VOID(applyRoutes(m_input.target, m_body));
        return std::move(m_input);
    }

    Result<void> readVersion()
    {
        const QJsonValue version = m_body.value(u"version"_s);
        if (version.isUndefined() || version.isNull())
            return {};
        if (version.toInteger(-1) < 1)
            return Error::invalid(u"version"_s, u"Expected the version that the collection had when it was read."_s,
                                  u"invalid_type"_s);
        m_input.version = version.toInteger();
        // Before anything else is compared: what was made for another version may be wrong for this one in every part.
        return *m_input.version == m_current.version ? Result<void>() : changedMeanwhile();
    }

    Result<QByteArray> readName() const
    {
        const QJsonValue name = m_body.value(u"name"_s);
        if (name.isUndefined() || name.isNull())
            return m_current.name;
        const QByteArray wanted = name.toString().toUtf8();
        if (!schema::isCollectionName(wanted)) {
            return Error::invalid(u"name"_s,
                                  u"A collection name has 3 to 64 letters, digits and underscores and begins with a letter."_s,
                                  u"invalid_name"_s);
        }
        const auto other = m_schema.byName(wanted);
        if (other && other->id != m_current.id)
            return Error::of(Code::CollectionExists);
        return wanted;
    }

    Result<void> readDrop()
    {
        const QJsonValue drop = m_body.value(u"drop"_s);
        if (drop.isUndefined() || drop.isNull())
            return {};
        if (!drop.isArray())
            return Error::invalid(u"drop"_s, u"Expected an array with the names of the fields to drop."_s, u"invalid_type"_s);
        const QJsonArray names = drop.toArray();
        for (const QJsonValue &value : names) {
            const QByteArray name = value.toString().toUtf8();
            if (m_current.columnIndex(name) < schema::kSystemColumnCount)
                return Error::invalid(u"drop"_s, u"There is no field \"%1\"."_s.arg(value.toString()), u"unknown_field"_s);
            m_drop.insert(m_current.field(name)->id);
        }
        return {};
    }

    Result<std::vector<schema::Field>> readFields(const QByteArray &name)
    {
        if (!m_body.contains(u"schema"_s) && !m_body.contains(u"fields"_s) && hasOtherChanges())
            return withoutDropped();
        BASALT_TRY(const QJsonArray array, fieldArray(m_body));
        const schema::TargetResolver resolve = [&](const QByteArray &target) {
            if (schema::foldName(target) == schema::foldName(name))
                return m_current.id;
            const auto found = m_schema.find(target);
            return found && !found->isView() ? found->id : QByteArray();
        };
        BASALT_TRY(auto fields, schema::parseFields(array, resolve));
        for (qsizetype i = 0; i < array.size(); ++i)
            BASALT_TRY_VOID(identify(fields[size_t(i)], i));
        BASALT_TRY_VOID(checkOmitted(fields));
        return fields;
    }

    /** Renaming the collection, its indexes, its routes or dropping a field needs no list of fields. */
    [[nodiscard]] bool hasOtherChanges() const
    {
        return m_body.contains(u"name"_s) || m_body.contains(u"indexes"_s) || m_body.contains(u"drop"_s)
            || m_body.contains(u"routes"_s);
    }

    Result<std::vector<schema::Field>> withoutDropped() const
    {
        std::vector<schema::Field> kept;
        for (const schema::Field &field : m_current.fields()) {
            if (!m_drop.contains(field.id))
                kept.push_back(field);
        }
        return kept;
    }

    /** By its id, else by its exact name; anything else is new. */
    Result<void> identify(schema::Field &field, qsizetype position)
    {
        const QString path = u"schema.%1"_s.arg(position);
        if (!field.id.isNull()) {
            if (!m_current.fieldById(field.id))
                return Error::invalid(path + u".id"_s, u"No field of this collection has this id."_s, u"unknown_id"_s);
        } else {
            const auto old = std::ranges::find_if(m_current.fields(), [&](const schema::Field &candidate) {
                return schema::foldName(candidate.name) == schema::foldName(field.name) && !m_drop.contains(candidate.id);
            });
            if (old == m_current.fields().end()) {
                field.id = core::newId();
                return {};
            }
            if (old->name != field.name) {
                return refused(old->name, u"To rename \"%1\", send the field's id with the new name."_s.arg(text(old->name)),
                               u"id_needed"_s);
            }
            field.id = old->id;
        }
        if (const schema::Field *old = m_current.fieldById(field.id); old && old->isComputed() != field.isComputed()) {
            return refused(
                old->name,
                u"\"%1\" cannot become computed or cease to be: drop it and add another field."_s.arg(text(old->name)),
                u"not_convertible"_s);
        }
        if (m_drop.contains(field.id))
            return Error::invalid(u"drop"_s, u"\"%1\" is to be dropped and is sent as well."_s.arg(text(field.name)),
                                  u"ambiguous"_s);
        if (m_kept.contains(field.id))
            return Error::invalid(path, u"The same field is sent twice."_s, u"duplicate_id"_s);
        m_kept.insert(field.id);
        return {};
    }

    Result<void> checkOmitted(const std::vector<schema::Field> &fields) const
    {
        for (const schema::Field &field : m_current.fields()) {
            if (m_drop.contains(field.id) || std::ranges::find(fields, field.id, &schema::Field::id) != fields.end())
                continue;
            return refused(field.name,
                           u"The field \"%1\" is missing. To drop it with its values, name it in \"drop\"; to rename it, "
                           "send its id."_s.arg(text(field.name)),
                           u"field_removed"_s);
        }
        return {};
    }

    Result<void> readConvert()
    {
        const QJsonValue convert = m_body.value(u"convert"_s);
        if (convert.isUndefined() || convert.isNull())
            return {};
        if (!convert.isObject())
            return Error::invalid(u"convert"_s, u"Expected an object with a remedy for each field."_s, u"invalid_type"_s);
        const QJsonObject object = convert.toObject();
        for (auto it = object.begin(); it != object.end(); ++it) {
            const QString path = u"convert."_s + it.key();
            const schema::Field *field = m_input.target.field(it.key().toUtf8());
            if (!field || field->system || field->isComputed())
                return Error::invalid(path, u"The collection will have no stored field of this name."_s, u"unknown_field"_s);
            const QJsonArray several = it.value().isArray() ? it.value().toArray() : QJsonArray{it.value()};
            for (const QJsonValue &remedy : several) {
                BASALT_TRY(auto read, readRemedy(remedy, *field, path));
                m_input.remedies[field->id].append(std::move(read));
            }
        }
        return {};
    }

    static Result<Remedy> readRemedy(const QJsonValue &json, const schema::Field &field, const QString &path)
    {
        const QString word = json.toString();
        if (word == u"cast"_s)
            return Remedy{Remedy::Kind::Cast, {}, "cast"};
        if (word == u"null"_s) {
            if (field.required)
                return Error::invalid(path, u"A required field cannot be null."_s, u"required_null"_s);
            return Remedy{Remedy::Kind::Null, {}, "null"};
        }
        if (word == u"default"_s) {
            if (field.fallback.kind != schema::FieldDefault::Kind::Literal)
                return Error::invalid(path, u"The field has no default that is a value."_s, u"default_needed"_s);
            return Remedy{Remedy::Kind::Value, field.fallback.literal, "default"};
        }
        const QJsonObject object = json.toObject();
        if (object.size() != 1 || !object.contains(u"value"_s)) {
            return Error::invalid(path, u"Expected \"cast\", \"null\", \"default\", {\"value\": …} or an array of them."_s,
                                  u"invalid_remedy"_s);
        }
        if (field.isReference())
            return Error::invalid(path, u"One record cannot stand for references of all accounts."_s, u"invalid_remedy"_s);
        auto value = schema::decodeValue(field, object.value(u"value"_s));
        if (!value)
            return Error::invalid(path, value.error().message, value.error().code);
        if (field.required && schema::isEmpty(*value))
            return Error::invalid(path, u"A required field cannot be null."_s, u"required_null"_s);
        return Remedy{Remedy::Kind::Value, std::move(*value), "value"};
    }

    const QJsonObject &m_body;
    const schema::SchemaSnapshot &m_schema;
    const schema::Collection &m_current;
    ChangeInput m_input;
    QSet<QByteArray> m_drop; ///< ids
    QSet<QByteArray> m_kept; ///< ids
};

} // namespace

Result<ChangeInput> readChange(const QJsonObject &body, const schema::SchemaSnapshot &schema, const schema::Collection &current)
{
    return ChangeReader(body, schema, current).read();
}

} // namespace basalt::collections

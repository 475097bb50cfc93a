// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "schema/fieldcodec.h"

#include "core/crypto.h"
#include "core/ids.h"
#include "schema/fieldoptions.h"
#include "schema/names.h"
#include "schema/valuedecoder.h"

#include <QJsonDocument>
#include <QSet>

#include <algorithm>
#include <array>

using namespace Qt::Literals::StringLiterals;

namespace basalt::schema {

namespace {

constexpr qsizetype kMaxFields = 200;
constexpr qsizetype kMaxComputed = 10;

struct DefaultMacro
{
    QLatin1StringView text;
    FieldDefault::Kind kind;
};
constexpr DefaultMacro kDefaultMacros[]{
    {QLatin1StringView("@now"), FieldDefault::Kind::Now},
    {QLatin1StringView("@request.auth.id"), FieldDefault::Kind::AuthId},
    {QLatin1StringView("@request.auth.email"), FieldDefault::Kind::AuthEmail},
    {QLatin1StringView("@request.auth.role"), FieldDefault::Kind::AuthRole},
    {QLatin1StringView("@request.auth.account_id"), FieldDefault::Kind::AuthAccountId},
};

/** Which macros a type can take: an instant where dates go, who is asking where text goes. */
bool takesMacro(const Field &field, FieldDefault::Kind kind)
{
    if (field.multiple)
        return false;
    if (kind == FieldDefault::Kind::Now)
        return field.type == FieldType::DateTime || field.type == FieldType::Date || field.type == FieldType::Text;
    return field.type == FieldType::Text || (field.type == FieldType::Email && kind == FieldDefault::Kind::AuthEmail);
}

/** Reads one field description; faults gather as it goes. */
class FieldReader
{
public:
    FieldReader(const QJsonObject &json, QString path, const TargetResolver &resolve)
        : m_json(json)
        , m_path(std::move(path))
        , m_resolve(resolve)
    { }

    Result<Field> read()
    {
        readName();
        readId();
        checkMembers();
        if (isComputedType())
            return readComputed();
        if (!readType())
            return Error::invalid(std::move(m_faults));
        m_field.required = readFlag("required");
        m_field.unique = readFlag("unique");
        m_field.pii = readFlag("pii");
        readMask();
        readOptionMembers();
        readReference();
        checkCombinations();
        if (m_faults.isEmpty())
            readDefault();
        checkManaged();
        if (!m_faults.isEmpty())
            return Error::invalid(std::move(m_faults));
        return std::move(m_field);
    }

private:
    QJsonValue member(const char *name) const { return m_json.value(QLatin1StringView(name)); }
    bool isGiven(const char *name) const { return !member(name).isNull() && !member(name).isUndefined(); }

    void fault(const char *name, const QString &message, const QString &code)
    {
        m_faults.append({m_path + u'.' + QLatin1StringView(name), message, code});
    }

    void readName()
    {
        m_field.name = member("name").toString().toUtf8();
        if (!isFieldName(m_field.name)) {
            fault("name", u"A field name has 1 to 64 letters, digits and underscores and begins with a letter."_s,
                  u"invalid_name"_s);
        } else if (isReservedFieldName(m_field.name)) {
            fault("name", u"The name \"%1\" is reserved."_s.arg(QString::fromUtf8(m_field.name)), u"reserved_name"_s);
        }
    }

    void readId()
    {
        if (!isGiven("id"))
            return;
        m_field.id = member("id").toString().toUtf8();
        if (!core::isId(m_field.id))
            fault("id", u"Expected the id of a field as the server gave it; leave it out for a new field."_s, u"invalid_id"_s);
    }

    void checkMembers()
    {
        static const QSet<QString> kMembers{u"id"_s,        u"name"_s,       u"type"_s,       u"required"_s,  u"default"_s,
                                            u"unique"_s,    u"options"_s,    u"collection"_s, u"on_delete"_s, u"pii"_s,
                                            u"mask_type"_s, u"expression"_s, u"return_type"_s};
        for (auto it = m_json.begin(); it != m_json.end(); ++it) {
            if (!kMembers.contains(it.key()))
                m_faults.append({m_path + u'.' + it.key(), u"A field has no property of this name."_s, u"unknown_field"_s});
        }
    }

    [[nodiscard]] bool isComputedType() const
    {
        return member("type").toString().compare(QLatin1StringView("computed"), Qt::CaseInsensitive) == 0;
    }

    /** Whether the expression means something is for the language of rules to say, which knows the other fields. */
    Result<Field> readComputed()
    {
        m_field.expression = member("expression").toString().toUtf8();
        if (m_field.expression.trimmed().isEmpty())
            fault("expression", u"A computed field needs the expression that makes its value."_s, u"required_missing"_s);
        const auto type = parseFieldType(member("return_type").toString().toUtf8());
        const std::array kReturned{FieldType::Text, FieldType::Number, FieldType::Boolean, FieldType::DateTime};
        if (type && std::ranges::find(kReturned, *type) != kReturned.end())
            m_field.type = *type;
        else
            fault("return_type", u"Expected text, number, boolean or datetime."_s, u"invalid_return_type"_s);
        for (const char *flag : {"required", "unique", "pii"}) {
            if (readFlag(flag))
                fault(flag, u"A computed field cannot be that; it is made of others."_s, u"not_for_computed"_s);
        }
        for (const char *name : {"default", "collection", "on_delete", "mask_type"}) {
            if (isGiven(name))
                fault(name, u"A computed field has no such property."_s, u"not_for_computed"_s);
        }
        if (isGiven("options") && !(member("options").isObject() && member("options").toObject().isEmpty()))
            fault("options", u"A computed field has no options."_s, u"not_for_computed"_s);
        if (!m_faults.isEmpty())
            return Error::invalid(std::move(m_faults));
        return std::move(m_field);
    }

    bool readType()
    {
        const QByteArray name = member("type").toString().toUtf8();
        if (const auto type = parseFieldType(name)) {
            m_field.type = *type;
            for (const char *computed : {"expression", "return_type"}) {
                if (isGiven(computed))
                    fault(computed, u"Only computed fields have this property."_s, u"unknown_field"_s);
            }
            return true;
        }
        if (isUnsupportedType(name)) {
            fault("type", u"The field type \"%1\" is not supported by this version."_s.arg(QString::fromUtf8(name).toLower()),
                  u"type_not_supported"_s);
        } else {
            fault("type", u"There is no such field type."_s, u"unknown_type"_s);
        }
        return false;
    }

    bool readFlag(const char *name)
    {
        if (isGiven(name) && !member(name).isBool())
            fault(name, u"Expected true or false."_s, u"invalid_type"_s);
        return member(name).toBool();
    }

    void readMask()
    {
        static const QList<QByteArray> kMasks{"email", "ssn", "phone", "name", "full", "custom"};
        if (!isGiven("mask_type"))
            return;
        m_field.maskType = member("mask_type").toString().toUtf8();
        if (!kMasks.contains(m_field.maskType))
            fault("mask_type", u"Expected email, ssn, phone, name, full or custom."_s, u"invalid_mask_type"_s);
        else if (!m_field.pii)
            fault("mask_type", u"Only a field with \"pii\": true is masked."_s, u"invalid_mask_type"_s);
    }

    void readOptionMembers()
    {
        if (isGiven("options") && !member("options").isObject())
            return fault("options", u"Expected an object."_s, u"invalid_type"_s);
        m_faults += readOptions(m_field, member("options").toObject(), m_path + u".options"_s);
    }

    void readReference()
    {
        if (!m_field.isReference()) {
            for (const char *name : {"collection", "on_delete"}) {
                if (isGiven(name))
                    fault(name, u"Only fields of type reference have this property."_s, u"unknown_field"_s);
            }
            return;
        }
        m_field.targetName = member("collection").toString().toUtf8();
        m_field.targetId = m_field.targetName.isEmpty() ? QByteArray() : m_resolve(m_field.targetName);
        if (m_field.targetName.isEmpty())
            fault("collection", u"A reference needs the collection it points to."_s, u"required_missing"_s);
        else if (m_field.targetId.isNull())
            fault("collection", u"There is no collection of this name."_s, u"invalid_collection"_s);
        m_field.onDelete = parseOnDelete(member("on_delete").toString().toUtf8());
        if (!m_field.onDelete)
            fault("on_delete", u"A reference needs cascade, set_null or restrict."_s, u"invalid_on_delete"_s);
    }

    void checkCombinations()
    {
        if (m_field.unique && (m_field.multiple || m_field.type == FieldType::Json))
            fault("unique", u"A field of many values or of JSON cannot be unique."_s, u"invalid_unique"_s);
        if (m_field.required && m_field.onDelete == OnDelete::SetNull)
            fault("on_delete", u"A required reference cannot be set to null."_s, u"invalid_on_delete"_s);
    }

    void readDefault()
    {
        if (!isGiven("default"))
            return;
        FieldDefault &fallback = m_field.fallback;
        fallback.json = member("default");
        const QString text = fallback.json.toString();
        for (const DefaultMacro &macro : kDefaultMacros) {
            if (text != macro.text)
                continue;
            fallback.kind = macro.kind;
            if (!takesMacro(m_field, macro.kind))
                fault("default", u"%1 is no value for this type."_s.arg(text), u"invalid_default"_s);
            return;
        }
        auto literal = decodeValue(m_field, fallback.json);
        if (!literal)
            return fault("default", literal.error().message, u"invalid_default"_s);
        if (m_field.isReference())
            return fault("default", u"A reference has no default: records of every account would share it."_s,
                         u"invalid_default"_s);
        fallback.kind = FieldDefault::Kind::Literal;
        fallback.literal = std::move(*literal);
    }

    void checkManaged()
    {
        using enum FieldDefault::Kind;
        constexpr std::array kFromCaller{AuthId, AuthEmail, AuthRole, AuthAccountId};
        if (m_field.options.managed && std::ranges::find(kFromCaller, m_field.fallback.kind) == kFromCaller.end())
            fault("options.managed", u"A managed field needs a default that tells who is asking, such as @request.auth.id."_s,
                  u"invalid_option"_s);
    }

    const QJsonObject &m_json;
    QString m_path;
    const TargetResolver &m_resolve;
    Field m_field;
    QList<FieldError> m_faults;
};

QJsonObject toStored(const Field &field)
{
    QJsonObject json{{u"name"_s, QString::fromUtf8(field.name)},
                     {u"type"_s, QString::fromUtf8(fieldTypeName(field.type))},
                     {u"required"_s, field.required},
                     {u"unique"_s, field.unique},
                     {u"pii"_s, field.pii},
                     {u"options"_s, field.options.json},
                     {u"default"_s, field.fallback.json}};
    if (!field.id.isNull())
        json.insert(u"id"_s, QString::fromUtf8(field.id));
    if (field.isComputed()) {
        json.insert(u"return_type"_s, json.value(u"type"_s));
        json.insert(u"type"_s, u"computed"_s);
        json.insert(u"expression"_s, QString::fromUtf8(field.expression));
    }
    if (!field.maskType.isNull())
        json.insert(u"mask_type"_s, QString::fromUtf8(field.maskType));
    if (field.isReference()) {
        json.insert(u"collection"_s, QString::fromUtf8(field.targetId));
        if (field.onDelete) // not in views
            json.insert(u"on_delete"_s, QString::fromUtf8(onDeleteName(*field.onDelete)));
    }
    return json;
}

/** Fields stored before fields had ids get the same one at every load, until a change stores it. */
QByteArray idOfOldField(const QByteArray &collectionId, const QByteArray &name)
{
    const QByteArray digits = core::sha256Hex(QByteArray(collectionId + '/' + foldName(name)));
    return digits.first(8) + '-' + digits.mid(8, 4) + "-8" + digits.mid(13, 3) + "-8" + digits.mid(17, 3) + '-'
        + digits.mid(20, 12);
}

} // namespace

Result<Field> parseField(const QJsonValue &json, const QString &path, const TargetResolver &resolve)
{
    if (!json.isObject())
        return Error::invalid(path, u"Expected an object that describes a field."_s, u"invalid_type"_s);
    const QJsonObject object = json.toObject();
    return FieldReader(object, path, resolve).read();
}

Result<std::vector<Field>> parseFields(const QJsonArray &json, const TargetResolver &resolve)
{
    if (json.size() > kMaxFields)
        return Error::invalid(u"schema"_s, u"A collection has at most %1 fields."_s.arg(kMaxFields), u"too_many_fields"_s);
    std::vector<Field> fields;
    QList<FieldError> faults;
    QSet<QByteArray> seen;
    QSet<QByteArray> ids;
    for (qsizetype i = 0; i < json.size(); ++i) {
        const QString path = u"schema."_s + QString::number(i);
        auto field = parseField(json.at(i), path, resolve);
        if (!field) {
            faults += field.error().fields;
            continue;
        }
        if (seen.contains(foldName(field->name))) {
            faults.append({path + u".name"_s, u"Another field has this name; upper and lower case are not told apart."_s,
                           u"duplicate_name"_s});
        }
        seen.insert(foldName(field->name));
        if (!field->id.isNull() && ids.contains(field->id))
            faults.append({path + u".id"_s, u"Another field has this id."_s, u"duplicate_id"_s});
        ids.insert(field->id);
        fields.push_back(std::move(*field));
    }
    if (std::ranges::count_if(fields, &Field::isComputed) > kMaxComputed)
        faults.append({u"schema"_s, u"A collection has at most %1 computed fields."_s.arg(kMaxComputed), u"too_many_fields"_s});
    if (!faults.isEmpty())
        return Error::invalid(std::move(faults));
    return fields;
}

void writeField(core::JsonWriter &out, const Field &field)
{
    const auto textOrNull = [&out](QByteArrayView key, const QByteArray &text) {
        out.key(key);
        text.isNull() ? out.null() : out.string(QByteArrayView(text));
    };
    out.beginObject();
    textOrNull("id", field.id);
    const QByteArrayView type = fieldTypeName(field.type);
    out.member("name", QByteArrayView(field.name)).member("type", field.isComputed() ? QByteArrayView("computed") : type);
    out.flag("required", field.required).key("default").value(field.fallback.json);
    out.flag("unique", field.unique).key("options");
    field.options.json.isEmpty() ? out.null() : out.value(field.options.json);
    textOrNull("collection", field.targetName);
    textOrNull("on_delete", field.onDelete ? onDeleteName(*field.onDelete).toByteArray() : QByteArray());
    out.flag("pii", field.pii);
    textOrNull("mask_type", field.maskType);
    textOrNull("expression", field.expression);
    textOrNull("return_type", field.isComputed() ? type.toByteArray() : QByteArray());
    out.endObject();
}

QByteArray storeFields(const Collection &collection)
{
    QJsonArray array;
    for (const Field &field : collection.fields())
        array.append(toStored(field));
    return QJsonDocument(array).toJson(QJsonDocument::Compact);
}

Result<void> loadFields(Collection &collection, const QByteArray &stored)
{
    const TargetResolver asStored = [](const QByteArray &id) { return id; };
    auto fields = parseFields(QJsonDocument::fromJson(stored).array(), asStored);
    if (!fields) {
        const FieldError &first = fields.error().fields.first();
        return Error::internal(
            u"stored schema of %1: %2: %3"_s.arg(QString::fromUtf8(collection.name), first.field, first.message));
    }
    for (Field &field : *fields) {
        if (field.id.isNull())
            field.id = idOfOldField(collection.id, field.name);
        collection.append(std::move(field));
    }
    return {};
}

bool sameDefinition(const Field &a, const Field &b)
{
    QJsonObject first = toStored(a);
    QJsonObject second = toStored(b);
    first.remove(u"id"_s);
    second.remove(u"id"_s);
    return first == second;
}

} // namespace basalt::schema

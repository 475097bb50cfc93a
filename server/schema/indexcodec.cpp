// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "schema/indexcodec.h"

#include "schema/names.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSet>

using namespace Qt::Literals::StringLiterals;

namespace basalt::schema {

namespace {

constexpr qsizetype kMaxIndexFields = 8;

/** Reads one description; faults gather as it goes. */
class IndexReader
{
public:
    IndexReader(const QJsonObject &json, QString path, const Collection &collection)
        : m_json(json)
        , m_path(std::move(path))
        , m_collection(collection)
    { }

    Index read(QList<FieldError> &faults)
    {
        static const QSet<QString> kMembers{u"name"_s, u"fields"_s, u"unique"_s, u"where"_s};
        for (auto it = m_json.begin(); it != m_json.end(); ++it) {
            if (!kMembers.contains(it.key()))
                fault(it.key(), u"An index has no property of this name."_s, u"unknown_field"_s);
        }
        readFields();
        readName();
        const QJsonValue unique = m_json.value(u"unique"_s);
        if (!unique.isUndefined() && !unique.isNull() && !unique.isBool())
            fault(u"unique"_s, u"Expected true or false."_s, u"invalid_type"_s);
        m_index.unique = unique.toBool();
        const QJsonValue where = m_json.value(u"where"_s);
        if (!where.isUndefined() && !where.isNull() && where.toString().trimmed().isEmpty())
            fault(u"where"_s, u"Expected a condition, or null for all records."_s, u"invalid_type"_s);
        else if (where.isString())
            m_index.where = where.toString().toUtf8();
        faults += m_faults;
        return std::move(m_index);
    }

private:
    void fault(const QString &member, const QString &message, const QString &code)
    {
        m_faults.append({m_path + u'.' + member, message, code});
    }

    void readFields()
    {
        const QJsonArray fields = m_json.value(u"fields"_s).toArray();
        if (fields.isEmpty() || fields.size() > kMaxIndexFields) {
            return fault(u"fields"_s, u"Expected an array of 1 to %1 names of fields."_s.arg(kMaxIndexFields),
                         u"invalid_type"_s);
        }
        for (const QJsonValue &value : fields) {
            const QByteArray name = value.toString().toUtf8();
            const Field *field = m_collection.field(name);
            if (!field)
                fault(u"fields"_s, u"There is no field \"%1\"."_s.arg(value.toString()), u"unknown_field"_s);
            else if (field->multiple || field->isComputed() || field->type == FieldType::Json || name == "account_id")
                fault(u"fields"_s, u"\"%1\" cannot stand in an index."_s.arg(value.toString()), u"invalid_index"_s);
            else if (m_index.fields.contains(name))
                fault(u"fields"_s, u"\"%1\" is listed twice."_s.arg(value.toString()), u"invalid_index"_s);
            m_index.fields.append(name);
        }
    }

    void readName()
    {
        const QJsonValue name = m_json.value(u"name"_s);
        if (name.isUndefined() || name.isNull()) {
            m_index.name = m_index.fields.join('_').left(kMaxNameText);
            return;
        }
        m_index.name = name.toString().toUtf8();
        if (!isFieldName(m_index.name))
            fault(u"name"_s, u"The name of an index has 1 to 64 letters, digits and underscores and begins with a letter."_s,
                  u"invalid_name"_s);
    }

    static constexpr qsizetype kMaxNameText = 64;

    const QJsonObject &m_json;
    QString m_path;
    const Collection &m_collection;
    Index m_index;
    QList<FieldError> m_faults;
};

} // namespace

Result<std::vector<Index>> parseIndexes(const QJsonValue &json, const Collection &collection)
{
    const QJsonArray array = json.toArray();
    if (!json.isArray() || array.size() > kMaxIndexes)
        return Error::invalid(u"indexes"_s, u"Expected an array of at most %1 indexes."_s.arg(kMaxIndexes), u"invalid_type"_s);
    std::vector<Index> indexes;
    QList<FieldError> faults;
    QSet<QByteArray> names;
    for (qsizetype i = 0; i < array.size(); ++i) {
        const QString path = u"indexes."_s + QString::number(i);
        const QJsonObject object = array.at(i).toObject();
        indexes.push_back(IndexReader(object, path, collection).read(faults));
        const QByteArray folded = foldName(indexes.back().name);
        if (names.contains(folded))
            faults.append({path + u".name"_s, u"Another index has this name."_s, u"duplicate_name"_s});
        names.insert(folded);
    }
    if (!faults.isEmpty())
        return Error::invalid(std::move(faults));
    return indexes;
}

void writeIndexes(core::JsonWriter &out, const std::vector<Index> &indexes)
{
    out.beginArray();
    for (const Index &index : indexes) {
        out.beginObject().member("name", QByteArrayView(index.name)).key("fields").beginArray();
        for (const QByteArray &field : index.fields)
            out.string(QByteArrayView(field));
        out.endArray().flag("unique", index.unique).key("where");
        index.where.isNull() ? out.null() : out.string(QByteArrayView(index.where));
        out.endObject();
    }
    out.endArray();
}

QByteArray storeIndexes(const std::vector<Index> &indexes)
{
    core::JsonWriter out;
    writeIndexes(out, indexes);
    return out.take();
}

Result<void> loadIndexes(Collection &collection, const QByteArray &stored)
{
    auto indexes = parseIndexes(QJsonDocument::fromJson(stored).array(), collection);
    if (!indexes)
        return Error::internal(
            u"stored indexes of %1: %2"_s.arg(QString::fromUtf8(collection.name), indexes.error().fields.value(0).message));
    collection.indexes = std::move(*indexes);
    return {};
}

} // namespace basalt::schema

// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "schema/fieldoptions.h"

#include "schema/valuedecoder.h"

#include <QJsonArray>

#include <re2/re2.h>

using namespace Qt::Literals::StringLiterals;

namespace basalt::schema {

namespace {

constexpr qsizetype kMaxPattern = 500;
constexpr qsizetype kMaxChoices = 500;
constexpr qsizetype kMaxChoiceLength = 200;
constexpr qint64 kMaxTextLength = 10'000'000;
constexpr int64_t kPatternMemory = 1 << 20;

/** Reads the options of one field; faults gather as it goes. */
class OptionReader
{
public:
    OptionReader(Field &field, const QJsonObject &json, QString path)
        : m_field(field)
        , m_json(json)
        , m_path(std::move(path)) { }

    QList<FieldError> read()
    {
        for (auto option = m_json.begin(); option != m_json.end(); ++option) {
            if (option.value().isNull())
                continue;
            m_field.options.json.insert(option.key(), option.value());
            readOne(option.key(), option.value());
        }
        finish();
        return std::move(m_faults);
    }

private:
    void fault(const QString &option, const QString &message, const QString &code = u"invalid_option"_s)
    {
        m_faults.append({m_path + u'.' + option, message, code});
    }

    void readOne(const QString &name, const QJsonValue &value)
    {
        const FieldType type = m_field.type;
        const bool isText = type == FieldType::Text || type == FieldType::Email || type == FieldType::Url;
        const bool isListable = type == FieldType::Select || type == FieldType::Reference;
        const bool isOrdered = isNumeric(type) || type == FieldType::Date || type == FieldType::DateTime;
        if (type == FieldType::Select && name == u"values"_s)
            readValues(value);
        else if (isListable && (name == u"multiple"_s || name == u"max_select"_s))
            readMultiplicity(name, value);
        else if (isOrdered && (name == u"min"_s || name == u"max"_s))
            readBound(name, value);
        else if (isText && (name == u"min_length"_s || name == u"max_length"_s))
            readLength(name, value);
        else if (isText && name == u"pattern"_s)
            readPattern(value);
        else if ((isText || type == FieldType::Select) && name == u"searchable"_s)
            readSearchable(value);
        else if (isText && name == u"managed"_s)
            readManaged(value);
        else
            fault(name, u"Fields of type %1 have no option of this name."_s.arg(typeName()), u"unknown_option"_s);
    }

    [[nodiscard]] QString typeName() const { return QString::fromUtf8(fieldTypeName(m_field.type)); }

    void readValues(const QJsonValue &value)
    {
        const QJsonArray array = value.toArray();
        if (!value.isArray() || array.isEmpty() || array.size() > kMaxChoices)
            return fault(u"values"_s, u"Expected an array of 1 to %1 texts."_s.arg(kMaxChoices));
        for (const QJsonValue &choice : array) {
            const QString text = choice.toString();
            if (text.isEmpty() || text.size() > kMaxChoiceLength || text.contains(QChar(0)) || !text.isValidUtf16())
                return fault(u"values"_s, u"A choice is a text of 1 to %1 characters."_s.arg(kMaxChoiceLength));
            if (m_field.options.values.contains(text.toUtf8()))
                return fault(u"values"_s, u"A choice is listed twice."_s);
            m_field.options.values.append(text.toUtf8());
        }
    }

    void readMultiplicity(const QString &name, const QJsonValue &value)
    {
        if (name == u"multiple"_s) {
            if (!value.isBool())
                return fault(name, u"Expected true or false."_s);
            m_field.multiple = value.toBool();
            return;
        }
        const qint64 most = value.toInteger(0);
        if (most < 1 || most > kMaxListedValues)
            return fault(name, u"Expected a whole number from 1 to %1."_s.arg(kMaxListedValues));
        m_field.options.maxSelect = qsizetype(most);
    }

    void readBound(const QString &name, const QJsonValue &value)
    {
        Field bare;
        bare.type = m_field.type;
        const auto bound = decodeValue(bare, value);
        if (!bound)
            return fault(name, bound.error().message);
        (name == u"min"_s ? m_field.options.minimum : m_field.options.maximum) = *bound;
    }

    void readLength(const QString &name, const QJsonValue &value)
    {
        const qint64 length = value.toInteger(-1);
        if (length < 0 || length > kMaxTextLength)
            return fault(name, u"Expected a whole number from 0 to %1."_s.arg(kMaxTextLength));
        (name == u"min_length"_s ? m_field.options.minLength : m_field.options.maxLength) = qsizetype(length);
    }

    void readSearchable(const QJsonValue &value)
    {
        if (!value.isBool())
            return fault(u"searchable"_s, u"Expected true or false."_s);
        m_searchable = value.toBool();
    }

    void readManaged(const QJsonValue &value)
    {
        if (!value.isBool())
            return fault(u"managed"_s, u"Expected true or false."_s);
        m_field.options.managed = value.toBool();
    }

    void readPattern(const QJsonValue &value)
    {
        const QString text = value.toString();
        if (text.isEmpty() || text.size() > kMaxPattern)
            return fault(u"pattern"_s, u"Expected a regular expression of at most %1 characters."_s.arg(kMaxPattern));
        re2::RE2::Options options(re2::RE2::Quiet);
        options.set_max_mem(kPatternMemory);
        auto pattern = std::make_shared<const re2::RE2>(text.toStdString(), options);
        if (!pattern->ok()) {
            return fault(u"pattern"_s,
                         u"The regular expression (RE2) is not valid: "_s + QString::fromStdString(pattern->error()));
        }
        m_field.options.pattern = std::move(pattern);
    }

    void finish()
    {
        FieldOptions &options = m_field.options;
        if (m_field.type == FieldType::Select && options.values.isEmpty() && m_faults.isEmpty())
            fault(u"values"_s, u"A select field needs the values to choose from."_s);
        // As elsewhere, more than one selectable value means a list, and "multiple" need not be said.
        if (options.maxSelect > 1 && !m_json.value(u"multiple"_s).isBool())
            m_field.multiple = true;
        if (options.maxSelect > 1 && !m_field.multiple)
            fault(u"max_select"_s, u"More than one value needs \"multiple\": true."_s);
        if (m_searchable && m_field.multiple)
            fault(u"searchable"_s, u"A field of many values cannot be searched."_s);
        if (options.minimum && options.maximum && compareValues(m_field.type, *options.minimum, *options.maximum) > 0)
            fault(u"max"_s, u"The maximum is below the minimum."_s);
        if (options.minLength && options.maxLength && *options.minLength > *options.maxLength)
            fault(u"max_length"_s, u"The greatest length is below the least."_s);
    }

    Field &m_field;
    const QJsonObject &m_json;
    QString m_path;
    bool m_searchable = false;
    QList<FieldError> m_faults;
};

} // namespace

QList<FieldError> readOptions(Field &field, const QJsonObject &json, const QString &path)
{
    return OptionReader(field, json, path).read();
}

} // namespace basalt::schema

// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "transfer/columnmapping.h"

#include "transfer/tablewriter.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QSet>

#include <optional>

using namespace Qt::Literals::StringLiterals;

namespace basalt::transfer {

namespace {

Error mappingError(const QString &message, const QString &code)
{
    return Error::invalid(u"mapping"_s, message, code);
}

std::optional<bool> booleanOf(const QByteArray &text)
{
    const QByteArray folded = text.toLower();
    if (folded == "true" || folded == "1" || folded == "yes")
        return true;
    if (folded == "false" || folded == "0" || folded == "no")
        return false;
    return std::nullopt;
}

/** JSON as a whole: a lone value is none for Qt's parser, an array around it is. */
std::optional<QJsonValue> jsonOf(const QByteArray &text)
{
    QJsonParseError problem;
    const QJsonArray array = QJsonDocument::fromJson(QByteArray('[' + text + ']'), &problem).array();
    return problem.error == QJsonParseError::NoError && array.size() == 1 ? std::optional(QJsonValue(array.at(0)))
                                                                          : std::nullopt;
}

} // namespace

Result<ColumnMapping> ColumnMapping::create(const QJsonObject &wanted, const schema::Collection &collection,
                                            const QByteArray &key, const TableOptions &options)
{
    ColumnMapping mapping(collection, options);
    mapping.m_key = key;
    QSet<QString> taken;
    for (auto column = wanted.begin(); column != wanted.end(); ++column) {
        if (column->isNull()) {
            mapping.m_wanted.insert(column.key(), QString());
            continue;
        }
        const QString target = column->toString();
        const schema::Field *field = collection.field(target.toUtf8());
        const bool isWritable =
            (field && !field->system && !field->isComputed()) || target == u"account_id"_s || target.toUtf8() == key;
        if (!isWritable)
            return mappingError(u"There is no field \"%1\" to fill."_s.arg(target), u"unknown_field"_s);
        if (taken.contains(target))
            return mappingError(u"Two columns go into \"%1\"."_s.arg(target), u"duplicate_field"_s);
        taken.insert(target);
        mapping.m_wanted.insert(column.key(), target);
    }
    return mapping;
}

Result<void> ColumnMapping::setHeader(const QList<QByteArray> &header)
{
    QSet<QString> taken;
    for (const QByteArray &name : header) {
        const QString column = QString::fromUtf8(name);
        const auto wanted = m_wanted.constFind(column);
        QString target = wanted != m_wanted.cend() ? *wanted : isPassedOver(column) ? QString() : column;
        if (!target.isNull() && wanted == m_wanted.cend() && !m_collection.field(name)) {
            return Error::invalid(column, u"There is no field of this name: map the column to one, or to null."_s,
                                  u"unknown_column"_s);
        }
        if (!target.isNull() && taken.contains(target))
            return Error::invalid(column, u"Two columns go into \"%1\"."_s.arg(target), u"duplicate_field"_s);
        taken.insert(target);
        m_targets.append(target);
    }
    for (auto column = m_wanted.cbegin(); column != m_wanted.cend(); ++column) {
        if (!header.contains(column.key().toUtf8()))
            return mappingError(u"The file has no column \"%1\"."_s.arg(column.key()), u"unknown_column"_s);
    }
    if (!m_key.isNull() && !taken.contains(QString::fromUtf8(m_key)))
        return Error::invalid(u"key"_s, u"No column goes into \"%1\"."_s.arg(QString::fromUtf8(m_key)), u"missing_key"_s);
    return {};
}

Result<QJsonObject> ColumnMapping::body(const SourceRow &row) const
{
    return m_options.format == TableFormat::Csv ? bodyOfCells(row) : bodyOfObject(row);
}

QString ColumnMapping::columnOf(const QString &field) const
{
    return m_wanted.key(field, field);
}

/** What the server makes itself, and an export has. */
bool ColumnMapping::isPassedOver(const QString &column) const
{
    const QByteArray name = column.toUtf8();
    const schema::Field *field = m_collection.field(name);
    return ((field && (field->system || field->isComputed())) || name == "account_name") && name != m_key;
}

Result<QJsonObject> ColumnMapping::bodyOfCells(const SourceRow &row) const
{
    if (qsizetype(row.cells.size()) != m_targets.size()) {
        return Error::invalid({}, u"The row has %1 values, the header %2."_s.arg(row.cells.size()).arg(m_targets.size()),
                              u"wrong_number_of_values"_s);
    }
    QJsonObject body;
    for (qsizetype i = 0; i < m_targets.size(); ++i) {
        if (m_targets[i].isNull())
            continue;
        BASALT_TRY(const QJsonValue value, valueOf(row.cells[size_t(i)], m_targets[i]));
        body.insert(m_targets[i], value);
    }
    return body;
}

Result<QJsonObject> ColumnMapping::bodyOfObject(const SourceRow &row) const
{
    QJsonParseError problem;
    const QJsonDocument document = QJsonDocument::fromJson(row.json, &problem);
    if (problem.error != QJsonParseError::NoError)
        return Error::invalid({}, u"This is not valid JSON: %1."_s.arg(problem.errorString()), u"invalid_json"_s);
    const QJsonObject object = document.object();
    if (m_wanted.isEmpty() && m_key.isNull()) {
        QJsonObject body = object;
        for (const QString &name : object.keys()) {
            if (isPassedOver(name))
                body.remove(name);
        }
        return body;
    }
    QJsonObject body;
    for (auto member = object.begin(); member != object.end(); ++member) {
        const auto wanted = m_wanted.constFind(member.key());
        const QString target = wanted != m_wanted.cend() ? *wanted : isPassedOver(member.key()) ? QString() : member.key();
        if (!target.isNull() && body.contains(target))
            return Error::invalid(member.key(), u"Two members go into \"%1\"."_s.arg(target), u"duplicate_field"_s);
        if (!target.isNull())
            body.insert(target, member.value());
    }
    return body;
}

/** What cannot be read as its field's type stays a text, which the field then refuses by its own words. */
Result<QJsonValue> ColumnMapping::valueOf(const CsvCell &cell, const QString &target) const
{
    using schema::FieldType;
    const schema::Field *field = m_collection.field(target.toUtf8());
    const FieldType type = field ? field->type : FieldType::Text;
    const bool isText = !field || schema::isTextual(type);
    if (cell.isNull() || (cell.text.isEmpty() && (!isText || field->multiple)))
        return QJsonValue();
    if (field && field->multiple)
        return cell.text.startsWith('[') ? jsonOf(cell.text).value_or(textOf(cell)) : QJsonValue(QJsonArray{textOf(cell)});
    if (schema::isNumeric(type))
        return numberOf(cell, type);
    if (type == FieldType::Boolean) {
        const auto flag = booleanOf(cell.text);
        return flag ? QJsonValue(*flag) : QJsonValue(textOf(cell));
    }
    if (type == FieldType::Json) {
        const auto json = jsonOf(cell.text);
        if (!json)
            return Error::invalid(target, u"This is not valid JSON."_s, u"invalid_json"_s);
        return *json;
    }
    return QJsonValue(textOf(cell));
}

QJsonValue ColumnMapping::numberOf(const CsvCell &cell, schema::FieldType type) const
{
    QByteArray text = cell.text.trimmed();
    if (m_options.decimalComma) {
        if (text.contains('.'))
            return textOf(cell);
        text.replace(',', '.');
    }
    bool ok = false;
    if (type == schema::FieldType::Decimal)
        return QString::fromUtf8(text);
    if (const qint64 whole = text.toLongLong(&ok); ok)
        return whole;
    const double number = text.toDouble(&ok);
    return ok ? QJsonValue(number) : QJsonValue(textOf(cell));
}

QString ColumnMapping::textOf(const CsvCell &cell) const
{
    const bool isGuarded = m_options.formulaGuard && cell.text.startsWith('\'') && TableWriter::isFormula(cell.text);
    return QString::fromUtf8(isGuarded ? cell.text.sliced(1) : cell.text);
}

} // namespace basalt::transfer

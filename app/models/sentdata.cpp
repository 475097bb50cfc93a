// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "sentdata.h"

#include "fieldinfo.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <utility>

using namespace Qt::Literals::StringLiterals;

namespace basalt::app {

namespace {

QJsonValue emptyValue(const FieldInfo &field)
{
    if (field.multiple)
        return QJsonArray();
    if (field.type == "boolean"_L1)
        return false;
    if (field.isNumeric())
        return 0;
    if (field.type == "json"_L1)
        return QJsonObject();
    if (field.type == "select"_L1)
        return field.choices.value(0);
    return field.type == "text"_L1 ? QJsonValue(QString()) : QJsonValue();
}

} // namespace

SentData::SentData(QString text) : m_text(std::move(text))
{
    if (isEmpty())
        return;
    QJsonParseError fault;
    const QByteArray written = m_text.toUtf8();
    const QJsonDocument document = QJsonDocument::fromJson(written, &fault);
    if (document.isObject()) {
        m_object = document.object();
        return;
    }
    const qsizetype line = written.left(fault.offset).count('\n') + 1;
    m_problem = fault.error == QJsonParseError::NoError
        ? tr("Write an object: fields and their values in braces.")
        : tr("This is no JSON, in line %1: %2.").arg(QString::number(line), fault.errorString());
}

SentData SentData::with(const FieldInfo &field) const
{
    QJsonObject object = m_object.value_or(QJsonObject());
    if (object.contains(field.name) || !m_problem.isEmpty())
        return *this;
    object.insert(field.name, emptyValue(field));
    return SentData(QString::fromUtf8(QJsonDocument(object).toJson(QJsonDocument::Indented)).trimmed());
}

} // namespace basalt::app

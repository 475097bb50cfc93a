// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "apiexamples.h"

#include "apiclient.h"
#include "appcontext.h"
#include "celltext.h"

#include <QJsonArray>
#include <QJsonDocument>

using namespace Qt::Literals::StringLiterals;

namespace basalt::app {

namespace {

QString indented(const QJsonObject &object, const QString &margin)
{
    QString text = QString::fromUtf8(QJsonDocument(object).toJson(QJsonDocument::Indented)).trimmed();
    return text.replace(u'\n', QString(u'\n' + margin));
}

/** JSON as Python writes it. */
QString pythonText(const QJsonValue &value, const QString &margin)
{
    const QString deeper = margin + u"    "_s;
    if (value.isObject()) {
        QStringList lines;
        const QJsonObject object = value.toObject();
        for (auto it = object.begin(); it != object.end(); ++it)
            lines += deeper + u'"' + it.key() + u"\": "_s + pythonText(it.value(), deeper);
        return u"{\n"_s + lines.join(u",\n"_s) + u'\n' + margin + u'}';
    }
    if (value.isArray()) {
        QStringList parts;
        const QJsonArray array = value.toArray();
        for (const QJsonValue &part : array)
            parts += pythonText(part, margin);
        return u'[' + parts.join(u", "_s) + u']';
    }
    if (value.isBool())
        return value.toBool() ? u"True"_s : u"False"_s;
    if (value.isNull())
        return u"None"_s;
    const QByteArray wrapped = QJsonDocument(QJsonArray{value}).toJson(QJsonDocument::Compact);
    return QString::fromUtf8(wrapped.sliced(1, wrapped.size() - 2));
}

QString encoded(const QString &text)
{
    return QString::fromLatin1(QUrl::toPercentEncoding(text));
}

} // namespace

void ApiExamples::setCollection(const QString &collection)
{
    if (collection == m_collection)
        return;
    m_collection = collection;
    reload();
}

void ApiExamples::setLanguage(const QString &language)
{
    m_language = language;
    Q_EMIT changed();
}

void ApiExamples::setOperation(const QString &operation)
{
    m_operation = operation;
    Q_EMIT changed();
}

void ApiExamples::reload()
{
    m_loaded = false;
    m_error = {};
    m_sample = {};
    Q_EMIT changed();
    AppContext::instance()->collections().schema(
        m_collection, this, [this, wanted = m_collection](const tl::expected<CollectionInfo, ApiError> &info) {
            if (wanted != m_collection)
                return;
            if (info) {
                m_info = *info;
                loadSample();
                return;
            }
            m_error = info.error();
            Q_EMIT changed();
        });
}

void ApiExamples::loadSample()
{
    const QUrlQuery query{{u"limit"_s, u"1"_s}, {u"total"_s, u"none"_s}};
    AppContext::instance()->client().send(ApiRequest::get(ApiRequest::pathOf({u"records"_s, m_collection}), query), this,
                                          [this, wanted = m_collection](const ApiResult &result) {
                                              if (wanted != m_collection)
                                                  return;
                                              if (result)
                                                  m_sample = result->object().value("items"_L1)[0].toObject();
                                              m_loaded = true;
                                              Q_EMIT changed();
                                          });
}

QString ApiExamples::sampleId() const
{
    return m_sample.value("id"_L1).toString(u"RECORD_ID"_s);
}

QJsonValue ApiExamples::exampleOf(const FieldInfo &field) const
{
    const QJsonValue there = m_sample.value(field.name);
    const bool usable = !there.isNull() && !there.isUndefined() && !field.unique && !field.personal;
    return usable ? there : exampleOfType(field);
}

QJsonValue ApiExamples::exampleOfType(const FieldInfo &field)
{
    if (field.type == "reference"_L1)
        return field.multiple ? QJsonValue(QJsonArray{u"RECORD_ID"_s}) : QJsonValue(u"RECORD_ID"_s);
    if (field.type == "select"_L1)
        return field.multiple ? QJsonValue(QJsonArray{field.choices.value(0)}) : QJsonValue(field.choices.value(0));
    static const QHash<QString, QJsonValue> examples{
        {u"integer"_s, 42},
        {u"number"_s, 1.5},
        {u"decimal"_s, u"12.50"_s},
        {u"boolean"_s, true},
        {u"date"_s, u"2026-11-20"_s},
        {u"datetime"_s, u"2026-11-20T14:30:00.000Z"_s},
        {u"email"_s, u"somebody@example.org"_s},
        {u"url"_s, u"https://example.org"_s},
        {u"json"_s, QJsonObject{{u"key"_s, u"value"_s}}},
    };
    return examples.value(field.type, u"example"_s);
}

QJsonObject ApiExamples::newRecord() const
{
    QJsonObject record;
    for (const FieldInfo &field : m_info.fields) {
        const bool unknownReference = field.type == "reference"_L1 && m_sample.value(field.name).toString().isEmpty();
        if (!field.computed && field.type != "file"_L1 && (field.required || !unknownReference))
            record.insert(field.name, exampleOf(field));
    }
    return record;
}

QJsonObject ApiExamples::changedFields() const
{
    const FieldInfo *unique = nullptr;
    for (const FieldInfo &field : m_info.fields) {
        if (field.type == "reference"_L1 || field.computed || field.type == "file"_L1)
            continue;
        if (!field.unique)
            return {{field.name, exampleOfType(field)}};
        unique = &field;
    }
    return unique ? QJsonObject{{unique->name, exampleOfType(*unique)}} : QJsonObject();
}

ApiExamples::Call ApiExamples::call() const
{
    const QString records =
        AppContext::instance()->client().baseUrl().resolved(QUrl(u"/api/v1/records/"_s + m_collection)).toString();
    if (m_operation == "get"_L1)
        return {u"GET"_s, records + u'/' + sampleId(), {}, {}};
    if (m_operation == "create"_L1)
        return {u"POST"_s, records, {}, newRecord()};
    if (m_operation == "update"_L1)
        return {u"PATCH"_s, records + u'/' + sampleId(), {}, changedFields()};
    if (m_operation == "delete"_L1)
        return {u"DELETE"_s, records + u'/' + sampleId(), {}, {}};
    if (m_operation == "batch"_L1)
        return {u"PATCH"_s,
                records + u"/batch"_s,
                {},
                {{u"records"_s, QJsonArray{QJsonObject{{u"id"_s, sampleId()}, {u"data"_s, changedFields()}}}}}};
    QStringList fields;
    for (const FieldInfo &field : m_info.fields.first(std::min<qsizetype>(m_info.fields.size(), 4)))
        fields += field.name;
    return {u"GET"_s,
            records,
            {{u"filter"_s, u"created_at > '2020-01-01'"_s},
             {u"sort"_s, u"-created_at"_s},
             {u"fields"_s, fields.join(u',')},
             {u"limit"_s, u"20"_s}},
            {}};
}

QString ApiExamples::method() const
{
    return call().method;
}

QString ApiExamples::address() const
{
    const Call made = call();
    QStringList parts;
    for (const auto &[name, value] : made.query)
        parts += name + u'=' + value;
    return parts.isEmpty() ? made.url : QString(made.url + u'?' + parts.join(u'&'));
}

QString ApiExamples::code() const
{
    if (!m_loaded)
        return {};
    const Call made = call();
    if (m_language == "javascript"_L1)
        return asJavaScript(made);
    if (m_language == "python"_L1)
        return asPython(made);
    return m_language == "qt"_L1 ? asQt(made) : asCurl(made);
}

QString ApiExamples::signIn() const
{
    const QString address = AppContext::instance()->client().baseUrl().resolved(QUrl(u"/api/v1/auth/login"_s)).toString();
    const SessionController &session = AppContext::instance()->session();
    const QString login = u"{\"account\": \"system\", \"email\": \"%1\", \"password\": \"…\"}"_s.arg(session.userEmail());
    return u"BASALT_TOKEN=$(curl -sSf %1 --json %2 | jq -r .token)"_s.arg(celltext::shellQuoted(address),
                                                                          celltext::shellQuoted(login));
}

QString ApiExamples::asCurl(const Call &call) const
{
    QString text = u"curl -sSf"_s;
    if (!call.query.isEmpty())
        text += u" -G"_s;
    else if (call.method != "GET"_L1)
        text += u" -X "_s + call.method;
    text += u' ' + celltext::shellQuoted(call.url) + u" \\\n  -H \"Authorization: Bearer $BASALT_TOKEN\""_s;
    for (const auto &[name, value] : call.query)
        text += u" \\\n  --data-urlencode "_s + celltext::shellQuoted(name + u'=' + value);
    if (!call.body.isEmpty()) {
        text += u" \\\n  -H 'Content-Type: application/json' \\\n  -d "_s;
        text += celltext::shellQuoted(indented(call.body, u"  "_s));
    }
    return text;
}

QString ApiExamples::asJavaScript(const Call &call) const
{
    QString text;
    QString url = u'"' + call.url + u'"';
    if (!call.query.isEmpty()) {
        text += u"const query = new URLSearchParams({\n"_s;
        for (const auto &[name, value] : call.query)
            text += u"  "_s + name + u": \""_s + value + u"\",\n"_s;
        text += u"});\n"_s;
        url = u'`' + call.url + u"?${query}`"_s;
    }
    text += u"const response = await fetch("_s + url + u", {\n"_s;
    if (call.method != "GET"_L1)
        text += u"  method: \""_s + call.method + u"\",\n"_s;
    text += u"  headers: {\n    Authorization: `Bearer ${process.env.BASALT_TOKEN}`,\n"_s;
    if (!call.body.isEmpty())
        text += u"    \"Content-Type\": \"application/json\",\n"_s;
    text += u"  },\n"_s;
    if (!call.body.isEmpty())
        text += u"  body: JSON.stringify("_s + indented(call.body, u"  "_s) + u"),\n"_s;
    text += u"});\nif (!response.ok) throw new Error(await response.text());\n"_s;
    return text + (call.method == "DELETE"_L1 ? QString() : u"console.log(await response.json());\n"_s);
}

QString ApiExamples::asPython(const Call &call) const
{
    QString text = u"import os\nimport requests\n\nresponse = requests."_s + call.method.toLower() + u"(\n    \""_s + call.url
        + u"\",\n    headers={\"Authorization\": f\"Bearer {os.environ['BASALT_TOKEN']}\"},\n"_s;
    if (!call.query.isEmpty()) {
        QJsonObject query;
        for (const auto &[name, value] : call.query)
            query.insert(name, value);
        text += u"    params="_s + pythonText(query, u"    "_s) + u",\n"_s;
    }
    if (!call.body.isEmpty())
        text += u"    json="_s + pythonText(call.body, u"    "_s) + u",\n"_s;
    text += u"    timeout=30,\n)\nresponse.raise_for_status()\n"_s;
    return text + (call.method == "DELETE"_L1 ? QString() : u"print(response.json())\n"_s);
}

QString ApiExamples::asQt(const Call &call) const
{
    QStringList query;
    for (const auto &[name, value] : call.query)
        query += name + u'=' + encoded(value);
    const QString url = query.isEmpty() ? call.url : QString(call.url + u'?' + query.join(u'&'));
    QString text = u"// Qt 6, with Qt Network\nauto *network = new QNetworkAccessManager(this);\n"
                   "QNetworkRequest request(QUrl(QStringLiteral(\""_s
        + url + u"\")));\nrequest.setRawHeader(\"Authorization\", \"Bearer \" + qgetenv(\"BASALT_TOKEN\"));\n"_s;
    QString body = u"{}"_s;
    if (!call.body.isEmpty()) {
        text += u"request.setHeader(QNetworkRequest::ContentTypeHeader, \"application/json\");\n"
                "const QByteArray body = R\"json("_s
            + indented(call.body, {}) + u")json\";\n"_s;
        body = u"body"_s;
    }
    text += u"QNetworkReply *reply = network->sendCustomRequest(request, \""_s + call.method
        + (call.body.isEmpty() ? u"\");\n"_s : QString(u"\", "_s + body + u");\n"_s));
    return text
        + u"connect(reply, &QNetworkReply::finished, this, [reply] {\n"
          "    if (reply->error() == QNetworkReply::NoError)\n"
          "        qInfo().noquote() << reply->readAll();\n"
          "    else\n"
          "        qWarning().noquote() << reply->errorString() << reply->readAll();\n"
          "    reply->deleteLater();\n"
          "});\n"_s;
}

} // namespace basalt::app

// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "support/openapicheck.h"

#include <QJsonArray>
#include <QRegularExpression>
#include <QSet>

#include <algorithm>

namespace basalt::test {

namespace {

/** Every `$ref` below a value. */
void collectReferences(const QJsonValue &value, QStringList &references)
{
    if (value.isArray()) {
        const QJsonArray items = value.toArray();
        for (const QJsonValue &item : items)
            collectReferences(item, references);
    }
    const QJsonObject object = value.toObject();
    for (auto member = object.begin(); member != object.end(); ++member) {
        if (member.key() == "$ref")
            references.append(member.value().toString());
        collectReferences(member.value(), references);
    }
}

bool leadsSomewhere(const QJsonObject &document, const QString &reference)
{
    QStringList steps = reference.split('/');
    QJsonValue place = document;
    if (steps.takeFirst() != "#")
        return false;
    for (const QString &step : steps)
        place = place.toObject().value(step);
    return place.isObject();
}

QStringList faultsOf(const QString &path, const QJsonObject &operation)
{
    QStringList faults;
    const QJsonArray parameters = operation["parameters"].toArray();
    if (operation["operationId"].toString().isEmpty())
        faults.append("no operationId");
    if (operation["summary"].toString().isEmpty())
        faults.append("no summary");
    if (operation["tags"].toArray().isEmpty())
        faults.append("no tag");
    if (!operation["responses"].toObject().contains("default"))
        faults.append("no answer for refusals");
    static const QRegularExpression kPlace("\\{([^}]*)\\}");
    auto places = kPlace.globalMatch(path);
    while (places.hasNext()) {
        const QString name = places.next().captured(1);
        if (std::ranges::none_of(parameters,
                                 [&](const QJsonValue &each) { return each["name"] == name && each["in"] == "path"; }))
            faults.append("no parameter " + name);
    }
    return faults;
}

} // namespace

QStringList faultsOfOpenApi(const QJsonObject &document)
{
    QStringList faults;
    if (!document["openapi"].toString().startsWith("3.1"))
        faults.append("not of OpenAPI 3.1");
    for (const char *member : {"title", "version"}) {
        if (document["info"][QLatin1StringView(member)].toString().isEmpty())
            faults.append(QString("info has no ") + member);
    }
    QSet<QString> names;
    const QJsonObject paths = document["paths"].toObject();
    for (auto path = paths.begin(); path != paths.end(); ++path) {
        const QJsonObject operations = path->toObject();
        for (auto operation = operations.begin(); operation != operations.end(); ++operation) {
            const QString where = operation.key() + ' ' + path.key() + ": ";
            for (const QString &fault : faultsOf(path.key(), operation->toObject()))
                faults.append(where + fault);
            const QString name = operation->toObject()["operationId"].toString();
            if (names.contains(name))
                faults.append(where + "its operationId is another one's");
            names.insert(name);
        }
    }
    QStringList references;
    collectReferences(document, references);
    for (const QString &reference : references) {
        if (!leadsSomewhere(document, reference))
            faults.append("there is no " + reference);
    }
    return faults;
}

} // namespace basalt::test

// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "random/randomschema.h"

#include "random/randomexpression.h"
#include "rules/computation.h"
#include "schema/fieldcodec.h"

#include <QJsonObject>

namespace basalt::test {

namespace {

constexpr const char *kPlainTypes[]{"text", "number", "integer", "decimal", "boolean", "datetime",
                                    "date", "email",  "url",     "json",    "select"};

QJsonObject plainField(RandomSource &random, const QByteArray &type, int number)
{
    // Names that are words of SQL or of the language, and that contain each other.
    static constexpr const char *kNames[]{"order", "value", "in", "not_x", "a", "select", "a_via_b", "Name", "lower", "count"};
    const QString name = QString::fromUtf8(random.of(kNames)) + QString::number(number);
    QJsonObject field{{"name", name}, {"type", QString::fromUtf8(type)}};
    if (type == "select")
        field.insert("options", QJsonObject{{"values", QJsonArray{"a", "b", "c"}}, {"multiple", random.oneIn(2)}});
    return field;
}

QJsonObject reference(RandomSource &random, const QByteArray &target, int number)
{
    const bool many = random.oneIn(2);
    QJsonObject field{{"name", QString("ref%1").arg(number)}, {"type", "reference"}, {"collection", QString::fromUtf8(target)}};
    field.insert("on_delete", many ? "cascade" : "set_null");
    if (many)
        field.insert("options", QJsonObject{{"multiple", true}});
    return field;
}

/** One that does not change with the time, because two answers are compared. */
QJsonObject computedField(RandomSource &random, const QJsonArray &others, int number)
{
    using rules::ValueType;
    static const std::vector<std::pair<QString, ValueType>> kTypes{{"text", ValueType::Text},
                                                                   {"number", ValueType::Number},
                                                                   {"boolean", ValueType::Boolean},
                                                                   {"datetime", ValueType::DateTime}};
    const auto &[name, type] = random.of(kTypes);
    // Few inputs: with more of them, hardly anybody would see the field where others are hidden.
    const std::vector<RandomExpression::Input> all = RandomExpression::inputsOf(others);
    std::vector<RandomExpression::Input> inputs;
    inputs.reserve(3);
    for (int i = 0; i < 3; ++i)
        inputs.push_back(random.of(all));
    RandomExpression writer(random, inputs);
    writer.usesClock = false;
    return {{"name", QString("made%1").arg(number)},
            {"type", "computed"},
            {"return_type", name},
            {"expression", QString::fromUtf8(writer.write(type, 1 + random.below(2)))}};
}

QJsonObject marked(RandomSource &random, QJsonObject field)
{
    if (random.oneIn(4)) {
        field.insert("pii", true);
        field.insert("mask_type", QString::fromUtf8(random.of({"email", "ssn", "phone", "name", "full"})));
    }
    return field;
}

} // namespace

std::vector<CollectionDraft> randomDrafts(RandomSource &random, const QByteArray &prefix, Masks masks)
{
    std::vector<CollectionDraft> drafts;
    const int collections = 2 + random.below(3);
    for (int i = 0; i < collections; ++i) {
        CollectionDraft draft{prefix + random.of({"", "_via", "_x"}) + QByteArray::number(i), {}};
        int number = 0;
        const auto add = [&](QJsonObject field) {
            draft.fields.append(masks == Masks::Some ? marked(random, std::move(field)) : field);
        };
        for (const char *type : kPlainTypes) {
            if (i == 0 || random.oneIn(2))
                add(plainField(random, type, number++));
        }
        add(plainField(random, "text", number++));
        for (int count = (i == 0 ? 1 : 2) + random.below(2); count > 0; --count) {
            const bool toItself = i == 0 || random.oneIn(4);
            add(reference(random, toItself ? draft.name : drafts[size_t(random.below(i))].name, number++));
        }
        for (int count = 1 + random.below(3); count > 0; --count)
            draft.fields.append(computedField(random, draft.fields, number++));
        drafts.push_back(std::move(draft));
    }
    return drafts;
}

schema::SchemaSnapshot snapshotOf(const std::vector<CollectionDraft> &drafts)
{
    std::vector<schema::Collection> collections;
    for (const CollectionDraft &draft : drafts) {
        auto fields = schema::parseFields(draft.fields, [](const QByteArray &name) -> QByteArray { return "id-of-" + name; });
        if (!fields)
            qFatal("random fields: %s", qPrintable(fields.error().message));
        schema::Collection collection = schema::Collection::named(draft.name);
        collection.id = "id-of-" + draft.name;
        for (schema::Field &field : *fields)
            collection.append(std::move(field));
        for (const rules::ComputedFault &fault : rules::resolveComputed(collection))
            qFatal("%s: %s", collection.columns[size_t(fault.column)].expression.constData(), qPrintable(fault.error.message));
        collections.push_back(std::move(collection));
    }
    return schema::SchemaSnapshot(std::move(collections));
}

} // namespace basalt::test

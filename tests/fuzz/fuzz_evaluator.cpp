// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "random/memorytables.h"
#include "random/randomschema.h"
#include "rules/evaluator.h"
#include "rules/rule.h"

#include <QJsonDocument>

#include <cstdint>
#include <cstdlib>

using namespace basalt;
using namespace basalt::rules;
using namespace basalt::test;

namespace {

constexpr char kPeople[] = R"([{"name":"name","type":"text"},{"name":"age","type":"integer"},{"name":"rate","type":"decimal"},
    {"name":"boss","type":"reference","collection":"people","on_delete":"set_null"}])";
constexpr char kThings[] =
    R"([{"name":"title","type":"text"},{"name":"count","type":"integer"},{"name":"price","type":"decimal"},
    {"name":"size","type":"number"},{"name":"done","type":"boolean"},{"name":"day","type":"date"},
    {"name":"at","type":"datetime"},{"name":"data","type":"json"},
    {"name":"tags","type":"select","options":{"values":["a","b","c"],"multiple":true}},
    {"name":"owner","type":"reference","collection":"people","on_delete":"set_null"},
    {"name":"team","type":"reference","collection":"people","on_delete":"cascade","options":{"multiple":true}}])";

/** A schema with relations and rows in all of its collections. */
struct World
{
    World()
    {
        for (const char *name : {"people", "things"})
            tables.tables.push_back({snapshot.byName(name), {}});
        for (MemoryTables::Table &table : tables.tables) {
            for (int i = 0; i < 4; ++i)
                table.rows.push_back(rows.row(table));
        }
        const auto &things = tables.tables[1].rows;
        variables.data =
            std::make_shared<const std::vector<std::optional<schema::FieldValue>>>(things[0].begin(), things[0].end());
        variables.old = std::make_shared<const schema::RecordValues>(things[1]);
    }

    static QJsonArray fields(const char *json) { return QJsonDocument::fromJson(json).array(); }

    RandomSource random{7};
    schema::SchemaSnapshot snapshot = snapshotOf({{"people", fields(kPeople)}, {"things", fields(kThings)}});
    MemoryTables tables;
    RandomRows rows{random, tables, "a", "b"};
    Variables variables{"u1", "e@example.com", "admin", "a", "2026-11-20T21:38:41.000Z", {"g1"}, {"p1"}};
};

Truth opposite(Truth truth)
{
    return truth == Truth::Unknown ? truth : truthOf(truth == Truth::False);
}

} // namespace

/** Any rule for updating: of each record it is true, false or unknown, and its opposite is the opposite. */
extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static World world;
    const QByteArray source(reinterpret_cast<const char *>(data), qsizetype(size));
    const MemoryTables::Table &table = world.tables.tables[1];
    Subject subject{*table.collection, world.snapshot};
    subject.hasData = subject.hasOld = true;
    const auto condition = parseCondition(source, subject, QStringLiteral("update_rule"));
    const auto inverse = parseCondition(QByteArray("!(" + source + ')'), subject, QStringLiteral("update_rule"));
    if (!condition || !inverse) // the inverse may be too long
        return 0;
    for (const schema::RecordValues &row : table.rows) {
        const Truth truth = Evaluator(row, world.variables, &world.tables).evaluate(**condition);
        if (Evaluator(row, world.variables, &world.tables).evaluate(**inverse) != opposite(truth))
            std::abort();
    }
    return 0;
}

// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "rules/evaluator.h"
#include "rules/rule.h"
#include "rules/sqlcompiler.h"
#include "schema/fieldcodec.h"

#include <QJsonDocument>

#include <cstdint>
#include <cstdlib>

using namespace basalt;
using namespace basalt::rules;

namespace {

schema::Collection makeCollection()
{
    static constexpr char kFields[] = R"([{"name":"a","type":"text"},{"name":"b","type":"integer"},
        {"name":"c","type":"decimal"},{"name":"d","type":"number"},{"name":"e","type":"boolean"},
        {"name":"f","type":"date"},{"name":"g","type":"datetime"},{"name":"h","type":"json"},
        {"name":"i","type":"select","options":{"values":["x","y"],"multiple":true}}])";
    schema::Collection collection = schema::Collection::named("fuzz");
    auto fields =
        schema::parseFields(QJsonDocument::fromJson(kFields).array(), [](const QByteArray &) { return QByteArray(); });
    for (schema::Field &field : *fields)
        collection.append(std::move(field));
    return collection;
}

} // namespace

/** Any bytes: parsing ends, what is refused says why, and what is accepted compiles and evaluates. */
extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static const schema::Collection collection = makeCollection();
    static const schema::SchemaSnapshot snapshot({collection});
    static const schema::RecordValues record(collection.columns.size());
    const QByteArrayView source(reinterpret_cast<const char *>(data), qsizetype(size));
    const Subject subject{collection, snapshot, Purpose::Filter};
    const auto condition = parseCondition(source, subject, QStringLiteral("filter"));
    if (!condition) {
        if (condition.error().fields.isEmpty())
            std::abort();
        return 0;
    }
    const Variables variables{"u", "e", "r", "a", "2026-11-20T21:38:41.000Z"};
    for (const db::Engine engine : {db::Engine::Sqlite, db::Engine::Postgres}) {
        std::vector<db::Value> binds;
        const QByteArray sql = SqlCompiler(collection, db::dialectOf(engine), "r", variables, binds).compile(**condition);
        if (size_t(sql.count('$')) != binds.size())
            std::abort();
    }
    (void)Evaluator(record, variables).evaluate(**condition);
    return 0;
}

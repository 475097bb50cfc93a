// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "records/cursor.h"
#include "schema/fieldcodec.h"

#include <QJsonDocument>

#include <cstdint>
#include <cstdlib>
#include <cstring>

using namespace basalt;
using namespace basalt::records;

namespace {

schema::Collection makeCollection()
{
    static constexpr char kFields[] = R"([{"name":"a","type":"text"},{"name":"b","type":"integer"},{"name":"d","type":"number"},
        {"name":"e","type":"boolean"}])";
    schema::Collection collection = schema::Collection::named("fuzz");
    auto fields =
        schema::parseFields(QJsonDocument::fromJson(kFields).array(), [](const QByteArray &) { return QByteArray(); });
    for (schema::Field &field : *fields)
        collection.append(std::move(field));
    return collection;
}

/** Values made of the bytes. */
ListPlace placeFrom(const QByteArray &bytes)
{
    qint64 integer = 0;
    std::memcpy(&integer, bytes.constData(), size_t(std::min<qsizetype>(bytes.size(), 8)));
    ListPlace place;
    place.isIncluded = bytes.size() % 2 == 0;
    place.keys.emplace_back(QString::fromUtf8(bytes).toUtf8());
    place.keys.emplace_back(integer);
    place.keys.emplace_back(double(integer) / 7);
    place.keys.emplace_back(integer % 3 == 0);
    place.keys.emplace_back(integer % 5 == 0 ? schema::FieldValue() : schema::FieldValue(QByteArray("id")));
    return place;
}

} // namespace

/** Any text is no cursor; what was given out comes back as it was, and changed in one place it is no cursor either. */
extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static const schema::Collection collection = makeCollection();
    static const CursorCodec codec("a secret", "the one before");
    static const Keyset keyset(collection, db::dialectOf(db::Engine::Sqlite), [] {
        std::vector<SortKey> keys;
        for (int column = schema::kSystemColumnCount; column < int(collection.columns.size()); ++column)
            keys.push_back(columnKey(collection, column, Qt::AscendingOrder));
        return keys;
    }());
    const QByteArray bytes(reinterpret_cast<const char *>(data), qsizetype(size));
    if (codec.decode(bytes, keyset, "list", QStringLiteral("cursor")))
        std::abort();
    const ListPlace place = placeFrom(bytes);
    const auto cursor = codec.encode(place, keyset, "list");
    if (!cursor)
        return 0; // too long
    const auto back = codec.decode(*cursor, keyset, "list", QStringLiteral("cursor"));
    if (!back || back->keys != place.keys || back->isIncluded != place.isIncluded)
        std::abort();
    QByteArray changed = *cursor;
    const qsizetype at = qsizetype(size * 31) % changed.size();
    changed[at] = changed[at] == 'A' ? 'B' : 'A';
    if (codec.decode(changed, keyset, "list", QStringLiteral("cursor"))
        || codec.decode(*cursor, keyset, "lisT", QStringLiteral("cursor")))
        std::abort();
    return 0;
}

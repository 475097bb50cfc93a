// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "backup/backupmanifest.h"

#include "core/jsonwriter.h"
#include "core/timestamp.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>
#include <array>
#include <optional>

using namespace Qt::Literals::StringLiterals;

namespace basalt::backup {

namespace {

constexpr QByteArrayView kFormatName("basalt-backup");
constexpr std::array<db::Engine, 2> kEngines{db::Engine::Sqlite, db::Engine::Postgres};
constexpr std::array<BackupOrigin, 3> kOrigins{BackupOrigin::Command, BackupOrigin::Api, BackupOrigin::Schedule};
constexpr qsizetype kHashDigits = 64;

QByteArray bytes(const QJsonObject &object, QLatin1StringView name)
{
    return object.value(name).toString().toUtf8();
}

std::optional<BackupPart> readPart(const QJsonObject &object)
{
    BackupPart part{bytes(object, "name"_L1), object.value("size"_L1).toInteger(-1), bytes(object, "sha256"_L1)};
    if (part.name.isEmpty() || part.size < 0 || part.sha256.size() != kHashDigits)
        return std::nullopt;
    return part;
}

std::optional<ChainHead> readHead(const QJsonObject &object)
{
    ChainHead head{bytes(object, "account_id"_L1), object.value("sequence"_L1).toInteger(-1), bytes(object, "entry_hash"_L1)};
    if (head.accountId.isEmpty() || head.sequence < 0 || head.entryHash.isEmpty())
        return std::nullopt;
    return head;
}

/** Every element of an array, or nothing if one cannot be read. */
template <class T>
std::optional<std::vector<T>> readAll(const QJsonValue &value, std::optional<T> (*read)(const QJsonObject &))
{
    std::vector<T> all;
    if (!value.isArray())
        return std::nullopt;
    for (const QJsonValue item : value.toArray()) {
        auto element = read(item.toObject());
        if (!element)
            return std::nullopt;
        all.push_back(std::move(*element));
    }
    return all;
}

Error damaged()
{
    return Error::of(Code::BackupDamaged, u"manifest.json is not the manifest of a backup."_s);
}

} // namespace

const BackupPart *BackupManifest::part(QByteArrayView name) const
{
    const auto found = std::find_if(parts.begin(), parts.end(), [name](const BackupPart &part) { return part.name == name; });
    return found == parts.end() ? nullptr : &*found;
}

QByteArray BackupManifest::toJson() const
{
    core::JsonWriter out(4096);
    out.beginObject().member("format", kFormatName).member("format_version", qint64(format));
    out.member("basalt_version", basaltVersion).member("schema_version", qint64(schemaVersion));
    out.member("engine", engineName(engine)).member("engine_version", engineVersion).member("tool", tool);
    out.member("created_at", createdAt).member("origin", originName(origin)).member("server", server);
    out.key("parts").beginArray();
    for (const BackupPart &part : parts)
        out.beginObject().member("name", part.name).member("size", part.size).member("sha256", part.sha256).endObject();
    out.endArray().key("chains").beginArray();
    for (const ChainHead &head : chains) {
        out.beginObject().member("account_id", head.accountId).member("sequence", head.sequence);
        out.member("entry_hash", head.entryHash).endObject();
    }
    out.endArray().endObject();
    return out.take();
}

Result<BackupManifest> BackupManifest::fromJson(const QByteArray &json)
{
    const QJsonObject object = QJsonDocument::fromJson(json).object();
    if (bytes(object, "format"_L1) != kFormatName)
        return damaged();
    BackupManifest manifest;
    manifest.format = object.value("format_version"_L1).toInt();
    if (manifest.format > kBackupFormat) {
        return Error::of(
            Code::BackupFailed,
            u"The backup has format %1, this program knows %2: use a newer Basalt."_s.arg(manifest.format).arg(kBackupFormat));
    }
    manifest.basaltVersion = bytes(object, "basalt_version"_L1);
    manifest.schemaVersion = object.value("schema_version"_L1).toInt();
    manifest.engineVersion = bytes(object, "engine_version"_L1);
    manifest.tool = bytes(object, "tool"_L1);
    manifest.createdAt = bytes(object, "created_at"_L1);
    manifest.server = bytes(object, "server"_L1);
    const QByteArray engine = bytes(object, "engine"_L1);
    const QByteArray origin = bytes(object, "origin"_L1);
    const auto engineFound = std::find_if(kEngines.begin(), kEngines.end(), [&](auto e) { return engineName(e) == engine; });
    const auto originFound = std::find_if(kOrigins.begin(), kOrigins.end(), [&](auto o) { return originName(o) == origin; });
    auto parts = readAll(object.value("parts"_L1), &readPart);
    auto chains = readAll(object.value("chains"_L1), &readHead);
    if (manifest.format < 1 || manifest.schemaVersion < 1 || !core::parseTimestamp(manifest.createdAt)
        || engineFound == kEngines.end() || originFound == kOrigins.end() || !parts || !chains)
        return damaged();
    manifest.engine = *engineFound;
    manifest.origin = *originFound;
    manifest.parts = std::move(*parts);
    manifest.chains = std::move(*chains);
    if (!manifest.part(manifest.engine == db::Engine::Sqlite ? kSqlitePart : kPostgresPart))
        return damaged();
    return manifest;
}

QByteArray engineName(db::Engine engine)
{
    return engine == db::Engine::Sqlite ? "sqlite" : "postgresql";
}

QByteArray originName(BackupOrigin origin)
{
    switch (origin) {
    case BackupOrigin::Command: return "command";
    case BackupOrigin::Api: return "api";
    case BackupOrigin::Schedule: break;
    }
    return "schedule";
}

Result<std::vector<ChainHead>> readChainHeads(db::Connection &connection)
{
    std::vector<ChainHead> heads;
    BASALT_TRY(auto rows, connection.query("SELECT account_id, sequence, entry_hash FROM audit_heads ORDER BY account_id"));
    while (true) {
        BASALT_TRY(const bool row, rows.next());
        if (!row)
            return heads;
        heads.push_back({rows.string(0), rows.integer(1), rows.string(2)});
    }
}

Result<int> readSchemaVersion(db::Connection &connection)
{
    const bool isSqlite = connection.dialect().engine() == db::Engine::Sqlite;
    BASALT_TRY(auto tables,
               connection.query(isSqlite ? "SELECT 1 FROM sqlite_schema WHERE name = 'schema_migrations'"
                                         : "SELECT 1 FROM pg_catalog.pg_tables WHERE schemaname = current_schema() "
                                           "AND tablename = 'schema_migrations'"));
    BASALT_TRY(const bool exists, tables.next());
    if (!exists)
        return 0;
    BASALT_TRY(auto rows, connection.query("SELECT coalesce(max(version), 0) FROM schema_migrations"));
    BASALT_TRY_VOID(rows.next());
    return static_cast<int>(rows.integer(0));
}

} // namespace basalt::backup

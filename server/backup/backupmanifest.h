// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/result.h"
#include "db/connection.h"

#include <QByteArray>
#include <QByteArrayView>
#include <QList>

#include <vector>

namespace basalt::backup {

/** Version of the file format. A program reads this one and older ones. */
inline constexpr int kBackupFormat = 1;

/** One file inside a backup. */
struct BackupPart
{
    QByteArray name;
    qint64 size = 0;
    QByteArray sha256; ///< 64 hexadecimal digits
};

/** Where the audit trail of one account stood. */
struct ChainHead
{
    QByteArray accountId;
    qint64 sequence = 0;
    QByteArray entryHash;

    friend bool operator==(const ChainHead &, const ChainHead &) = default;
};

/** Why a backup was made. */
enum class BackupOrigin { Command, Api, Schedule };

/** What a backup says of itself: `manifest.json`, the last but one member of its file. */
struct BackupManifest
{
    int format = kBackupFormat;
    QByteArray basaltVersion;
    int schemaVersion = 0;
    db::Engine engine = db::Engine::Sqlite;
    QByteArray engineVersion;
    QByteArray tool;      ///< version of pg_dump; empty for SQLite
    QByteArray createdAt; ///< the moment that the backup holds
    BackupOrigin origin = BackupOrigin::Command;
    QByteArray server; ///< fingerprint of machine and data folder: who may prune it
    std::vector<BackupPart> parts;
    std::vector<ChainHead> chains; ///< by account id

    [[nodiscard]] const BackupPart *part(QByteArrayView name) const;

    [[nodiscard]] QByteArray toJson() const;
    /** Code::BackupDamaged for what is no manifest, Code::BackupFailed for one of a newer format. */
    [[nodiscard]] static Result<BackupManifest> fromJson(const QByteArray &json);
};

/** `sqlite`, `postgresql`. */
[[nodiscard]] QByteArray engineName(db::Engine engine);
/** `command`, `api`, `schedule`. */
[[nodiscard]] QByteArray originName(BackupOrigin origin);

/** The heads of all chains, as the connection sees them. */
[[nodiscard]] Result<std::vector<ChainHead>> readChainHeads(db::Connection &connection);
/** The newest migration that was applied; 0 for a database that is not Basalt's. */
[[nodiscard]] Result<int> readSchemaVersion(db::Connection &connection);

inline constexpr QByteArrayView kManifestName("manifest.json");
inline constexpr QByteArrayView kManifestSumName("manifest.sha256");
inline constexpr QByteArrayView kSqlitePart("basalt.db");
inline constexpr QByteArrayView kPostgresPart("basalt.dump");
inline constexpr QByteArrayView kSecretsPart("secrets");

} // namespace basalt::backup

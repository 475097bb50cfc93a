// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/result.h"
#include "db/connection.h"

#include <QByteArray>

#include <vector>

namespace basalt::collections {

/** Name of a change of a collection in the history: `c12`. System migrations are `s0001`. */
[[nodiscard]] QByteArray revisionOf(qint64 historyId);

/** One step of the schema, of the system or of a collection. */
struct Revision
{
    QByteArray revision;
    QByteArray description;
    QByteArray at;
    bool isDynamic = false; ///< of a collection
};

/**
 * The steps that made the schema of this database, oldest first: the system's migrations and the changes of collections in one
 * line, as they were applied.
 */
class SchemaHistory
{
public:
    [[nodiscard]] static Result<SchemaHistory> load(db::Connection &connection);

    /** `{revisions[], total, current_revision}`. */
    [[nodiscard]] QByteArray revisionsJson() const;
    /** `{revision, description, created_at}`. */
    [[nodiscard]] QByteArray currentJson() const;
    /** `{history[], total}`, newest first. */
    [[nodiscard]] QByteArray historyJson() const;

private:
    std::vector<Revision> m_revisions;
};

} // namespace basalt::collections

// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "collections/schemahistory.h"

#include "core/jsonwriter.h"

#include <algorithm>

namespace basalt::collections {

namespace {

/** `what` is `collection` or `view`, and its name. */
QByteArray description(const QByteArray &operation, const QByteArray &what, const QByteArray &version)
{
    if (operation == "create")
        return "Make " + what;
    if (operation == "drop")
        return "Delete " + what;
    return "Change " + what + " (version " + version + ')';
}

Result<void> readSystem(db::Connection &connection, std::vector<Revision> &revisions)
{
    BASALT_TRY(auto rows, connection.query("SELECT version, name, applied_at FROM schema_migrations ORDER BY version"));
    for (;;) {
        BASALT_TRY(const bool more, rows.next());
        if (!more)
            return {};
        revisions.push_back({'s' + QByteArray::number(rows.integer(0)).rightJustified(4, '0'), rows.string(1).replace('_', ' '),
                             rows.timestamp(2), false});
    }
}

Result<void> readCollections(db::Connection &connection, std::vector<Revision> &revisions)
{
    BASALT_TRY(auto rows,
               connection.query("SELECT id, operation, collection_name, version, created_at, view_select IS NULL "
                                "FROM collection_history ORDER BY id"));
    for (;;) {
        BASALT_TRY(const bool more, rows.next());
        if (!more)
            return {};
        const QByteArray version = QByteArray::number(rows.integer(3));
        const QByteArray what = (rows.boolean(5) ? "collection " : "view ") + rows.string(2);
        revisions.push_back({revisionOf(rows.integer(0)), description(rows.string(1), what, version), rows.timestamp(4), true});
    }
}

void writeStep(core::JsonWriter &out, const Revision &step)
{
    out.member("revision", QByteArrayView(step.revision)).member("description", QByteArrayView(step.description));
}

} // namespace

QByteArray revisionOf(qint64 historyId)
{
    return 'c' + QByteArray::number(historyId);
}

Result<SchemaHistory> SchemaHistory::load(db::Connection &connection)
{
    SchemaHistory history;
    std::vector<Revision> system;
    std::vector<Revision> collections;
    BASALT_TRY_VOID(readSystem(connection, system));
    BASALT_TRY_VOID(readCollections(connection, collections));
    // By their instants, but each list stays in its own order: a clock that was set back undoes no step. A migration stands
    // before what was changed in the same millisecond.
    auto migration = system.begin();
    for (Revision &step : collections) {
        while (migration != system.end() && migration->at <= step.at)
            history.m_revisions.push_back(std::move(*migration++));
        history.m_revisions.push_back(std::move(step));
    }
    std::move(migration, system.end(), std::back_inserter(history.m_revisions));
    return history;
}

QByteArray SchemaHistory::revisionsJson() const
{
    core::JsonWriter out(4096);
    out.beginObject().key("revisions").beginArray();
    for (size_t i = 0; i < m_revisions.size(); ++i) {
        const Revision &step = m_revisions[i];
        out.beginObject();
        writeStep(out, step);
        out.key("down_revision");
        i == 0 ? out.null() : out.string(QByteArrayView(m_revisions[i - 1].revision));
        out.key("branch_labels").null().flag("is_applied", true).flag("is_head", i + 1 == m_revisions.size());
        out.flag("is_dynamic", step.isDynamic).member("created_at", QByteArrayView(step.at)).endObject();
    }
    out.endArray().member("total", qint64(m_revisions.size())).key("current_revision");
    m_revisions.empty() ? out.null() : out.string(QByteArrayView(m_revisions.back().revision));
    out.endObject();
    return out.take();
}

QByteArray SchemaHistory::currentJson() const
{
    core::JsonWriter out;
    out.beginObject();
    if (!m_revisions.empty()) {
        writeStep(out, m_revisions.back());
        out.member("created_at", QByteArrayView(m_revisions.back().at));
    }
    out.endObject();
    return out.take();
}

QByteArray SchemaHistory::historyJson() const
{
    core::JsonWriter out(4096);
    out.beginObject().key("history").beginArray();
    for (auto step = m_revisions.rbegin(); step != m_revisions.rend(); ++step) {
        out.beginObject();
        writeStep(out, *step);
        out.flag("is_dynamic", step->isDynamic).member("created_at", QByteArrayView(step->at)).endObject();
    }
    out.endArray().member("total", qint64(m_revisions.size())).endObject();
    return out.take();
}

} // namespace basalt::collections

// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "collections/macroservice.h"

#include "collections/collectionstore.h"
#include "collections/macroinput.h"
#include "collections/macrostore.h"
#include "collections/macrouses.h"
#include "collections/nametext.h"
#include "collections/schemapublication.h"
#include "core/ids.h"
#include "core/jsonwriter.h"
#include "core/timestamp.h"
#include "rules/ownmacro.h"
#include "schema/names.h"

#include <QJsonArray>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace basalt::collections {

namespace {

using schema::Macro;

void writeTextOrNull(core::JsonWriter &out, QByteArrayView name, const QByteArray &value)
{
    out.key(name);
    value.isNull() ? out.null() : out.string(QByteArrayView(value));
}

void writeNames(core::JsonWriter &out, QByteArrayView name, const QList<QByteArray> &names)
{
    out.key(name).beginArray();
    for (const QByteArray &each : names)
        out.string(QByteArrayView(each));
    out.endArray();
}

void writeMacro(core::JsonWriter &out, const Macro &macro, const QList<QByteArray> &usedBy)
{
    out.beginObject().member("id", macro.id).member("name", QByteArrayView(macro.name));
    out.member("description", QByteArrayView(macro.description));
    writeTextOrNull(out, "sql_query", macro.sql);
    writeTextOrNull(out, "expression", macro.expression);
    writeNames(out, "parameters", macro.parameters);
    out.member("created_at", QByteArrayView(macro.createdAt)).member("updated_at", QByteArrayView(macro.updatedAt));
    writeTextOrNull(out, "created_by", macro.createdBy);
    writeNames(out, "used_by", usedBy);
    out.endObject();
}

QByteArray macroJson(const schema::SchemaSnapshot &schema, const Macro &macro)
{
    core::JsonWriter out;
    writeMacro(out, macro, macroUses(schema).value(macro.name));
    return out.take();
}

std::optional<Macro> byId(const schema::SchemaSnapshot &schema, qint64 id)
{
    const auto found = std::ranges::find(schema.macros(), id, &Macro::id);
    return found == schema.macros().end() ? std::nullopt : std::optional(*found);
}

/** `macro` in place of the one of its number, or beside the others. */
schema::MacroTable tableWith(const schema::MacroTable &macros, const Macro &macro)
{
    schema::MacroTable changed;
    for (const Macro &other : macros) {
        if (macro.id == 0 || other.id != macro.id)
            changed.insert(other.name, other);
    }
    changed.insert(macro.name, macro);
    return changed;
}

/** Whether the schema may have this macro: its name is free, it is understood, and nothing else breaks. */
Result<void> checkFits(const schema::SchemaSnapshot &schema, const Macro &macro)
{
    for (const Macro &other : schema.macros()) {
        if (other.id != macro.id && schema::foldName(other.name) == schema::foldName(macro.name)) {
            Error error = Error::of(Code::Conflict, u"A macro of this name exists already."_s);
            error.fields.append({u"name"_s, error.message, u"duplicate"_s});
            return error;
        }
    }
    const auto after = schemaWithMacros(schema, tableWith(schema.macros(), macro));
    if (!macro.isSql()) {
        if (const auto checked = rules::checkMacro(macro, after->macros()); !checked)
            return rules::toError(checked.error(), macro.expression, rules::Purpose::Rule, u"expression"_s);
    }
    if (auto broken = brokenByMacros(schema, *after))
        return std::move(*broken);
    return {};
}

QJsonValue namesJson(const QList<QByteArray> &names)
{
    QJsonArray array;
    for (const QByteArray &name : names)
        array.append(text(name));
    return array;
}

QJsonValue textOrUndefined(const QByteArray &value)
{
    return value.isNull() ? QJsonValue(QJsonValue::Undefined) : QJsonValue(text(value));
}

/** What is different, under the names of the API. A macro without a number stands for none. */
QList<db::AuditChange> differences(const Macro &before, const Macro &after)
{
    QList<db::AuditChange> changes;
    const auto add = [&](const char *field, const QJsonValue &was, const QJsonValue &is) {
        if (was != is)
            changes.append({field, was, is});
    };
    const QJsonValue none(QJsonValue::Undefined);
    add("name", textOrUndefined(before.name), textOrUndefined(after.name));
    add("description", before.id == 0 ? none : QJsonValue(text(before.description)),
        after.id == 0 ? none : QJsonValue(text(after.description)));
    add("parameters", before.id == 0 ? none : namesJson(before.parameters), after.id == 0 ? none : namesJson(after.parameters));
    add("expression", textOrUndefined(before.expression), textOrUndefined(after.expression));
    add("sql_query", textOrUndefined(before.sql), textOrUndefined(after.sql));
    return changes;
}

/** One change inside its transaction; see SchemaChangeJob, which does the same for collections. */
class MacroJob
{
public:
    MacroJob(db::WriteContext &context, schema::SchemaRegistry &registry, const db::AuditActor &actor, QByteArray now)
        : m_context(context)
        , m_registry(registry)
        , m_actor(actor)
        , m_now(std::move(now))
    { }

    Result<QByteArray> create(Macro macro)
    {
        BASALT_TRY_VOID(begin());
        if (m_schema->macros().size() >= MacroService::kMaxMacros)
            return Error::of(Code::Conflict,
                             u"There are %1 macros, which is the most there may be."_s.arg(MacroService::kMaxMacros));
        BASALT_TRY_VOID(checkFits(*m_schema, macro));
        macro.createdAt = macro.updatedAt = m_now;
        macro.createdBy = macro.updatedBy = m_actor.userId;
        BASALT_TRY(macro.id, MacroStore::insert(m_context.connection(), macro));
        audit(Code::MacroCreated, "CREATE", Macro(), macro);
        return published(macro);
    }

    Result<QByteArray> update(qint64 id, const QJsonObject &body)
    {
        BASALT_TRY_VOID(begin());
        const auto current = byId(*m_schema, id);
        if (!current)
            return Error::of(Code::MacroNotFound);
        BASALT_TRY(Macro macro, readMacro(body, current));
        BASALT_TRY_VOID(checkFits(*m_schema, macro));
        macro.updatedAt = m_now;
        macro.updatedBy = m_actor.userId;
        BASALT_TRY_VOID(MacroStore::update(m_context.connection(), macro));
        audit(Code::MacroUpdated, "UPDATE", *current, macro);
        return published(macro);
    }

    Result<void> remove(qint64 id)
    {
        BASALT_TRY_VOID(begin());
        const auto current = byId(*m_schema, id);
        if (!current)
            return Error::of(Code::MacroNotFound);
        schema::MacroTable left = m_schema->macros();
        left.remove(current->name);
        if (auto broken = brokenByMacros(*m_schema, *schemaWithMacros(*m_schema, std::move(left))))
            return std::move(*broken);
        BASALT_TRY_VOID(MacroStore::remove(m_context.connection(), id));
        audit(Code::MacroDeleted, "DELETE", *current, Macro());
        BASALT_TRY_VOID(publishSchema(m_context, m_registry));
        return {};
    }

private:
    /** What was checked before the transaction may be out of date by now: from here on only the database counts. */
    Result<void> begin()
    {
        BASALT_TRY_VOID(CollectionStore::lockSchema(m_context.connection()));
        BASALT_TRY(m_schema, CollectionStore::loadAll(m_context.connection()));
        return {};
    }

    Result<QByteArray> published(const Macro &macro)
    {
        BASALT_TRY(const auto next, publishSchema(m_context, m_registry));
        return macroJson(*next, *byId(*next, macro.id));
    }

    /** Macros belong to the whole installation, so their changes stand in the system account's trail, with the rules they touch. */
    void audit(Code event, const QByteArray &operation, const Macro &before, const Macro &after)
    {
        db::AuditEvent entry;
        entry.event = event;
        entry.operation = operation;
        entry.accountId = core::kSystemAccountId.toByteArray();
        entry.actor = m_actor;
        entry.table = "macros";
        entry.recordId = QByteArray::number(after.id == 0 ? before.id : after.id);
        entry.changes = differences(before, after);
        if (const auto uses = macroUses(*m_schema).value(before.name); !uses.isEmpty())
            entry.changes.append({"used_by", QJsonValue::Undefined, namesJson(uses)});
        entry.allowedBy = "superadmin";
        m_context.audit(std::move(entry));
    }

    db::WriteContext &m_context;
    schema::SchemaRegistry &m_registry;
    const db::AuditActor &m_actor;
    QByteArray m_now;
    schema::SnapshotPtr m_schema;
};

} // namespace

Result<QByteArray> MacroService::list(const auth::Principal &caller, qint64 skip, qint64 limit) const
{
    if (!caller.superadmin)
        return Error::of(Code::SuperadminRequired);
    const auto schema = m_registry.current();
    std::vector<Macro> macros(schema->macros().begin(), schema->macros().end());
    std::ranges::sort(macros, {}, &Macro::id);
    const auto uses = macroUses(*schema);
    core::JsonWriter out(4096);
    out.beginArray();
    for (qint64 i = skip; i < std::min(skip + limit, qint64(macros.size())); ++i)
        writeMacro(out, macros[size_t(i)], uses.value(macros[size_t(i)].name));
    out.endArray();
    return out.take();
}

Result<QByteArray> MacroService::get(const auth::Principal &caller, const QByteArray &id) const
{
    BASALT_TRY(const Macro macro, find(caller, id));
    return macroJson(*m_registry.current(), macro);
}

Result<Macro> MacroService::find(const auth::Principal &caller, const QByteArray &id) const
{
    if (!caller.superadmin)
        return Error::of(Code::SuperadminRequired);
    auto macro = byId(*m_registry.current(), id.toLongLong());
    if (!macro || id != QByteArray::number(macro->id))
        return Error::of(Code::MacroNotFound);
    return std::move(*macro);
}

void MacroService::create(db::Session &session, const auth::Principal &caller, db::AuditActor actor, const QJsonObject &body,
                          Done done)
{
    if (!caller.superadmin)
        return done(Error::of(Code::SuperadminRequired));
    auto macro = readMacro(body, std::nullopt);
    if (!macro)
        return done(std::move(macro).error());
    // Most faults are found without the writer.
    if (auto fits = checkFits(*m_registry.current(), *macro); !fits)
        return done(std::move(fits).error());
    const QByteArray now = core::formatTimestamp(m_clock.nowMs());
    session.writeAlone<QByteArray>(
        [this, actor = std::move(actor), now, macro = std::move(*macro)](db::WriteContext &context) {
            return MacroJob(context, m_registry, actor, now).create(macro);
        },
        std::move(done));
}

void MacroService::update(db::Session &session, const auth::Principal &caller, db::AuditActor actor, const QByteArray &id,
                          const QJsonObject &body, Done done)
{
    auto current = find(caller, id);
    if (!current)
        return done(std::move(current).error());
    if (auto macro = readMacro(body, *current); !macro)
        return done(std::move(macro).error());
    const QByteArray now = core::formatTimestamp(m_clock.nowMs());
    session.writeAlone<QByteArray>(
        [this, actor = std::move(actor), now, number = current->id, body](db::WriteContext &context) {
            return MacroJob(context, m_registry, actor, now).update(number, body);
        },
        std::move(done));
}

void MacroService::remove(db::Session &session, const auth::Principal &caller, db::AuditActor actor, const QByteArray &id,
                          db::Completion<void> done)
{
    auto current = find(caller, id);
    if (!current)
        return done(std::move(current).error());
    const QByteArray now = core::formatTimestamp(m_clock.nowMs());
    session.writeAlone<void>(
        [this, actor = std::move(actor), now, number = current->id](db::WriteContext &context) {
            return MacroJob(context, m_registry, actor, now).remove(number);
        },
        std::move(done));
}

} // namespace basalt::collections

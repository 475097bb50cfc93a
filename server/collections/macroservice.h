// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "auth/principal.h"
#include "core/clock.h"
#include "db/database.h"
#include "schema/schemaregistry.h"

#include <QByteArray>
#include <QJsonObject>

#include <functional>
#include <optional>

namespace basalt::collections {

/**
 * Makes, changes and deletes macros. They belong to the schema: a change is one transaction with its audit event, after which
 * every server understands rules anew. What rules use cannot go, and cannot change into what they would not be understood with.
 *
 * For superadmins only; every function refuses others with Code::SuperadminRequired. Thread-safe; completions run on the
 * session's thread. Answers are finished JSON.
 */
class MacroService
{
public:
    using Done = db::Completion<QByteArray>;

    /** At most so many. */
    static constexpr qsizetype kMaxMacros = 1000;

    /** Both outlive the service. */
    MacroService(schema::SchemaRegistry &registry, const core::Clock &clock) : m_registry(registry), m_clock(clock) { }
    Q_DISABLE_COPY_MOVE(MacroService)

    /** An array, in the order of their making. */
    [[nodiscard]] Result<QByteArray> list(const auth::Principal &caller, qint64 skip, qint64 limit) const;
    [[nodiscard]] Result<QByteArray> get(const auth::Principal &caller, const QByteArray &id) const;
    /** The macro itself; Code::MacroNotFound. */
    [[nodiscard]] Result<schema::Macro> find(const auth::Principal &caller, const QByteArray &id) const;

    void create(db::Session &session, const auth::Principal &caller, db::AuditActor actor, const QJsonObject &body, Done done);
    void update(db::Session &session, const auth::Principal &caller, db::AuditActor actor, const QByteArray &id,
                const QJsonObject &body, Done done);
    void remove(db::Session &session, const auth::Principal &caller, db::AuditActor actor, const QByteArray &id,
                db::Completion<void> done);

private:
    schema::SchemaRegistry &m_registry;
    const core::Clock &m_clock;
};

} // namespace basalt::collections

// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/clock.h"
#include "db/auditevent.h"
#include "db/database.h"
#include "resources/resource.h"

#include <QString>

#include <optional>

namespace basalt::resources {

struct NewResourceType
{
    QByteArray code;
    QString name;
    QList<QByteArray> keyFields;
    QList<QByteArray> flags;
    QByteArray source;
};

/** What is to be changed; what is not set stays. */
struct ResourceTypePatch
{
    std::optional<QString> name;
    std::optional<QList<QByteArray>> keyFields;
    std::optional<QList<QByteArray>> flags; ///< all that there are to be; none: whatever there is
    std::optional<bool> isActive;
};

/**
 * The types of resources and what can be done with them: one table for all accounts. Routes let only superadmins change it.
 * Thread-safe.
 */
class ResourceTypeService
{
public:
    explicit ResourceTypeService(const core::Clock &clock) : m_clock(clock) { }
    Q_DISABLE_COPY_MOVE(ResourceTypeService)

    void list(db::Session &session, db::Completion<QList<ResourceType>> done);
    /** Code::ResourceTypeNotFound. */
    void get(db::Session &session, const QByteArray &code, db::Completion<ResourceType> done);
    /**
     * The type above it must be there (Code::ResourceTypeNotFound), and its key fields are among those of the new one
     * (Code::ValidationFailed). Code::NameTaken, Code::ResourceFlagNotFound.
     */
    void create(db::Session &session, NewResourceType input, db::AuditActor actor, db::Completion<ResourceType> done);
    /**
     * Key fields may be added, never taken away: names that were given would mean more than they did. A flag that roles of the
     * type have stays (Code::ResourceRoleFlagInvalid).
     */
    void update(db::Session &session, const QByteArray &code, ResourceTypePatch patch, db::AuditActor actor,
                db::Completion<ResourceType> done);

    void flags(db::Session &session, db::Completion<QList<QByteArray>> done);
    /** Code::NameTaken. */
    void addFlag(db::Session &session, const QByteArray &code, db::AuditActor actor, db::Completion<QByteArray> done);

private:
    const core::Clock &m_clock;
};

/** Code::ResourceFlagNotFound for the first that does not exist, Code::ResourceFlagNotValid for one that the type lacks. */
[[nodiscard]] Result<void> checkFlags(const QList<QByteArray> &flags, const QList<QByteArray> &known, const ResourceType &type);
/** In order, each once. */
[[nodiscard]] QList<QByteArray> inOrder(QList<QByteArray> codes);

} // namespace basalt::resources

// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "auth/callercache.h"
#include "auth/provider.h"
#include "core/clock.h"
#include "db/auditevent.h"
#include "db/database.h"

#include <QList>
#include <QString>

#include <optional>

namespace basalt::auth {

struct NewProvider
{
    QByteArray code;
    QString name;
    bool isActive = true;
    bool allowsGroupMapping = false;
    bool allowsGroupSync = false;
};

/** What is to be changed; what is not set stays. */
struct ProviderPatch
{
    std::optional<QString> name;
    std::optional<bool> isActive;
    std::optional<bool> allowsGroupMapping;
    std::optional<bool> allowsGroupSync;
};

struct EnsuredProvider
{
    Provider provider;
    bool isNew = false;
};

/**
 * Sign-in providers of the installation. Whoever may ask is decided by the caller; changes stand in the trail of the system
 * account. `email` is the server's own: what would change it is Code::ProviderIsEmail. Thread-safe.
 */
class ProviderService
{
public:
    /** Both outlive it. */
    ProviderService(const core::Clock &clock, CallerCache &cache) : m_clock(clock), m_cache(cache) { }
    Q_DISABLE_COPY_MOVE(ProviderService)

    /** By code; nothing in `isActive`: whether enabled or not. */
    void list(db::Session &session, std::optional<bool> isActive, db::Completion<QList<Provider>> done);
    /** Code::ProviderNotFound. */
    void get(db::Session &session, const QByteArray &code, db::Completion<Provider> done);
    /** Code::NameTaken. */
    void create(db::Session &session, NewProvider input, db::AuditActor actor, db::Completion<Provider> done);
    /** Makes it unless there is one of this code, which stays as it is. */
    void ensure(db::Session &session, NewProvider input, db::AuditActor actor, db::Completion<EnsuredProvider> done);
    /**
     * Code::ProviderNotFound. Enabling what is enabled changes nothing and leaves no entry. One that is disabled, or may not
     * map groups or sync members any more, keeps nobody in a group by that; who signs in through it later, or stands in a list
     * that is synced later, comes back.
     */
    void update(db::Session &session, const QByteArray &code, ProviderPatch patch, db::AuditActor actor,
                db::Completion<Provider> done);
    /** With its mappings and lists, and who is in a group by them only. Code::ProviderNotFound. */
    void remove(db::Session &session, const QByteArray &code, db::AuditActor actor, db::Completion<void> done);

private:
    const core::Clock &m_clock;
    CallerCache &m_cache;
};

} // namespace basalt::auth

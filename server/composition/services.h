// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "audit/auditstore.h"
#include "auth/callercache.h"
#include "auth/tokenauthenticator.h"
#include "auth/tokenservice.h"
#include "composition/serverconfig.h"
#include "core/clock.h"
#include "core/workpool.h"
#include "db/database.h"
#include "http/denialthrottle.h"
#include "http/route.h"
#include "realtime/hub.h"

#include <memory>
#include <vector>

namespace basalt::composition {

/**
 * Everything that exists once in an installation, in the order of its making; it goes in the reverse order. Thread-safe as
 * each part says. The wiring point: a new service is a member here and is handed to its Api in makeApis().
 */
class Services
{
public:
    /** Opens the database and brings its schema up to date. */
    [[nodiscard]] static Result<std::unique_ptr<Services>> create(ServerConfig config);
    ~Services();
    Q_DISABLE_COPY_MOVE(Services)

    /** The resources of the API for one worker; called on its thread. They live no longer than `session`. */
    [[nodiscard]] std::vector<std::unique_ptr<http::Api>> makeApis(db::Session &session);

    const ServerConfig config;
    core::SystemClock clock;
    core::WorkPool workPool;
    audit::AuditStore auditStore;
    realtime::Hub hub;
    http::DenialThrottle denialThrottle;
    std::unique_ptr<db::Database> database;
    auth::CallerCache callerCache;
    std::unique_ptr<auth::TokenService> tokens;
    std::unique_ptr<auth::Authenticator> authenticator;

private:
    explicit Services(ServerConfig config);

    [[nodiscard]] Result<void> openDatabase();
    [[nodiscard]] Result<void> makeAuth();
};

} // namespace basalt::composition

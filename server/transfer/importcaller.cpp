// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "transfer/importcaller.h"

#include "access/callernow.h"

#include <array>

using namespace Qt::Literals::StringLiterals;

namespace basalt::transfer {

namespace {

constexpr std::array kOutside{Code::UserNotActive, Code::UserIsLocked, Code::NoAccountAccess};

} // namespace

Result<auth::Principal> currentCaller(db::Connection &connection, const auth::Principal &begun, const QByteArray &now)
{
    if (begun.sessionId.isNull())
        return begun; // the command line
    auto caller = access::callerNow(connection, begun, now);
    if (caller || std::ranges::find(kOutside, caller.error().code) == kOutside.end())
        return caller;
    Error why = std::move(caller).error();
    why.message = u"The import ended, because the user who began it may not write any more: "_s + why.message;
    return why;
}

Result<void> confirmCaller(db::Connection &connection, const auth::Principal &understood, const QByteArray &now)
{
    BASALT_TRY(const auth::Principal caller, currentCaller(connection, understood, now));
    const auto codesOf = [](const auth::Principal &principal) {
        return principal.permissions ? principal.permissions->codes() : QList<QByteArray>();
    };
    if (caller.role != understood.role || caller.groups != understood.groups || caller.email != understood.email
        || codesOf(caller) != codesOf(understood))
        return Error::of(Code::SchemaMoved);
    return {};
}

} // namespace basalt::transfer

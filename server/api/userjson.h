// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "api/bodyreader.h"
#include "auth/principal.h"
#include "auth/userwrites.h"

#include <QByteArrayView>
#include <QJsonObject>

#include <optional>

namespace basalt::api {

/** Bodies about users, as they come alone and in rows of many. */

/** What `/users` takes for a new user. */
inline constexpr QByteArrayView kNewUserSchema(
    R"({"type":"object","required":["email","role_id"],"properties":{"email":{"type":"string","format":"email"},)"
    R"("account_id":{"type":"string","description":"id, code or slug"},"role_id":{"type":"integer","minimum":1},)"
    R"("password":{"type":"string"},"display_name":{"type":"string"},"is_active":{"type":"boolean"},)"
    R"("can_login":{"type":"boolean"},"type":{"enum":["person","service","api"]},)"
    R"("auth_provider":{"type":"string"},"auth_provider_name":{"type":"string"},"external_id":{"type":"string"},)"
    R"("external_email":{"type":"string"},"profile_data":{"type":"object"}}})");

/** Complaints are in `body`. Where it names no account, superadmins mean the chosen one and have to have one, others their own. */
[[nodiscard]] auth::NewUser readNewUser(BodyReader &body, const auth::Principal &caller);
/** What only superadmins give a new user. */
[[nodiscard]] std::optional<Error> beyondServiceMakers(const QJsonObject &user);
[[nodiscard]] auth::UserPatch readUserPatch(BodyReader &body);
/** What identifies a user, and what he may do, is changed by superadmins; roles by the members of an organisation. */
[[nodiscard]] std::optional<Error> beyondAccountAdmins(const QJsonObject &patch);

} // namespace basalt::api

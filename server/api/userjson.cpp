// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "api/userjson.h"

#include "api/accountjson.h"

#include <algorithm>
#include <array>
#include <span>

using namespace Qt::Literals::StringLiterals;

namespace basalt::api {

namespace {

constexpr qsizetype kMaxName = 255;

std::optional<QByteArray> utf8(const std::optional<QString> &text)
{
    return text ? std::optional(text->toUtf8()) : std::nullopt;
}

/** Set to null text where the body says null, to the text where it has one, not set where it says nothing. */
std::optional<QByteArray> clearable(BodyReader &body, QLatin1StringView name)
{
    if (body.has(name) && body.isNull(name))
        return QByteArray();
    return utf8(body.text(name, kMaxName));
}

/** `system` is for the service to refuse: it is a type, but nobody's to give. */
std::optional<QByteArray> readType(BodyReader &body)
{
    constexpr std::array kTypes{"person"_L1, "service"_L1, "api"_L1, "system"_L1};
    const auto type = body.text("type"_L1);
    if (!type)
        return std::nullopt;
    if (std::ranges::find(kTypes, *type) == kTypes.end())
        body.complain("type"_L1, u"A user is a person, a service or an api."_s, "invalid_choice"_L1);
    return type->toUtf8();
}

std::optional<Error> membersBeyond(std::span<const QLatin1StringView> allowed, const QJsonObject &object)
{
    Error refused = Error::of(Code::SuperadminRequired);
    const QStringList members = object.keys();
    for (const QString &member : members) {
        if (std::ranges::find(allowed, member) == allowed.end())
            refused.fields.append({member, u"Only superadmins change this."_s, u"superadmin_required"_s});
    }
    return refused.fields.isEmpty() ? std::nullopt : std::optional(std::move(refused));
}

} // namespace

auth::NewUser readNewUser(BodyReader &body, const auth::Principal &caller)
{
    auth::NewUser input;
    input.email = body.requiredText("email"_L1, kMaxEmail);
    input.roleId = body.requiredInteger("role_id"_L1);
    input.password = body.text("password"_L1, kMaxPassword);
    input.displayName = body.text("display_name"_L1, kMaxName).value_or(QString());
    input.isActive = body.flag("is_active"_L1).value_or(true);
    input.type = readType(body).value_or(auth::kPersonType);
    input.canLogin = body.flag("can_login"_L1);
    input.authProvider = utf8(body.text("auth_provider"_L1, kMaxName)).value_or("password");
    input.authProviderName = utf8(body.text("auth_provider_name"_L1, kMaxName)).value_or(QByteArray());
    input.externalId = utf8(body.text("external_id"_L1, kMaxName)).value_or(QByteArray());
    input.externalEmail = utf8(body.text("external_email"_L1, kMaxEmail)).value_or(QByteArray());
    input.profileData = body.object("profile_data"_L1).value_or(QByteArray());
    // Never a superadmin's own by default: a user of the system account is a superadmin.
    const QByteArray meant = caller.superadmin ? caller.chosenAccountId : caller.accountId;
    input.account = utf8(body.text("account_id"_L1)).value_or(meant);
    if (input.account.isEmpty() && !body.problem())
        body.complain("account_id"_L1, u"This is required."_s, "required"_L1);
    return input;
}

auth::UserPatch readUserPatch(BodyReader &body)
{
    auth::UserPatch patch;
    patch.email = body.text("email"_L1, kMaxEmail);
    patch.displayName = body.text("display_name"_L1, kMaxName);
    patch.roleId = body.integer("role_id"_L1);
    patch.isActive = body.flag("is_active"_L1);
    patch.isLocked = body.flag("is_locked"_L1);
    patch.canLogin = body.flag("can_login"_L1);
    patch.type = readType(body);
    patch.authProvider = utf8(body.text("auth_provider"_L1, kMaxName));
    patch.authProviderName = clearable(body, "auth_provider_name"_L1);
    patch.externalId = clearable(body, "external_id"_L1);
    patch.externalEmail = clearable(body, "external_email"_L1);
    patch.profileData = body.object("profile_data"_L1);
    if (body.has("profile_data"_L1) && body.isNull("profile_data"_L1))
        patch.profileData = QByteArray();
    return patch;
}

std::optional<Error> beyondAccountAdmins(const QJsonObject &patch)
{
    constexpr std::array kTheirs{"display_name"_L1, "is_active"_L1, "is_locked"_L1, "can_login"_L1, "profile_data"_L1};
    return membersBeyond(kTheirs, patch);
}

std::optional<Error> beyondServiceMakers(const QJsonObject &user)
{
    // What programs have not, such as a password, is told by whoever makes the user.
    constexpr std::array kTheirs{"email"_L1,     "account_id"_L1, "role_id"_L1,  "type"_L1,        "display_name"_L1,
                                 "is_active"_L1, "can_login"_L1,  "password"_L1, "profile_data"_L1};
    if (user.value("type"_L1).toString(u"person"_s) == u"person")
        return Error::of(Code::SuperadminRequired);
    return membersBeyond(kTheirs, user);
}

} // namespace basalt::api

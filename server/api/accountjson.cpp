// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "api/accountjson.h"

#include "core/ids.h"

namespace basalt::api {

using core::JsonWriter;

void writeTextOrNull(JsonWriter &out, QByteArrayView name, const QByteArray &text)
{
    out.key(name);
    if (text.isNull())
        out.null();
    else
        out.string(QByteArrayView(text));
}

namespace {

void writeSessionUserMembers(JsonWriter &out, const auth::User &user)
{
    out.member("id", user.id).member("email", user.email).member("display_name", user.displayName);
    out.member("role", user.roleName).member("account_id", user.accountId).flag("is_active", user.isActive);
    out.flag("email_verified", user.emailVerified).flag("is_superadmin", user.accountId == core::kSystemAccountId);
    out.member("created_at", user.createdAt);
}

} // namespace

void writeSessionUser(JsonWriter &out, const auth::User &user)
{
    out.beginObject();
    writeSessionUserMembers(out, user);
    out.endObject();
}

void writeOwnUser(JsonWriter &out, const auth::User &user)
{
    out.beginObject();
    writeSessionUserMembers(out, user);
    out.key("profile_data").raw(user.profileData.isNull() ? QByteArray("{}") : user.profileData);
    out.key("preferences").raw(user.preferences.isNull() ? QByteArray("{}") : user.preferences);
    out.endObject();
}

void writeSessionAccount(JsonWriter &out, const auth::Account &account)
{
    out.beginObject().member("id", account.id).member("account_code", account.code).member("slug", account.slug);
    out.member("name", account.name).member("created_at", account.createdAt).endObject();
}

void writeSignedIn(JsonWriter &out, const auth::SignedIn &signedIn)
{
    out.member("token", signedIn.accessToken).member("refresh_token", signedIn.refreshToken);
    out.member("expires_in", signedIn.expiresInSeconds);
    out.key("account");
    writeSessionAccount(out, signedIn.account);
    out.key("user");
    writeSessionUser(out, signedIn.user);
}

void writeUser(JsonWriter &out, const auth::User &user)
{
    out.beginObject();
    writeUserMembers(out, user);
    out.endObject();
}

void writeUserMembers(JsonWriter &out, const auth::User &user)
{
    out.member("id", user.id).member("email", user.email).member("display_name", user.displayName);
    out.member("account_id", user.accountId).member("account_code", user.accountCode);
    out.member("account_name", user.accountName).member("role_id", user.roleId).member("role_name", user.roleName);
    out.member("type", user.type);
    out.flag("is_active", user.isActive).flag("is_locked", user.isLocked).flag("can_login", user.canLogin);
    writeTextOrNull(out, "locked_until", user.lockedUntil);
    out.member("auth_provider", user.authProvider);
    writeTextOrNull(out, "auth_provider_name", user.authProviderName);
    writeTextOrNull(out, "external_id", user.externalId);
    writeTextOrNull(out, "external_email", user.externalEmail);
    out.key("profile_data");
    if (user.profileData.isNull())
        out.null();
    else
        out.raw(user.profileData);
    out.flag("email_verified", user.emailVerified);
    writeTextOrNull(out, "email_verified_at", user.emailVerifiedAt);
    out.member("created_at", user.createdAt).member("updated_at", user.updatedAt);
    writeTextOrNull(out, "last_login", user.lastLoginAt);
    writeTextOrNull(out, "last_used_provider", user.lastUsedProvider);
}

void writeRole(JsonWriter &out, const auth::Role &role)
{
    out.beginObject().member("id", role.id).member("name", role.name).member("description", role.description).endObject();
}

namespace {

void writeAccountMembers(JsonWriter &out, const auth::Account &account)
{
    out.member("id", account.id).member("account_code", account.code).member("slug", account.slug);
    out.member("name", account.name).member("created_at", account.createdAt).member("updated_at", account.updatedAt);
    out.member("user_count", account.userCount).member("status", account.status);
    writeTextOrNull(out, "deleted_at", account.deletedAt);
    writeTextOrNull(out, "purge_started_at", account.purgeStartedAt);
}

} // namespace

void writeAccountItem(JsonWriter &out, const auth::Account &account)
{
    out.beginObject();
    writeAccountMembers(out, account);
    out.endObject();
}

void writeAccountDetail(JsonWriter &out, const auth::AccountDetail &detail)
{
    out.beginObject();
    writeAccountMembers(out, detail.account);
    out.key("collections_used").beginArray();
    for (const QByteArray &name : detail.collectionsUsed)
        out.string(QByteArrayView(name));
    out.endArray().endObject();
}

} // namespace basalt::api

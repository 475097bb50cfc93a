// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "auth/account.h"
#include "auth/accountservice.h"
#include "auth/sessionissuer.h"
#include "auth/user.h"
#include "core/jsonwriter.h"

namespace basalt::api {

/** A password of 128 characters may be longer before it is normalised; what is far longer is no password. */
inline constexpr qsizetype kMaxPassword = 512;
inline constexpr qsizetype kMaxEmail = 320;
/** JSON Schema of an answer that only says what was done. */
inline constexpr QByteArrayView kMessageSchema(R"({"type":"object","properties":{"message":{"type":"string"}}})");

/** A text, or null for a null one. */
void writeTextOrNull(core::JsonWriter &out, QByteArrayView name, const QByteArray &text);

/** The short forms that answers of `/auth` hold. */
void writeSessionUser(core::JsonWriter &out, const auth::User &user);
/** The same with what only the user itself is shown: profile and preferences. */
void writeOwnUser(core::JsonWriter &out, const auth::User &user);
void writeSessionAccount(core::JsonWriter &out, const auth::Account &account);
/** The members of an AuthResponse, inside an open object. */
void writeSignedIn(core::JsonWriter &out, const auth::SignedIn &signedIn);

/** A user as `/users` shows it. */
void writeUser(core::JsonWriter &out, const auth::User &user);
/** Its members alone, inside an object that has more of them. */
void writeUserMembers(core::JsonWriter &out, const auth::User &user);
void writeRole(core::JsonWriter &out, const auth::Role &role);
void writeAccountItem(core::JsonWriter &out, const auth::Account &account);
void writeAccountDetail(core::JsonWriter &out, const auth::AccountDetail &detail);

} // namespace basalt::api

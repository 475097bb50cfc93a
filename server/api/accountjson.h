// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "auth/account.h"
#include "auth/accountservice.h"
#include "auth/sessionissuer.h"
#include "auth/user.h"
#include "core/jsonwriter.h"

namespace basalt::api {

/** A text, or null for a null one. */
void writeTextOrNull(core::JsonWriter &out, QByteArrayView name, const QByteArray &text);

/** The short forms that answers of `/auth` hold. */
void writeSessionUser(core::JsonWriter &out, const auth::User &user);
void writeSessionAccount(core::JsonWriter &out, const auth::Account &account);
/** The members of an AuthResponse, inside an open object. */
void writeSignedIn(core::JsonWriter &out, const auth::SignedIn &signedIn);

/** A user as `/users` shows it. */
void writeUser(core::JsonWriter &out, const auth::User &user);
void writeRole(core::JsonWriter &out, const auth::Role &role);
void writeAccountItem(core::JsonWriter &out, const auth::Account &account);
void writeAccountDetail(core::JsonWriter &out, const auth::AccountDetail &detail);

} // namespace basalt::api

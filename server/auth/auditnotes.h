// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "auth/account.h"
#include "auth/identitystore.h"
#include "auth/user.h"
#include "db/auditevent.h"

#include <QJsonValue>

namespace basalt::auth {

/** Shown in the trail in place of a secret. */
inline constexpr char kHidden[] = "***";

/** Null for a null text. */
[[nodiscard]] inline QJsonValue auditText(const QByteArray &text)
{
    return text.isNull() ? QJsonValue(QJsonValue::Null) : QJsonValue(QString::fromUtf8(text));
}

/** An event about a row of `table`, with nothing changed yet. */
[[nodiscard]] db::AuditEvent auditEvent(Code event, const char *operation, const QByteArray &accountId,
                                        const db::AuditActor &actor, const char *table, const QByteArray &recordId);

/** The events of a row's birth: every field that has a value. */
[[nodiscard]] db::AuditEvent accountCreated(const Account &account, const db::AuditActor &actor);
[[nodiscard]] db::AuditEvent userCreated(const User &user, Code event, bool hasPassword, const db::AuditActor &actor);

/** The birth of an identity at a sign-in provider. Like all entries about identities it is about the user's id. */
[[nodiscard]] db::AuditEvent identityCreated(const Identity &identity, const db::AuditActor &actor);
/** What a provider reports otherwise than before; empty: nothing. */
[[nodiscard]] QList<db::AuditChange> identityChanges(const Identity &before, const Identity &after);

/** Fields that differ between two states of a user. */
[[nodiscard]] QList<db::AuditChange> userChanges(const User &before, const User &after);

/** `actor` as it is once somebody has proved to be `user`. */
[[nodiscard]] db::AuditActor actorFor(db::AuditActor actor, const User &user, const QByteArray &authMethod);

} // namespace basalt::auth

// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "db/auditevent.h"

#include <QJsonValue>
#include <QList>

#include <optional>

namespace basalt::mail {

/** An entry of the trail about mail, of whatever account: only superadmins set it up. */
[[nodiscard]] db::AuditEvent auditEventOf(Code event, const char *operation, const db::AuditActor &actor, const char *table,
                                          const QByteArray &recordId);

using AuditValues = QList<std::pair<QByteArray, QJsonValue>>;

/** Values that differ, both being of the same names; all of them where there was nothing before. */
[[nodiscard]] QList<db::AuditChange> changesOf(const std::optional<AuditValues> &before, const AuditValues &after);

} // namespace basalt::mail

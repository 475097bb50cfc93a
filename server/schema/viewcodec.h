// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/jsonwriter.h"
#include "core/result.h"
#include "schema/fieldcodec.h"
#include "schema/viewselect.h"

#include <QJsonValue>

namespace basalt::schema {

/**
 * Reads what a view selects as clients send it: `{from, filter, fields: [{id, name, value} or {id, name, aggregate, field}],
 * group_by, having}`. Form and names are checked, the texts are not: that takes a schema. Faults are named `select.…`.
 */
[[nodiscard]] Result<ViewSelect> parseViewSelect(const QJsonValue &json, const TargetResolver &resolve);

enum class FieldIds { Written, LeftOut };
/** Writes it as clients read it. */
void writeViewSelect(core::JsonWriter &out, const ViewSelect &select, FieldIds ids);

/** As it is kept in the table `collections`; the source by its id, so that its name may change. */
[[nodiscard]] QByteArray storeViewSelect(const ViewSelect &select);
/** Reads what storeViewSelect() wrote. */
[[nodiscard]] Result<ViewSelect> loadViewSelect(const QByteArray &stored);

} // namespace basalt::schema

// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/error.h"
#include "schema/field.h"

#include <QJsonObject>
#include <QList>

namespace basalt::schema {

/**
 * Reads `options` of a field description into `field`, whose type is set already: `values` (select), `multiple` and
 * `max_select` (select, reference), `min` and `max` (numbers, dates), `min_length`, `max_length` and `pattern` (text,
 * email, url), `managed` (those), `searchable` (those and select, of one value; see searchwords.h). An option that is unknown or says nothing for the type is a fault: a mistyped limit must not be no limit.
 * Faults are named `<path>.<option>`.
 */
[[nodiscard]] QList<FieldError> readOptions(Field &field, const QJsonObject &json, const QString &path);

} // namespace basalt::schema

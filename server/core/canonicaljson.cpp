// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/canonicaljson.h"

#include "core/jsonwriter.h"

namespace basalt::core {

QByteArray canonicalJson(const QJsonValue &value)
{
    // QJsonObject keeps its members ordered by QString comparison, which is by UTF-16 code units, and the writer uses
    // ECMAScript's escapes and number form: nothing is left to do but to write.
    JsonWriter writer;
    writer.value(value);
    return writer.take();
}

} // namespace basalt::core

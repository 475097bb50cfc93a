// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "collections/refused.h"

namespace basalt::collections {

Error refused(const QByteArray &field, const QString &message, const QString &code)
{
    Error error = Error::of(Code::SchemaChangeRefused, message);
    error.fields.append({QString::fromUtf8(field), message, code});
    return error;
}

} // namespace basalt::collections

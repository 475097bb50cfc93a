// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "collections/refused.h"

using namespace Qt::Literals::StringLiterals;

namespace basalt::collections {

Error refused(const QByteArray &field, const QString &message, const QString &code)
{
    Error error = Error::of(Code::SchemaChangeRefused, message);
    error.fields.append({QString::fromUtf8(field), message, code});
    return error;
}

Error changedMeanwhile()
{
    return Error::of(Code::Conflict, u"The collection was changed in the meantime; read it again."_s);
}

} // namespace basalt::collections

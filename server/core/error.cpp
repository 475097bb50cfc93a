// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/error.h"

namespace basalt {

Error Error::of(Code code)
{
    return Error{code, core::codeMessage(code), {}, {}};
}

Error Error::of(Code code, QString message)
{
    return Error{code, std::move(message), {}, {}};
}

Error Error::internal(QString detail)
{
    return logged(Code::Internal, std::move(detail));
}

Error Error::logged(Code code, QString detail)
{
    return Error{code, core::codeMessage(code), std::move(detail), {}};
}

Error Error::invalid(QString field, QString message, QString fieldCode)
{
    return invalid(QList<FieldError>{{std::move(field), std::move(message), std::move(fieldCode)}});
}

Error Error::invalid(QList<FieldError> fields)
{
    return Error{Code::ValidationFailed, core::codeMessage(Code::ValidationFailed), {}, std::move(fields)};
}

Error Error::at(qint64 element) const
{
    Error other = *this;
    other.index = element;
    other.message = QStringLiteral("Element %1: %2").arg(QString::number(element), message);
    return other;
}

Error Error::inside(const QString &place) const
{
    Error other = *this;
    for (FieldError &fault : other.fields)
        fault.field = fault.field.isEmpty() ? place : QString(place + u'.' + fault.field);
    return other;
}

Error Error::withStatus(int status) const
{
    Error other = *this;
    other.contractStatus = status;
    return other;
}

} // namespace basalt

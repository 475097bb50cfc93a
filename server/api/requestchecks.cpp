// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "api/requestchecks.h"

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace basalt::api {

std::optional<Error> unknownParameters(const http::Request &request, std::initializer_list<QByteArrayView> known,
                                       const QSet<QByteArray> &alsoKnown)
{
    QList<FieldError> faults;
    for (const auto &[name, value] : request.queryParameters) {
        if (std::ranges::find(known, QByteArrayView(name)) != known.end() || alsoKnown.contains(name))
            continue;
        const QString text = QString::fromUtf8(name);
        faults.append({text, u"Unsupported query parameter \"%1\"."_s.arg(text), u"unknown_parameter"_s});
    }
    if (faults.isEmpty())
        return std::nullopt;
    Error error = Error::invalid(faults);
    error.message = faults.first().message;
    return error;
}

} // namespace basalt::api

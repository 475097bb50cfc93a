// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/result.h"
#include "http/request.h"

#include <QByteArray>
#include <QByteArrayView>
#include <QSet>

#include <initializer_list>
#include <optional>

namespace basalt::api {

/** Code::ValidationFailed naming every query parameter in neither of the two: a mistyped filter must not be no filter. */
[[nodiscard]] std::optional<Error> unknownParameters(const http::Request &request, std::initializer_list<QByteArrayView> known,
                                                     const QSet<QByteArray> &alsoKnown = {});

} // namespace basalt::api

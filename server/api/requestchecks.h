// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/result.h"
#include "http/request.h"

#include <QByteArray>
#include <QByteArrayView>
#include <QSet>

#include <functional>
#include <initializer_list>
#include <optional>

namespace basalt::api {

/**
 * Code::ValidationFailed naming every query parameter that is not in the list: a mistyped filter must not be no filter.
 * `alsoKnown` tells of others; it is asked only where there are parameters besides those in the list.
 */
[[nodiscard]] std::optional<Error> unknownParameters(const http::Request &request, std::initializer_list<QByteArrayView> known,
                                                     const std::function<QSet<QByteArray>()> &alsoKnown = {});

} // namespace basalt::api

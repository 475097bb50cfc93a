// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/result.h"
#include "http/request.h"

#include <QByteArrayView>

#include <initializer_list>
#include <optional>

namespace basalt::api {

/** Code::ValidationFailed naming every query parameter that is not in the list: a mistyped filter must not be no filter. */
[[nodiscard]] std::optional<Error> unknownParameters(const http::Request &request, std::initializer_list<QByteArrayView> known);

} // namespace basalt::api

// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>
#include <QByteArrayView>

namespace basalt::core {

/** The nil UUID: id of the system account. */
inline constexpr QByteArrayView kSystemAccountId("00000000-0000-0000-0000-000000000000");

/**
 * A new UUID of version 7 (RFC 9562) as 36 lower-case characters. Ids made on one thread rise strictly, also within a
 * millisecond and when the clock is set back, so inserts stay at the right edge of an index.
 */
[[nodiscard]] QByteArray newId();

/** True for 36 characters of a UUID in lower-case hexadecimal with hyphens in their places. */
[[nodiscard]] bool isId(QByteArrayView text);

/** `cid_` and 12 hexadecimal digits: names one request in answers, logs and audit entries. */
[[nodiscard]] QByteArray newCorrelationId();

} // namespace basalt::core

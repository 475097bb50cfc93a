// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "schema/collection.h"

#include <QByteArray>

namespace basalt::records {

/** The method that clients send for an operation, for rules that ask for it. */
[[nodiscard]] inline QByteArray methodOf(schema::Operation operation)
{
    switch (operation) {
    case schema::Operation::Create: return "POST";
    case schema::Operation::Update: return "PATCH";
    case schema::Operation::Delete: return "DELETE";
    default: return "GET";
    }
}

} // namespace basalt::records

// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QJsonObject>
#include <QStringList>

namespace basalt::test {

/**
 * What is wrong with an OpenAPI 3.1 document, one line each: operations without name, summary, tag or problem details, a name that is
 * given twice, places of the path that are no parameters, and references that lead nowhere.
 */
[[nodiscard]] QStringList faultsOfOpenApi(const QJsonObject &document);

} // namespace basalt::test

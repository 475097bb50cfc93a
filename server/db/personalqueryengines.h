// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "db/personalquery.h"

namespace basalt::db {

// The two halves of answerQuery(). `words` are those of the statement, without a `;` at its end.

[[nodiscard]] SqlChecked<PersonalAnswer> answerOnSqlite(const DatabaseOptions &options, const PersonalQuery &query);
[[nodiscard]] SqlChecked<PersonalAnswer> answerOnPostgres(const DatabaseOptions &options, const PersonalQuery &query,
                                                          const std::vector<SqlWord> &words);

/** Runs what has been found harmless and takes in the answer. */
[[nodiscard]] SqlChecked<PersonalAnswer> takeAnswer(Connection &connection, const QByteArray &sql, const PersonalQuery &query);

} // namespace basalt::db

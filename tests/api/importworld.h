// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "dataworld.h"

namespace basalt::test {

/** What files of the tests are called by default. */
inline const HttpClient::Headers kCsvType{{"Content-Type", "text/csv"}};

/** Collections to import into, in the world of the running engine; made at the first call, and `things` is empty afterwards. */
void makeImportCollections();

/** Sends the file as that person and waits for the end of its import. */
HttpAnswer importFile(const QByteArray &person, const QByteArray &path, const QByteArray &file,
                      const HttpClient::Headers &headers = kCsvType);

/** How many records there are, of all accounts. */
[[nodiscard]] qint64 totalOf(const QByteArray &collection);

/** A CSV file with `n` rows for `things`, beginning with number `from`. */
[[nodiscard]] QByteArray things(int from, int n);

/** Deletes all records. */
void emptyCollection(const QByteArray &collection);

} // namespace basalt::test
